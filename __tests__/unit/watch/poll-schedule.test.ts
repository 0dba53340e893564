import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  areFew,
  checkAt,
  checkJitter,
  fruitlessLimit,
  pollPause,
  quietUntil,
  waitedFor,
} from '../../../src/watch/poll-schedule.ts';

const START = 1_700_000_000_000;
const MINUTE = 60_000;

/** Minutes from the start until a leg is checked that was last known to execute after so many. */
const checkedAfter = (heard: number, factor = 1, share = 1): number => {
  const quiet = { since: START, heardAt: heard === 0 ? 0 : START + heard * MINUTE };
  return (quietUntil(quiet, factor, share) - START) / MINUTE;
};

describe('the check of a quiet stream', () => {
  it.each([
    [0, 5],
    [3, 8],
    [5, 10],
    [20, 40],
  ])('of a leg last known to execute after %i min comes after %i min', (heard, due) => {
    expect(checkedAfter(heard)).toBe(due);
  });

  it.each([
    [0, 4],
    [0.5, 5],
    [0.999999, 6],
  ])('has a jitter of a fifth to either side (%d)', (random, due) => {
    expect(checkedAfter(0, checkJitter(random))).toBeCloseTo(due, 4);
  });

  it('comes at least a minute after the last one', () => {
    const quiet = { since: START, heardAt: 0 };
    const due = (checked: number): number => (checkAt(quiet, 1, START + checked * MINUTE) - START) / MINUTE;
    expect([due(0), due(4), due(5)]).toEqual([5, 5, 6]);
  });

  it('includes legs that were quiet for half of their time', () => {
    expect([0, 2, 2.5, 3, 4].map((heard) => checkedAfter(heard, 1, 0.5) <= 5)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('few legs', () => {
  it('are up to 15, and may have more fruitless streams than many before they are polled', () => {
    expect([areFew(15), areFew(16)]).toEqual([true, false]);
    expect([fruitlessLimit(15), fruitlessLimit(16)]).toEqual([
      { failures: 3, earlies: 2 },
      { failures: 1, earlies: 1 },
    ]);
  });

  it('have been waited for as long as the youngest polled, many as long as all on average', () => {
    expect(waitedFor([4_000, 1_000], [9_000, 4_000, 1_000])).toBe(1_000);
    const ages = Array.from({ length: 16 }, (_, index) => index * 1_000);
    expect(waitedFor([1_000], ages)).toBe(7_500);
  });
});

const pause = (waited: number, legs: number, random: number, areQueued = false, isUrgent = false): number =>
  pollPause({ waited, legs, areQueued, isUrgent }, random);

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

  it.each([
    [2_000, 250],
    [3_600_000, 5_000],
  ])('is at least a quarter of a second while others wait for a place (after %i ms: %i ms)', (waited, expected) => {
    expect(pause(waited, 8, 0.5, false, true)).toBeCloseTo(expected, -1);
  });

  it('has a jitter of a fifth to either side', () => {
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
