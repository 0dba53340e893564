import { describe, expect, it } from '@jest/globals';
import { listed, type Place, showPlace, showPlaces } from '../../../src/values/place.ts';

describe('a place', () => {
  it.each<[Place, string]>([
    [{ input: 'mode' }, 'mode'],
    [{ input: '' }, ''],
    [{ input: 'legs', line: 4 }, 'legs: line 4'],
    [{ input: 'legs', line: 4, name: 'unit.timeout' }, 'legs: line 4: unit.timeout'],
    [{ input: 'tag', leg: '"B"' }, 'tag: leg "B"'],
    [{ input: 'env', line: 2, name: '"FOO"', leg: '"B"' }, 'env: line 2: "FOO": leg "B"'],
  ])('%j is shown as %j', (place, shown) => {
    expect(showPlace(place)).toBe(shown);
  });
});

describe('places of one input', () => {
  it('are one, each line, name and leg once', () => {
    const places = [2, 5, 9, 9].map((line, index) => ({
      input: 'legs',
      line,
      name: `${'abcc'.charAt(index)}.timeout`,
    }));
    expect(showPlaces(places)).toBe('legs: lines 2, 5 and 9: a.timeout, b.timeout and c.timeout');
    expect(showPlaces(['"a"', '"b"'].map((leg) => ({ input: 'tag', leg })))).toBe('tag: legs "a" and "b"');
  });

  it('are counted beyond five', () => {
    const places = Array.from({ length: 8 }, (_, index) => ({ input: 'legs', line: index + 1, name: `l${index}` }));
    expect(showPlaces(places)).toBe('legs: lines 1, 2, 3, 4, 5 and 3 more: l0, l1, l2, l3, l4 and 3 more');
  });
});

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c, d and e'],
  [['a', 'b', 'c', 'd', 'e', 'f'], 'a, b, c, d, e and 1 more'],
])('%j are listed as %j', (words, list) => {
  expect(listed(words)).toBe(list);
});
