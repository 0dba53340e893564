import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { excessText, JsonMeter, type JsonExcess, type JsonLimits } from '../../../src/contree/json-meter.ts';

const ANY: JsonLimits = { values: Infinity, depth: Infinity };

/** What the meter says of a text in pieces of this many bytes: where it goes too far, from its beginning. */
function measure(text: string, limits: JsonLimits, size = 1_000): JsonExcess | null {
  const bytes = Buffer.from(text);
  const meter = new JsonMeter(limits);
  for (let start = 0; start < bytes.length; start += size) {
    const excess = meter.add(bytes.subarray(start, start + size));
    if (excess !== null) return { ...excess, at: start + excess.at };
  }
  return null;
}

/** Values of a parsed JSON as the limit counts them, and how deep it nests. */
function sizeOf(json: unknown): JsonLimits {
  if (typeof json !== 'object' || json === null) return { values: 1, depth: 0 };
  const parts = Object.values(json).map(sizeOf);
  const values = parts.reduce((sum, part) => sum + part.values, 1);
  return { values: Math.max(values, 2), depth: 1 + Math.max(0, ...parts.map(({ depth }) => depth)) };
}

/** Keys and texts full of what could be mistaken for structure. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', '\\', ',', '[', '{', '}', ']', '\n', 'é', '漢') }),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(text, tie('value'), { maxKeys: 5 }),
  ),
})).value;

describe('a JSON text', () => {
  it('passes with as many values and levels as it has, and with one less does not, however it is cut', () => {
    fc.assert(
      fc.property(json, fc.integer({ min: 1, max: 9 }), fc.constantFrom(undefined, 2), (value, size, indent) => {
        const written = JSON.stringify(value, null, indent);
        const { values, depth } = sizeOf(JSON.parse(written));
        expect(measure(written, { values, depth }, size)).toBeNull();
        if (depth > 0) {
          expect(measure(written, { values: values - 1, depth }, size)).toMatchObject({ of: 'values' });
          expect(measure(written, { values, depth: depth - 1 }, size)).toMatchObject({ of: 'depth' });
        }
      }),
    );
  });

  it.each([
    ['[1,2,3]', { values: 3, depth: 9 }, { at: 4, of: 'values' }],
    ['[[],[]]', { values: 9, depth: 1 }, { at: 1, of: 'depth' }],
    ['{"a":{"b":1}}', { values: 9, depth: 1 }, { at: 5, of: 'depth' }],
    [String.raw`["\",[{",1]`, { values: 3, depth: 1 }, null],
    [String.raw`["\\",[]]`, { values: 9, depth: 1 }, { at: 6, of: 'depth' }],
  ] as const)('%s within %j: %j', (written, limits, expected) => {
    for (let size = 1; size < 9; size++) expect(measure(written, limits, size)).toEqual(expected);
  });

  it('that is long is measured alike, wherever its quotes and backslashes stand', () => {
    const unit = fc.constantFrom('x'.repeat(70), 'x', '"', '\\', '\\'.repeat(70), 'é'.repeat(40), '"'.repeat(70));
    const long = fc.array(unit, { maxLength: 20 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(long, long, fc.integer({ min: 1, max: 300 }), (key, value, size) => {
        const written = JSON.stringify([{ [key]: value }, [value]]);
        expect(measure(written, { values: 5, depth: 2 }, size)).toBeNull();
        expect(measure(written, { values: 4, depth: 2 }, size)).toMatchObject({ of: 'values' });
      }),
    );
  });

  it('has no key that V8 hashes by its length alone, and texts of any length', () => {
    // With its quotes 16,384 bytes.
    const key = 'k'.repeat(16_382);
    for (const size of [1, 7, 1_000, 16_383, 16_384, 16_385, 50_000]) {
      expect(measure(JSON.stringify({ a: [`${key}x`], [key]: `${key}x` }), ANY, size)).toBeNull();
      for (const colon of [':', ' :', ' \n\t: ']) {
        const at = 1 + 16_385 + colon.indexOf(':');
        expect(measure(`{"${key}x"${colon}1}`, ANY, size)).toEqual({ at, of: 'key' });
      }
      const at = 7 + 16_385;
      expect(measure(`{"a":1,"${key.replace('kk', String.raw`\"`)}x":1}`, ANY, size)).toEqual({ at, of: 'key' });
    }
  });

  it('that is invalid is measured too', () => {
    fc.assert(fc.property(fc.string(), (any) => measure(any, ANY) === null));
    expect(measure(']]]]"', { values: 1, depth: 0 })).toBeNull();
    expect(measure('<html>,,,,', { values: 3, depth: 0 })).toMatchObject({ of: 'values' });
  });
});

it('An excess is named with its limit', () => {
  const limits = { values: 30, depth: 4 };
  expect(excessText({ at: 0, of: 'values' }, limits)).toBe('has more than 30 JSON values');
  expect(excessText({ at: 0, of: 'depth' }, limits)).toBe('nests deeper than 4 levels of JSON');
  expect(excessText({ at: 0, of: 'key' }, limits)).toBe('has a JSON key of more than 16384 bytes');
});
