import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IdentityTable } from '../../../../src/test-reports/merge/identity-table.ts';
import { anyText } from '../../../doubles/any-text.ts';

describe('identities', () => {
  it('are numbered as they come, like the keys of a map', () => {
    fc.assert(
      fc.property(fc.array(anyText({ maxLength: 3 }), { maxLength: 200 }), (texts) => {
        const table = new IdentityTable(1000);
        const numbers = new Map<string, number>();
        for (const text of texts) {
          if (!numbers.has(text)) numbers.set(text, numbers.size);
          expect(table.numberOf(text)).toBe(numbers.get(text));
        }
        expect(table.size).toBe(numbers.size);
      }),
    );
  });

  it('keep their numbers while the table grows', () => {
    const table = new IdentityTable(5000);
    const numbers = Array.from({ length: 5000 }, (_, index) => index);
    expect(numbers.map((number) => table.numberOf(`test ${number}`))).toEqual(numbers);
    expect(numbers.map((number) => table.numberOf(`test ${number}`))).toEqual(numbers);
  });

  it('get no number beyond the limit, where the known ones keep theirs', () => {
    const table = new IdentityTable(2);
    expect(['a', 'b', 'c', 'a', 'b', ''].map((text) => table.numberOf(text))).toEqual([0, 1, null, 0, 1, null]);
  });
});
