import { describe, expect, it } from '@jest/globals';
import { someNames } from '../../../../src/report/text/some-names.ts';

describe('a list of names in a line of the log', () => {
  it.each<[string[], string]>([
    [['a'], 'a'],
    [['a', 'b'], 'a, b'],
    [['a', 'b', 'c'], 'a, b and 1 more'],
    [['a', 'b', 'c', 'd'], 'a, b and 2 more'],
    [['x'.repeat(61), 'two\nlines'], `${'x'.repeat(59)}…, two lines`],
  ])('of %j is %j', (names, expected) => {
    expect(String(someNames(names, 2))).toBe(expected);
  });
});
