import { describe, expect, it } from '@jest/globals';
import { KnownLengths } from '../../../src/watch/known-lengths.ts';

/** The ages at which a leg is looked at, by the lengths of others. */
function looksOf(...lengths: readonly number[]): number[] {
  const known = new KnownLengths();
  for (const length of lengths) known.add(length);
  const looks: number[] = [];
  for (let age = known.lookAfter(0); age < Infinity; age = known.lookAfter(age)) looks.push(age);
  return looks;
}

describe('a leg is looked at', () => {
  it.each([
    ['at the length of the others, and a little later', [1_000, 1_000, 1_000], [1_000, 1_025]],
    ['at the median and the longer ones', [900, 1_000, 1_200], [1_000, 1_200, 1_225]],
    ['once for lengths less than a fortieth apart', [60_000, 60_000, 61_000, 62_000, 62_600], [61_000, 62_600, 64_125]],
    ['at no age while two lengths are known', [1_000, 1_000], []],
    ['at no age when the longest is far beyond the median', [1_000, 1_000, 1_501], []],
    ['by the last sixteen', [9_000, ...Array.from({ length: 16 }, () => 1_000)], [1_000, 1_025]],
  ])('%s', (_, lengths, looks) => {
    expect(looksOf(...lengths)).toEqual(looks);
  });
});

describe('lengths', () => {
  it('say nothing before the third', () => {
    const known = new KnownLengths();
    const few = [1_000, 1_000, 1_000].map((length) => {
      known.add(length);
      return known.areFew;
    });
    expect(few).toEqual([true, true, false]);
  });
});
