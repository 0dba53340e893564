import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pollPause } from '../../../src/watch/poll-schedule.ts';

const pause = (waited: number, legs: number, random: number, areQueued = false): number =>
  pollPause({ waited, legs, areQueued }, random);

describe('the pause between two polls', () => {
  it.each([
    ['few legs', 1, 0, 500],
    ['few legs', 3, 4_999, 500],
    ['few legs', 40, 20_000, 2_000],
    ['few legs', 40, 50_000, 5_000],
    ['few legs', 1, 3_600_000, 5_000],
    ['a hundred', 100, 1_000, 500],
    ['a hundred', 100, 20_000, 5_000],
    ['a hundred', 100, 3_600_000, 10_000],
    ['a thousand', 1_000, 20_000, 5_000],
    ['a thousand', 1_000, 3_600_000, 30_000],
  ])('for %s (%i) after %i ms is %i ms without chance', (_, legs, waited, expected) => {
    expect(pause(waited, legs, 0.5)).toBeCloseTo(expected, -1);
  });

  it.each([
    [1, 1_000, 500],
    [1, 20_000, 5_000],
    [1, 3_600_000, 10_000],
    [40, 20_000, 5_000],
    [200, 3_600_000, 20_000],
    [1_000, 3_600_000, 30_000],
  ])('for %i legs in the queue after %i ms is %i ms without chance', (legs, waited, expected) => {
    expect(pause(waited, legs, 0.5, true)).toBeCloseTo(expected, -1);
  });

  it('is spread by a fifth to either side, and no further', () => {
    expect(pause(0, 1, 0)).toBeCloseTo(400);
    expect(pause(50_000, 1, 0)).toBeCloseTo(4_000);
    expect(pause(50_000, 1, 0.999999)).toBeCloseTo(6_000, 0);
  });

  it('is never shorter than 0.4 s, longer than 36 s, or shorter for a longer wait or for more legs', () => {
    const waited = fc.nat(10_000_000);
    const legs = fc.integer({ min: 1, max: 10_000 });
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(waited, waited, legs, legs, chance, fc.boolean(), (elapsed, more, few, others, random, areQueued) => {
        const delay = pause(elapsed, few, random, areQueued);
        expect(delay).toBeGreaterThanOrEqual(400);
        expect(delay).toBeLessThanOrEqual(36_000);
        expect(pause(elapsed + more, few, random, areQueued)).toBeGreaterThanOrEqual(delay);
        expect(pause(elapsed, few + others, random, areQueued)).toBeGreaterThanOrEqual(delay);
        expect(pause(elapsed, few, random, true)).toBeGreaterThanOrEqual(delay);
      }),
    );
  });
});
