import { describe, expect, it } from '@jest/globals';
import { ALPHABET, hasBit, LETTERS, SecretGrams, withLetter } from '../../../../src/contree/secrets/secret-grams.ts';

const gramsOf = (...texts: string[]): SecretGrams =>
  new SecretGrams(texts.map((text) => ({ bytes: Buffer.from(text), isShort: text.length < 8 })));

const numberOf = (letters: string): number => Number.parseInt(letters, ALPHABET);

/** Of these groups of four letters, those that are set. */
const set = (bits: Uint8Array, groups: readonly string[]): string[] =>
  groups.filter((group) => hasBit(bits, numberOf(group)));

function count(bits: Uint8Array): number {
  let found = 0;
  for (const byte of bits) for (let rest = byte; rest > 0; rest >>= 1) found += rest & 1;
  return found;
}

describe('the letters of a secret', () => {
  it('are those of base 36, in either case', () => {
    expect(Array.from('09azAZ', (letter) => LETTERS[letter.charCodeAt(0)])).toEqual([1, 10, 11, 36, 11, 36]);
    expect(Array.from('/:@[`{ é'.slice(0, 7), (letter) => LETTERS[letter.charCodeAt(0)])).toEqual([
      0, 0, 0, 0, 0, 0, 0,
    ]);
  });

  it('are taken by four, from anywhere in it', () => {
    const { all, first, stride } = gramsOf('abcde+fgh');
    expect([stride, count(all), count(first)]).toEqual([5, 5, 5]);
    expect(set(all, ['abcd', 'bcde', 'cdef', 'defg', 'efgh', 'fgha', 'dcba'])).toEqual([
      'abcd',
      'bcde',
      'cdef',
      'defg',
      'efgh',
    ]);
  });

  it('are looked up as often as the shortest form needs, which the first ones of all forms meet', () => {
    const { all, first, stride } = gramsOf('abcdefghijkl', 'qrstuv12');
    expect([stride, count(all), count(first)]).toEqual([5, 14, 10]);
    expect(set(first, ['abcd', 'efgh', 'fghi', 'qrst', 'uv12'])).toEqual(['abcd', 'efgh', 'qrst', 'uv12']);
    expect(set(all, ['abcd', 'efgh', 'fghi', 'ijkl'])).toEqual(['abcd', 'efgh', 'fghi', 'ijkl']);
  });

  it('are kept beside others of nearly the same number', () => {
    const { all } = gramsOf('abcdefgh', 'abceefgh', 'abcfefgh');
    expect(set(all, ['abcc', 'abcd', 'abce', 'abcf', 'abcg'])).toEqual(['abcd', 'abce', 'abcf']);
  });

  it('are too few where a part that would be hidden has less than four', () => {
    expect(gramsOf('abc+++++').stride).toBe(0);
    expect(gramsOf('abcd++++').stride).toBe(1);
    expect(gramsOf('abcd+++++').stride).toBe(0);
    expect(gramsOf('abcdefgh', 'a+++++++').stride).toBe(0);
    expect(gramsOf('abc+', 'abcdefgh').stride).toBe(0);
    expect(gramsOf('pass12').stride).toBe(3);
    expect(count(gramsOf('abc+++++').all)).toBe(0);
  });

  it('make the number of the last four', () => {
    const number = Array.from('xyabcd', (letter) => LETTERS[letter.charCodeAt(0)] ?? 0).reduce(withLetter, 0);
    expect(number).toBe(numberOf('abcd'));
    expect(withLetter(numberOf('zzzz'), 1)).toBe(numberOf('zzz0'));
  });
});
