import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { colourEnd, nextGram } from '../../../../src/contree/secrets/next-gram.ts';
import { SecretGrams } from '../../../../src/contree/secrets/secret-grams.ts';

const SECRET = 'abcdefgh';
const grams = new SecretGrams([{ bytes: Buffer.from(SECRET), isShort: false }]);

const next = (text: string, from = 0): number => nextGram(Buffer.from(text, 'latin1'), from, grams);

describe('the next four letters of a secret', () => {
  it('are looked for as often as needed to meet one of the first places', () => {
    expect(next('abcdefgh')).toBe(0);
    expect(next('zabcdefgh')).toBe(5);
    expect(next('zzzzzabcd')).toBe(5);
    expect(next('zzzz abcd', 5)).toBe(5);
    expect(next('abcdefgh', 1)).toBe(1);
  });

  it('are none in other letters, nor in fewer', () => {
    for (const text of ['', 'abc', 'zzzzzzzzzz', 'zzabc', 'hgfedcba', '....', '\u001b[31m'])
      expect(next(text)).toBe(text.length);
  });

  it('may have anything between them', () => {
    expect(next('a-b_c d')).toBe(0);
    expect(next('ABcd')).toBe(0);
    expect(next('  abcd')).toBe(2);
  });

  it('may have sequences of colours between them, and begin within one or behind it', () => {
    expect(next('a\u001b[31mbcd')).toBe(0);
    expect(next('\u001b[31mabcd')).toBeLessThanOrEqual(5);
    expect(next('\u001b[31m\u001b[1mabcd', 3)).toBeLessThanOrEqual(9);
    expect(next('zzzzz\u001b[31ma\u001b[0mb\u001b[0mc\u001b[0md\u001b[0mefgh')).toBeLessThan(40);
  });

  it.each([
    ['\u001b[31mabcdzzzz', 2, 2],
    ['\u001b[31mabcdzzzz', 3, 3],
    ['\u001b[31mabcdzzzz', 4, 4],
    ['\u001b[mabcdzzzz', 2, 2],
    ['\u001b[31;42;53;64;75;86mabcdzzzz', 20, 20],
    ['wwww[31mabcdzzzz', 6, 16],
  ])('in %j, which is read from within its sequence at %i, are found at %i', (text, from, expected) => {
    expect(next(text, from)).toBe(expected);
  });

  it('are met wherever a secret stands, and not before what is around it', () => {
    const gap = fc.constantFrom('', '', '', ' ', '\n', '\u001b[1m', '\u001b[38;5;12m', '-');
    const filler = fc.array(fc.tuple(fc.constantFrom('w', 'x', 'y', 'z'), gap), { maxLength: 40 });
    const torn = fc.array(gap, { minLength: SECRET.length, maxLength: SECRET.length });
    const joinedUp = (parts: readonly (readonly [string, string])[]): string => parts.flat().join('');
    fc.assert(
      fc.property(filler, torn, filler, (before, gaps, after) => {
        const [head, tail] = [joinedUp(before), joinedUp(after)];
        const letters = Array.from(SECRET, (letter, at) => letter + (gaps[at] ?? ''));
        const found = next(head + letters.join('') + tail);
        expect(found).toBeLessThanOrEqual(head.length + letters.slice(0, 4).join('').length);
        expect(head.slice(found)).not.toMatch(/[w-z].*[w-z].*[w-z].*[w-z]/s);
        expect(next(head + tail)).toBe(head.length + tail.length);
      }),
      { numRuns: 500 },
    );
  });

  it('are the same in a text that is known to have no sequences', () => {
    const letter = fc.constantFrom(
      'a',
      'b',
      'c',
      'd',
      'e',
      'f',
      'g',
      'h',
      'abcd',
      'EFGH',
      'z',
      ' ',
      '\n',
      '-',
      '\u00ff',
    );
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 60 }), fc.nat(70), (parts, from) => {
        const bytes = Buffer.from(parts.join(''), 'latin1');
        expect(nextGram(bytes, from, grams, false)).toBe(nextGram(bytes, from, grams));
      }),
      { numRuns: 500 },
    );
  });
});

it.each([
  ['\u001b[31mx', 5],
  ['\u001b[mx', 3],
  ['\u001b[0;9:?>mx', 9],
  ['\u001b[@x', 3],
  ['\u001b[/x', 3],
])('the sequence of %j ends at %i', (text, end) => {
  expect(colourEnd(Buffer.from(text), 0)).toBe(end);
});
