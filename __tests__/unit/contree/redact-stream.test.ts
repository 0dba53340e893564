import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type RedactStream, redactStreams } from '../../../src/contree/redact.ts';
import { SecretMask } from '../../../src/contree/secrets/secret-mask.ts';
import { cutPlaces } from '../../doubles/cut-places.ts';
import { FORMS, longestRun } from '../../doubles/secret-forms.ts';

/** What each piece brings, and then the rest. */
function redacted(secrets: readonly string[], pieces: readonly (string | Buffer)[]): string[] {
  return streamed(redactStreams(secrets)(), pieces);
}

function streamed(stream: RedactStream, pieces: readonly (string | Buffer)[]): string[] {
  const parts = pieces.map((piece) => stream.next(Buffer.from(piece)));
  return [...parts, stream.rest()].map(String);
}

describe('a secret', () => {
  it.each([
    ['in one piece', ['a hush b'], 'a *** b'],
    ['in two', ['a hu', 'sh b'], 'a *** b'],
    ['in as many pieces as it has bytes', ['h', 'u', 's', 'h', '.'], '***.'],
    ['with an empty piece in its midst', ['hu', '', 'sh'], '***'],
    ['twice, sharing a piece', ['hushhu', 'sh'], '******'],
    ['that turns out to be none', ['hu', 'ge'], 'huge'],
    ['that begins anew within its beginning', ['hhhu', 'sh'], 'hh***'],
    ['that never ends', ['so hus'], 'so hus'],
  ])('%s', (_how, pieces, expected) => {
    expect(redacted(['hush'], pieces).join('')).toBe(expected);
  });

  it('that overlaps another shares one mask with it', () => {
    expect(redacted(['abca'], ['abca', 'bca.']).join('')).toBe('***.');
  });

  it('that begins a longer one waits for it', () => {
    expect(redacted(['abcd', 'abcdef'], ['x abcd', 'ef']).join('')).toBe('x ***');
    expect(redacted(['abcd', 'abcdef'], ['x abcd', 'ex']).join('')).toBe('x ***ex');
    expect(redacted(['abcd', 'abcdef'], ['x abcde']).join('')).toBe('x ***e');
  });

  it('may be cut within a character, and stand in JSON text', () => {
    const bytes = Buffer.from('é„x"');
    expect(redacted(['é„x"'], [bytes.subarray(0, 1), bytes.subarray(1, 4), bytes.subarray(4)]).join('')).toBe('***');
    expect(redacted(['a"b/c'], ['{"k":"a\\', '"b\\/', 'c"}']).join('')).toBe('{"k":"***"}');
  });

  it('is text and no pattern', () => {
    const secret = String.raw`a.*+?^$(){}[]|/\-b`;
    expect(redacted([secret], [`a${secret}`, ' a-b axb']).join('')).toBe('a*** a-b axb');
  });

  it('is hidden in part when a stream lacks its beginning or its end', () => {
    const secret = 'tok3n-Very/Secret';
    expect(redacted([secret], ['so tok3n-V', 'ery/S']).join('')).toBe('so ***');
    expect(redacted([secret], ['ery/', 'Secret so']).join('')).toBe('ery/*** so');
  });
});

describe('a line', () => {
  it('comes as soon as it ends, although it ends as a secret begins', () => {
    const stream = redactStreams(['tok3n-Very/Secret'])();
    expect(String(stream.next(Buffer.from('the first of many\na second tok\n')))).toBe(
      'the first of many\na second tok\n',
    );
    expect(String(stream.next(Buffer.from('3n-Very/Secret\nthird\n')))).toBe('***\nthird\n');
    expect(String(stream.next(Buffer.from('fourth tok3n-Very\n')))).toBe('fourth ');
    expect(String(stream.next(Buffer.from('/Secret\n')))).toBe('***\n***\n');
  });

  it('that is no text comes unchanged', () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    for (const secrets of [[], [''], ['hush']]) {
      const stream = redactStreams(secrets)();
      expect(Buffer.concat([stream.next(bytes), stream.rest()])).toEqual(bytes);
    }
  });
});

it('has no rest a second time', () => {
  const stream = redactStreams(['hush'])();
  stream.next(Buffer.from('hus'));
  expect([stream.rest(), stream.rest()].map(String)).toEqual(['hus', '']);
  expect(String(stream.next(Buffer.from('h')))).toBe('');
});

it('gives the same however the bytes are cut', () => {
  const few = fc.stringMatching(/^[abcd]{4,12}$/u);
  const secrets = fc.array(few, { maxLength: 3 });
  const pieces = fc.array(fc.stringMatching(/^[abcd %&\\]{0,9}$/u));
  fc.assert(
    fc.property(
      secrets,
      pieces,
      (hidden, given) => redacted(hidden, given).join('') === new SecretMask(hidden).text(given.join('')),
    ),
    { numRuns: 600 },
  );
});

const LONG = 'tok3n-Very/Secret_0123456789.ABCDEF';
const ofLong = redactStreams([LONG]);

it.each(FORMS)('hides a secret %s, wherever within an escape the stream is cut', (_, write) => {
  const text = Buffer.from(`so ${write(LONG)} it is\n`);
  const results = new Set<string>();
  for (const cut of cutPlaces(text.length)) {
    const pieces = [text.subarray(0, cut), text.subarray(cut)];
    for (const given of [pieces, ...pieces.map((piece) => [piece])]) results.add(streamed(ofLong(), given).join(''));
  }
  expect([...results].filter((result) => longestRun(LONG, result, 1) > 7)).toEqual([]);
});
