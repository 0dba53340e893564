import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { leadsOut, legFolders } from '../../../src/collect/leg-folders.ts';
import { newFolder } from './folders.ts';

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
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a', 'A', 'a-2', 'A-2', '.', '..', 'a ', 'a.'),
    );
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

describe('the way to a folder', () => {
  it('leads nowhere else through directories, nor where nothing is yet', async () => {
    const workspace = await newFolder();
    await mkdir(join(workspace, 'out', 'a'), { recursive: true });
    expect(await leadsOut(workspace, workspace)).toBeNull();
    expect(await leadsOut(workspace, join(workspace, 'out', 'a'))).toBeNull();
    expect(await leadsOut(workspace, join(workspace, 'new', 'a'))).toBeNull();
    expect(await leadsOut(join(workspace, 'gone'), join(workspace, 'gone', 'a'))).toBeNull();
  });

  it('may lead through links that stay within, the boundary itself being one or not', async () => {
    const workspace = await newFolder();
    const link = join(await newFolder(), 'link');
    await symlink(workspace, link);
    await mkdir(join(workspace, 'out'));
    await symlink('out', join(workspace, 'results'));
    expect(await leadsOut(link, join(link, 'results', 'a'))).toBeNull();
  });

  it.each([
    ['the folder', ['a', 'b']],
    ['a folder above it', ['a', 'b', 'c', 'd']],
  ])('leads out where a link is %s', async (_, way) => {
    const workspace = await newFolder();
    const outside = await newFolder();
    await mkdir(join(workspace, 'a'));
    await symlink(outside, join(workspace, 'a', 'b'));
    expect(await leadsOut(workspace, join(workspace, ...way))).toBe(outside);
  });

  it('is an error of the disk where a file stands on it', async () => {
    const workspace = await newFolder();
    await writeFile(join(workspace, 'out'), '');
    await expect(leadsOut(workspace, join(workspace, 'out', 'a'))).rejects.toThrow('ENOTDIR');
  });
});
