import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pause } from '../../../src/legs/interval.ts';

describe('the pause between two looks', () => {
  it.each([
    [0, 500],
    [4_999, 500],
    [20_000, 2_000],
    [50_000, 5_000],
    [3_600_000, 5_000],
  ])('after %i ms is %i ms without chance', (elapsed, expected) => {
    expect(pause(elapsed, 0.5)).toBeCloseTo(expected, -1);
  });

  it('is spread by a fifth to either side, and no further', () => {
    expect(pause(0, 0)).toBeCloseTo(400);
    expect(pause(50_000, 0)).toBeCloseTo(4_000);
    expect(pause(50_000, 0.999999)).toBeCloseTo(6_000, 0);
  });

  it('is never shorter than 0.4 s, longer than 6 s, or shorter for a longer wait', () => {
    const waited = fc.nat(10_000_000);
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(waited, waited, chance, (elapsed, more, random) => {
        const delay = pause(elapsed, random);
        expect(delay).toBeGreaterThanOrEqual(400);
        expect(delay).toBeLessThanOrEqual(6_000);
        expect(pause(elapsed + more, random)).toBeGreaterThanOrEqual(delay);
      }),
    );
  });
});
