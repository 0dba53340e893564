import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findJsonEnd, type Json, parseOrderedJson } from '../../../src/selection/json.ts';

/** What `JSON.parse` gives for the same text. */
function plain(json: Json): unknown {
  if (json.kind === 'array') return json.items.map(plain);
  return json.kind === 'scalar'
    ? json.value
    : Object.fromEntries(json.members.map(([key, value]) => [key, plain(value)]));
}

describe('parseJson', () => {
  it('agrees with JSON.parse on any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(plain(parseOrderedJson(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('keeps the order and the repeats of members', () => {
    const members = (text: string): unknown[] => {
      const json = parseOrderedJson(text);
      return json.kind === 'object' ? json.members.map(([key, value]) => [key, plain(value)]) : [];
    };
    expect(members('{"b":1,"10":2,"2":3,"b":4,"__proto__":5}')).toEqual([
      ['b', 1],
      ['10', 2],
      ['2', 3],
      ['b', 4],
      ['__proto__', 5],
    ]);
  });

  it('says why a text is no JSON', () => {
    expect(() => parseOrderedJson('[1,]')).toThrow(SyntaxError);
    expect(() => parseOrderedJson('[1,]')).toThrow(/Unexpected token/);
    expect(plain(parseOrderedJson(`${'['.repeat(63)}1${']'.repeat(63)}`))).toBeInstanceOf(Array);
    expect(() => parseOrderedJson('['.repeat(65) + ']'.repeat(65))).toThrow('it nests deeper than 64 levels');
  });

  it('reads a string of millions of escapes', () => {
    const text = JSON.stringify(['\n'.repeat(4_000_000)]);
    expect(findJsonEnd(text, 0)).toBe(text.length);
    expect(plain(parseOrderedJson(text))).toEqual(['\n'.repeat(4_000_000)]);
  });
});

describe('findJsonEnd', () => {
  it.each([
    ['[1] x', 0, 3],
    ['x {"a":[{}]}y', 2, 12],
    ['["]"]', 0, 5],
    ['["\\"]"] "', 0, 7],
    ['"a b" c', 0, 5],
    ['[}x', 0, 2],
    ['[{]', 0, null],
    ['["', 0, null],
    ['"\\', 0, null],
  ])('in %j from %d is %j', (text, start, end) => {
    expect(findJsonEnd(text, start)).toBe(end);
  });
});

describe('parseJson of a large text', () => {
  it('counts its values before it makes any', () => {
    const values = (count: number): string => `[${'",[{",'.repeat(count - 1)}",[{"]`;
    expect(parseOrderedJson(values(100_000))).toMatchObject({ kind: 'array', items: { length: 100_000 } });
    expect(() => parseOrderedJson(values(1_000_001))).toThrow('it holds more than 1000000 values');
    expect(() => parseOrderedJson('['.repeat(1_000_001))).toThrow('it holds more than 1000000 values');
  });
});
