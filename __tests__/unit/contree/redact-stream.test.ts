import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { redactStreams } from '../../../src/contree/redact.ts';

/** What each piece brings, and then the rest. */
function redacted(secrets: readonly string[], pieces: readonly (string | Buffer)[]): string[] {
  const stream = redactStreams(secrets)();
  const parts = pieces.map((piece) => stream.next(Buffer.from(piece)));
  return [...parts, stream.rest()].map(String);
}

describe('a secret', () => {
  it.each([
    ['in one piece', ['a hush b'], ['a *** b', '']],
    ['in two', ['a hu', 'sh b'], ['a ', '*** b', '']],
    ['in as many pieces as it has bytes', ['h', 'u', 's', 'h', '.'], ['', '', '', '***', '.', '']],
    ['with an empty piece in its midst', ['hu', '', 'sh'], ['', '', '***', '']],
    ['twice, sharing a piece', ['hushhu', 'sh'], ['***', '***', '']],
    ['that turns out to be none', ['hu', 'ge'], ['', 'huge', '']],
    ['that begins anew within its beginning', ['hhhu', 'sh'], ['hh', '***', '']],
    ['that never ends', ['so hus'], ['so ', 'hus']],
  ])('%s', (_how, pieces, expected) => {
    expect(redacted(['hush'], pieces)).toEqual(expected);
  });

  it('that ends as it begins is whole when its last byte came', () => {
    expect(redacted(['abca'], ['abca', 'bca'])).toEqual(['***', 'bc', 'a']);
  });

  it('that begins a longer one waits for it', () => {
    expect(redacted(['abc', 'abcdef'], ['x abc', 'def'])).toEqual(['x ', '***', '']);
    expect(redacted(['abc', 'abcdef'], ['x abc', 'dex'])).toEqual(['x ', '***dex', '']);
    expect(redacted(['abc', 'abcdef'], ['x abcd'])).toEqual(['x ', '***d']);
  });

  it('may be cut within a character, and stand in JSON text', () => {
    const bytes = Buffer.from('é„x"');
    expect(redacted(['é„x"'], [bytes.subarray(0, 1), bytes.subarray(1, 4), bytes.subarray(4)]).join('')).toBe('***');
    expect(redacted(['a"b'], ['{"k":"a\\', '"b"}']).join('')).toBe('{"k":"***"}');
  });

  it('is text and no pattern', () => {
    const secret = String.raw`a.*+?^$(){}[]|/\-b`;
    expect(redacted([secret], [`a${secret}`, ' a-b axb']).join('')).toBe('a*** a-b axb');
  });
});

it('leaves bytes that are no text as they are', () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  for (const secrets of [[], [''], ['hush']]) expect(redactStreams(secrets)().next(bytes)).toEqual(bytes);
});

it('has no rest a second time', () => {
  const stream = redactStreams(['hush'])();
  stream.next(Buffer.from('hus'));
  expect([stream.rest(), stream.rest()].map(String)).toEqual(['hus', '']);
  expect(String(stream.next(Buffer.from('h')))).toBe('');
});

/** Read from left to right, of the secrets at one place the longest; written as plainly as can be. */
function plainly(secrets: readonly string[], text: string): string {
  let result = '';
  for (let at = 0; at < text.length;) {
    const here = secrets.filter((secret) => text.startsWith(secret, at)).map((secret) => secret.length);
    const longest = Math.max(0, ...here);
    result += longest === 0 ? text.slice(at, at + 1) : '***';
    at += Math.max(1, longest);
  }
  return result;
}

it('gives the same however the bytes are cut', () => {
  const few = fc.stringMatching(/^[abc]{1,5}$/u);
  fc.assert(
    fc.property(fc.array(few, { maxLength: 3 }), fc.array(fc.stringMatching(/^[abc]{0,6}$/u)), (secrets, pieces) => {
      expect(redacted(secrets, pieces).join('')).toBe(plainly(secrets, pieces.join('')));
    }),
    { numRuns: 1000 },
  );
});
