import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NumberSet } from '../../../../src/test-reports/merge/number-set.ts';

describe('a set of numbers', () => {
  const dense = fc.integer({ min: 0, max: 130 });
  const sparse = fc.integer({ min: 0, max: 1_000_000 });

  it.each([
    ['of neighbours', dense, 130],
    ['far apart', sparse, 20],
  ])('%s has those that it was made of', (_title, number, most) => {
    fc.assert(
      fc.property(fc.uniqueArray(number, { maxLength: most }), fc.array(number), (numbers, others) => {
        const set = new NumberSet(numbers.toSorted((left, right) => left - right));
        for (const each of [...numbers, ...others]) expect(set.has(each)).toBe(numbers.includes(each));
      }),
    );
  });
});
