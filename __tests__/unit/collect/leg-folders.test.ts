import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { legFolders } from '../../../src/collect/leg-folders.ts';
import { anyText } from '../../doubles/any-text.ts';

function folders(...names: readonly string[]): string[] {
  const found = legFolders(names);
  return names.map((name) => found.get(name) ?? '(none)');
}

describe("the legs' folders", () => {
  it.each([
    [
      ['unit', 'py3.12-linux_x64'],
      ['unit', 'py3.12-linux_x64'],
    ],
    [
      ['job/unit', 'a b', 'grüße', '🎉'],
      ['job-unit', 'a-b', 'gr--e', '-'],
    ],
    [
      ['.', '..', '', '.git', 'a.', '..a..'],
      ['-', '--', 'leg', '-git', 'a-', '--a--'],
    ],
    [
      ['con', 'NUL', 'aux.txt', 'com1', 'console', 'lpt'],
      ['-con', '-NUL', '-aux.txt', '-com1', 'console', 'lpt'],
    ],
    [
      ['a b', 'a/b', 'a-b', 'a-b-2'],
      ['a-b-3', 'a-b-4', 'a-b', 'a-b-2'],
    ],
    [
      ['Unit', 'unit', 'unit-2', 'UNIT'],
      ['Unit', 'unit-3', 'unit-2', 'UNIT-4'],
    ],
    [
      ['\0', '\\', 'C:'],
      ['-', '--2', 'C-'],
    ],
    [
      ['same', 'same'],
      ['same', 'same'],
    ],
    [
      ['\u017f', '\u212a'],
      ['-', '--2'],
    ],
  ])('of %j are %j', (names, expected) => {
    expect(folders(...names)).toEqual(expected);
  });

  it('have at most 100 characters', () => {
    const long = 'x'.repeat(150);
    expect(folders(long, `${long}y`, 'x'.repeat(100))).toEqual([
      `${'x'.repeat(98)}-2`,
      `${'x'.repeat(98)}-3`,
      'x'.repeat(100),
    ]);
    expect(folders(`${'x'.repeat(99)}🎉`)).toEqual([`${'x'.repeat(99)}-`]);
  });

  it('are valid and different for any names', () => {
    const name = fc.oneof(anyText(), fc.constantFrom('a', 'A', 'a-2', 'A-2', '.', '..', 'a ', 'a.'));
    fc.assert(
      fc.property(fc.uniqueArray(name), (names) => {
        const found = legFolders(names);
        expect([...found.keys()].toSorted()).toEqual(names.toSorted());
        const lowerCased = [...found.values()].map((folder) => folder.toLowerCase());
        expect(new Set(lowerCased).size).toBe(names.length);
        for (const folder of found.values()) {
          expect(folder).toMatch(/^[A-Za-z0-9_-](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?$/u);
        }
      }),
    );
  });
});
