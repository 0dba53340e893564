import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRedact, createRedactValue as createRedactSteps } from '../../../src/contree/redact.ts';
import { finish } from '../../../src/contree/secrets/steps.ts';

/** All steps of a redaction at once. */
function createRedactValue(secrets: readonly string[]): (value: unknown) => unknown {
  const redactSteps = createRedactSteps(secrets);
  return (value) => finish(redactSteps(value));
}

describe('createRedact', () => {
  it.each([
    ['Bearer hush/1 and hush/1', 'Bearer *** and ***'],
    ['?token=hush%2F1', '?token=***'],
    ['via http://user:password@proxy.test:3128/ it failed', 'via http://***@proxy.test:3128/ it failed'],
    ['nothing to hide', 'nothing to hide'],
  ])('%j becomes %j', (text, expected) => {
    expect(createRedact(['hush/1', ''])(text)).toBe(expected);
  });

  it('takes the longer secret first, and one that a serialiser escaped', () => {
    expect(createRedact(['abcd', 'abcdef'])('abcdef abcd')).toBe('*** ***');
    expect(createRedact(['a"b\\c'])(JSON.stringify({ said: 'a"b\\c' }))).toBe('{"said":"***"}');
  });

  it.each(['&A..', '..ab', '.tok3n.', '..secret-of-dots..', '-...', '...0$', '&......'])(
    'finds %j beside further dots',
    (secret) => {
      for (const before of ['', '.', '..', '...'])
        for (const after of ['', '.', '..', '...'])
          expect(createRedact([secret])(`x${before}${secret}${after} y`)).not.toContain(secret);
    },
  );

  it.each([
    [['.A&_'], '+ .A&_', '+ ***'],
    [['.A&_'], '. .A&_', '. ***'],
    [['xA&_', '-xA&_'], '- xA&_', '- ***'],
    [['&&&&', 'z&&&&'], 'z &&&&', 'z ***'],
  ])('finds one of %j that is the end of a longer text with a blank, in %j', (secrets, text, masked) => {
    expect(createRedact(secrets)(text)).toBe(masked);
  });

  it('leaves no trace of the secret in any text', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9._~$&-]{4,40}$/u);
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (hidden, before, after) => {
        expect(createRedact([hidden])(before + hidden + after)).not.toContain(hidden);
      }),
    );
  });
});

const SECRET = 'tok"3n\\Very/Secret';
const redact = createRedactValue([SECRET, 'second-secret', '', SECRET]);

function base64(text: string | Buffer): string {
  return Buffer.from(text).toString('base64');
}

describe('a redaction', () => {
  it('finds secrets in nested texts and keys', () => {
    expect(redact({ a: [`x ${SECRET} y`, { [`k-${SECRET}`]: `${SECRET}${SECRET}` }], b: 'second-secret' })).toEqual({
      a: ['x *** y', { 'k-***': '******' }],
      b: '***',
    });
  });

  it('finds a secret within JSON text', () => {
    expect(redact({ body: JSON.stringify({ token: SECRET }) })).toEqual({ body: '{"token":"***"}' });
  });

  it('lets everything else be', () => {
    const value = { a: null, b: 1, c: true, d: 'text', e: [], f: {}, g: 'dG9r' };
    expect(redact(structuredClone(value))).toEqual(value);
    expect(createRedactValue([])(structuredClone(value))).toEqual(value);
    expect(createRedactValue([''])('abc')).toBe('abc');
    expect(redact(undefined)).toBeUndefined();
  });

  it('takes any depth and any key', () => {
    const deep: unknown = JSON.parse(`${'[{"a":'.repeat(20_000)}"second-secret"${'}]'.repeat(20_000)}`);
    let inner = redact(deep);
    while (typeof inner === 'object') inner = Array.isArray(inner) ? inner[0] : (inner as { a: unknown }).a;
    expect(inner).toBe('***');
    const odd = redact(JSON.parse('{"__proto__":"second-secret","constructor":{"x":"second-secret"}}'));
    expect(JSON.stringify(odd)).toBe('{"__proto__":"***","constructor":{"x":"***"}}');
  });

  it('replaces the longest secret first', () => {
    expect(createRedactValue(['abcd', 'abcdef'])('abcdef abcd')).toBe('*** ***');
  });

  it.each(['value', 'content'])('looks into a base64 stream (%s), and keeps its other bytes', (key) => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0x00]), Buffer.from(SECRET), Buffer.from([0xfe])]);
    const stream = { encoding: 'base64', [key]: base64(bytes), truncated: false };
    expect(redact({ stdout: stream })).toEqual({
      stdout: {
        encoding: 'base64',
        [key]: base64(Buffer.concat([Buffer.from([0xff, 0x00]), Buffer.from('***'), Buffer.from([0xfe])])),
        truncated: false,
      },
    });
  });

  it('does not break base64 that has the secret’s letters by chance', () => {
    const value = base64('plain');
    expect(createRedactValue([value.slice(0, 4)])({ encoding: 'base64', value })).toEqual({
      encoding: 'base64',
      value,
    });
  });

  it.each([
    ['without padding', (encoded: string) => encoded.replace(/=+$/, '')],
    ['with line ends', (encoded: string) => encoded.replace(/(.{4})/g, '$1\n')],
    ['in the alphabet of addresses', (encoded: string) => encoded.replaceAll('+', '-').replaceAll('/', '_')],
  ])('looks into base64 %s', (_, written) => {
    const value = written(base64(Buffer.from(`\xfb\xff ${SECRET} \xfe`, 'latin1')));
    const clean = createRedactValue([SECRET])({ encoding: 'base64', value }) as { value: string };
    expect(Buffer.from(clean.value, 'base64').toString('latin1')).toBe('\xfb\xff *** \xfe');
  });

  it('takes a stream that only claims to be base64 for text', () => {
    expect(redact({ encoding: 'base64', value: `not base64: ${SECRET}` })).toEqual({
      encoding: 'base64',
      value: 'not base64: ***',
    });
    expect(redact({ encoding: 'base64', value: [SECRET], content: null })).toEqual({
      encoding: 'base64',
      value: ['***'],
      content: null,
    });
  });

  it('takes text for text', () => {
    expect(redact({ encoding: 'ascii', value: SECRET })).toEqual({ encoding: 'ascii', value: '***' });
    expect(redact({ encoding: 'ascii', value: `${base64(SECRET)}!` })).toEqual({ encoding: 'ascii', value: '***!' });
  });

  it('finds non-ASCII secrets in bytes', () => {
    const redactAccents = createRedactValue(['gehe1mnis-ß']);
    expect(redactAccents({ encoding: 'base64', value: base64('a gehe1mnis-ß b') })).toEqual({
      encoding: 'base64',
      value: base64('a *** b'),
    });
  });

  it('leaves no secret in any JSON value', () => {
    const text = fc.array(fc.constantFrom(SECRET, 'second-secret', 'x', '"', '\\', ' ')).map((parts) => parts.join(''));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        text.map((plain) => ({ encoding: 'base64', value: base64(plain) })),
        fc.array(tie('value')),
        fc.dictionary(text, tie('value')),
      ),
    }));
    fc.assert(
      fc.property(value, (given) => {
        const redacted = JSON.stringify(redact(given));
        expect(redacted).not.toContain(JSON.stringify(SECRET).slice(1, -1));
        expect(redacted).not.toContain('second-secret');
        for (const [, stream = ''] of redacted.matchAll(/"value":"([A-Za-z0-9+/=]*)"/g)) {
          expect(Buffer.from(stream, 'base64').toString()).not.toContain(SECRET);
        }
      }),
    );
  });
});

describe('what a reply says', () => {
  const SECRET = 'CANCELLED-by-9f31c0';
  const redact = createRedactValue([SECRET, 'abcd']);
  const base64 = (text: string): string => Buffer.from(text).toString('base64');

  it('keeps its words, in values and in names, where a secret begins in the same way', () => {
    expect(redact({ status: 'CANCELLED', CANCELLED: 1 })).toEqual({ status: 'CANCELLED', CANCELLED: 1 });
    expect(redact({ status: 'CANCELLED-b', 'CANCELLED-b': 1 })).toEqual({ status: '***', '***': 1 });
    expect(redact({ status: 'CANCELLED-b and on' })).toEqual({ status: 'CANCELLED-b and on' });
  });

  it('is no word where it is output, which may be cut within a secret', () => {
    expect(redact({ encoding: 'ascii', value: 'CANCELLED' })).toEqual({ encoding: 'ascii', value: '***' });
    expect(redact({ encoding: 'ascii', content: 'CANCELLED' })).toEqual({ encoding: 'ascii', content: '***' });
    expect(redact({ encoding: 'ascii', word: 'CANCELLED' })).toEqual({ encoding: 'ascii', word: 'CANCELLED' });
    expect(redact({ value: 'CANCELLED' })).toEqual({ value: 'CANCELLED' });
  });

  it('stays valid base64 where the service says that it is', () => {
    const value = base64(`at ${SECRET} it`);
    expect(redact({ encoding: 'base64', value })).toEqual({ encoding: 'base64', value: base64('at *** it') });
    expect(redact({ encoding: 'base64', other: value })).toEqual({
      encoding: 'base64',
      other: expect.not.stringMatching(value),
    });
    expect(redact({ encoding: 'ascii', value })).toEqual({ encoding: 'ascii', value: expect.stringContaining('***') });
  });

  it('keeps the letters of a short secret in base64, and no long secret that only looks like base64', () => {
    expect(redact({ encoding: 'base64', value: 'abcd' })).toEqual({ encoding: 'base64', value: 'abcd' });
    const eight = createRedactValue(['abcdefgh']);
    expect(eight({ encoding: 'base64', value: 'abcdefgh' })).toEqual({ encoding: 'base64', value: '***' });
    expect(eight({ encoding: 'base64', value: 'abcdefg=' })).toEqual({ encoding: 'base64', value: 'abcdefg=' });
  });

  it('has properties that can be changed like any other', () => {
    const found = redact({ text: SECRET }) as object;
    expect(Object.getOwnPropertyDescriptor(found, 'text')).toEqual({
      value: '***',
      configurable: true,
      enumerable: true,
      writable: true,
    });
  });
});

describe('what is remembered of texts without a secret', () => {
  it('does not hide a secret in a text that comes again, first, last or among thousands', () => {
    const redact = createRedactValue(['hush-hush']);
    const texts = Array.from({ length: 9_000 }, (_, index) => (index % 1_000 === 7 ? 'a hush-hush b' : `t${index}`));
    const expected = texts.map((text) => (text.startsWith('t') ? text : 'a *** b'));
    expect(redact([...texts])).toEqual(expected);
    expect(redact([...texts])).toEqual(expected);
  });

  it('belongs to the secrets that it was looked through for', () => {
    expect(createRedactValue(['other-secret'])(['hush-hush'])).toEqual(['hush-hush']);
    expect(createRedactValue(['other-secret', 'hush-hush'])(['hush-hush'])).toEqual(['***']);
  });
});

describe('the steps of a redaction', () => {
  const pausesIn = (value: unknown): number => [...createRedactSteps([SECRET])(value)].length;

  it('have no pause in a small value', () => {
    expect(pausesIn({ a: 'text', b: [1, SECRET], c: { encoding: 'base64', value: base64(SECRET) } })).toBe(0);
  });

  it.each([
    ['a text', (text: string) => ({ text })],
    ['a key', (text: string) => ({ [text]: 1 })],
    ['a stream', (value: string) => ({ encoding: 'ascii', value })],
    ['a stream in base64', (text: string) => ({ encoding: 'base64', value: base64(text) })],
    ['a stream that is no base64', (text: string) => ({ encoding: 'base64', value: `!${text}` })],
  ])('have a pause for each block of %s', (_, valueOf) => {
    const text = 'and nothing to see here\n'.repeat(6_000);
    expect(pausesIn(valueOf(text))).toBeGreaterThanOrEqual(Math.floor(text.length / 33_000));
    expect(pausesIn(valueOf(text + SECRET))).toBeGreaterThanOrEqual(Math.floor(text.length / 33_000));
  });

  it.each([
    ['many texts', (text: string) => text.match(/.{1,100}/gs)],
    ['many words', (text: string) => text.match(/.{1,8}/gs)],
    ['many numbers', (text: string) => Array.from({ length: text.length / 8 }, (_, index) => index)],
  ])('have a pause for each eight blocks of %s', (_, valueOf) => {
    const text = 'and nothing to see here\n'.repeat(48_000);
    const least = Math.floor(text.length / 270_000);
    expect(pausesIn(valueOf(text))).toBeGreaterThanOrEqual(least);
    expect(pausesIn(valueOf(text + SECRET))).toBeGreaterThanOrEqual(least);
  });

  it('find the same although others are taken between them', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        SECRET,
        base64(SECRET),
        'second-secret',
        encodeURIComponent(SECRET),
        SECRET.slice(0, 9),
        '…',
        '&',
      ),
      fc
        .record({ unit: fc.constantFrom('&', '…', '.', 'going on ', SECRET, '\n', '%'), size: fc.nat(40_000) })
        .map(({ unit, size }) => unit.repeat(Math.ceil(size / unit.length))),
    );
    const text = fc.array(piece, { maxLength: 4 }).map((parts) => parts.join(''));
    const value = fc.oneof(
      text,
      text.map((plain) => ({ encoding: 'base64', value: base64(plain) })),
      fc.dictionary(text, text, { maxKeys: 2 }),
    );
    const atOnce = createRedactValue([SECRET, 'second-secret']);
    const redactSteps = createRedactSteps([SECRET, 'second-secret']);
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 3 }), (values) => {
        const expected = values.map((one) => atOnce(structuredClone(one)));
        const found: unknown[] = [];
        let left = values.map((one, index) => ({ index, steps: redactSteps(structuredClone(one)) }));
        while (left.length > 0) {
          left = left.filter(({ index, steps }) => {
            const step = steps.next();
            if (step.done === true) found[index] = step.value;
            return step.done !== true;
          });
        }
        return JSON.stringify(found) === JSON.stringify(expected);
      }),
      { numRuns: 20 },
    );
  });
});
