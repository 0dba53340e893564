import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UniqueNames, type UniqueNamesOptions } from '../../../src/values/unique-names.ts';

describe('unique names', () => {
  it.each<[string, UniqueNamesOptions, string[], string[]]>([
    ['stay as they are while they are free', {}, ['a', 'b'], ['a', 'b']],
    ['have the first free number behind them', {}, ['a', 'a', 'a-3', 'a', 'a'], ['a', 'a-2', 'a-3', 'a-4', 'a-5']],
    ['are none that were taken before', { taken: ['a', 'a-2'] }, ['a', 'b'], ['a-3', 'b']],
    ['make none that is reserved', { taken: ['a'], reserved: ['a-2', 'b'] }, ['a', 'b', 'a-2'], ['a-3', 'b', 'a-2']],
    ['differ in more than case where case does not count', { ignoreCase: true }, ['a', 'A', 'B'], ['a', 'A-2', 'B']],
    ['differ in case where case counts', {}, ['a', 'A'], ['a', 'A']],
    ['are cut to make place for the number', { longest: 4 }, ['abcd', 'abcd', 'abce'], ['abcd', 'ab-2', 'abce']],
  ])('%s', (_, options, names, expected) => {
    const unique = new UniqueNames(options);
    expect(names.map((name) => unique.make(name))).toEqual(expected);
  });

  it('says whether a name was free', () => {
    const unique = new UniqueNames();
    expect([unique.take('a'), unique.take('a'), unique.make('a')]).toEqual([true, false, 'a-2']);
  });

  it('are all different', () => {
    const name = fc.stringMatching(/^[aAb](?:-[23])?$/);
    fc.assert(
      fc.property(fc.array(name), fc.boolean(), (names, ignoreCase) => {
        const unique = new UniqueNames({ ignoreCase, longest: 6 });
        const made = names.map((wanted) => unique.make(wanted));
        expect(new Set(made.map((one) => (ignoreCase ? one.toLowerCase() : one))).size).toBe(names.length);
      }),
    );
  });
});
