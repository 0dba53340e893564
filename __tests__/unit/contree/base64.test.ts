import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeBase64 } from '../../../src/contree/base64.ts';

describe('base64', () => {
  it.each(['aGk=', 'aGk', 'aG\nk=\n', 'aGk=\r\n', ' aGk '])('%j is decoded', (text) => {
    expect(decodeBase64(text)?.toString()).toBe('hi');
  });

  it.each(['a b!', 'aG=k', 'aGk===', 'aaaa!', 'aaaaaa!!', 'aaaaa!==', 'aaaaaa!=', '=aaa', 'ü', '\u0000'])(
    '%j is none',
    (text) => {
      expect(decodeBase64(text)).toBeNull();
    },
  );

  it('is recognised at once, however long the text', () => {
    const start = performance.now();
    for (const piece of [' ', 'a', '= ', 'a\n']) expect(decodeBase64(`${piece.repeat(1_000_000)}!`)).toBeNull();
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('is what the pattern says, of any text', () => {
    const letter = fc.constantFrom('A', 'z', '9', '+', '/', '-', '_', '=', ' ', '\n', '*', 'é');
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 12 }), (letters) => {
        const text = letters.join('');
        expect(decodeBase64(text) !== null).toBe(/^[\w+/\-\s]*(?:=\s*){0,2}$/u.test(text));
      }),
      { numRuns: 2_000 },
    );
  });
});
