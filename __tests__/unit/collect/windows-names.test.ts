import { describe, expect, it } from '@jest/globals';
import { parseLocalFolder } from '../../../src/collect/local-folder.ts';
import { entryPath, isNamed } from '../../../src/collect/unpack.ts';
import { problemOnWindows } from '../../../src/collect/windows-names.ts';

const DEVICE = 'it is the name of a device on Windows';
const END = 'Windows has no names that end with a dot or a blank';

const REFUSED: readonly (readonly [string, string])[] = [
  ...['<', '>', ':', '"', '|', '?', '*'].map(
    (character) => [`a${character}b`, `Windows has no names with ${character}`] as const,
  ),
  ...['report.xml:hidden', '.git::$INDEX_ALLOCATION'].map((name) => [name, 'Windows has no names with :'] as const),
  ...['a.', 'a ', '...', 'a. .'].map((name) => [name, END] as const),
  ...['CON', 'nul', 'Aux.txt', 'com1', 'LPT9.tar.gz', 'COM¹', 'prn .txt', 'CONOUT$'].map(
    (name) => [name, DEVICE] as const,
  ),
];

describe('a name from an image', () => {
  it.each(REFUSED)('that Windows does not take is left out there: %j', (name, why) => {
    expect(problemOnWindows(name)).toBe(why);
    expect(entryPath(`folder/${Buffer.from(name).toString('latin1')}`, 'win32')).toEqual({ why });
    expect(entryPath(`folder/${Buffer.from(name).toString('latin1')}`, 'linux')).toHaveProperty('segments');
  });

  it.each(['a.b', '.a', 'console', 'com', 'com10', 'nul-1', 'auxiliary.txt', 'é', 'a b', "a'b", 'x~1'])(
    'is taken on Windows: %j',
    (name) => {
      expect(problemOnWindows(name)).toBeNull();
    },
  );

  it.each<[string, string, boolean]>([
    ['C:\\a\\_temp\\root\\Dir\\a.txt', 'Dir/a.txt', true],
    ['C:\\a\\_temp\\root\\Dir\\A.txt', 'Dir/a.txt', false],
    ['/private/tmp/root/dir/a.txt', 'Dir/a.txt', false],
    // One letter, and a letter with an accent of its own.
    ['/tmp/root/caf\u00e9', 'cafe\u0301', false],
    ['/tmp/root/caf\u00e9', 'caf\u00e9', true],
  ])('which the disk has at %s is the same as %s: %s', (real, name, isSame) => {
    const segments = name.split('/').map((part) => Buffer.from(part).toString('latin1'));
    expect(isNamed(real, segments)).toBe(isSame);
  });
});

describe('a folder to write to', () => {
  it.each([
    ['out/a:b', 'Windows has no names with :'],
    ['out/nul', DEVICE],
    ['out./a', END],
  ])('has only names that Windows takes, there: %j', (folder, why) => {
    expect(() => parseLocalFolder(folder, 'win32')).toThrow(why);
    expect(parseLocalFolder(folder, 'linux')).toBe(folder);
  });

  it.each(['.', './', 'out', './out/', 'a/../b'])('may be %j on Windows', (folder) => {
    expect(parseLocalFolder(folder, 'win32')).toBe(parseLocalFolder(folder, 'linux'));
  });
});
