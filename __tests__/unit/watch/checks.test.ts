import { describe, expect, it } from '@jest/globals';
import { areFew, checkJitter, fruitlessLimit, quietUntil, waitedFor } from '../../../src/watch/poll-schedule.ts';

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
