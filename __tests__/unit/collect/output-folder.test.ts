import { describe, expect, it } from '@jest/globals';
import { chmod, mkdir, realpath, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkOutputFolder, openOutputFolder } from '../../../src/collect/output-folder.ts';
import { written } from '../../doubles/fixtures.ts';
import { contentsOf, newFolder } from './folders.ts';

const none = { stdout: null, stderr: null };
const wrote = (text: string, isTruncated = false) => ({ stdout: written(text, isTruncated), stderr: null });

async function opened(names: readonly string[]) {
  const workspace = await realpath(await newFolder());
  const folder = await openOutputFolder({ workspace, local: 'a/logs' });
  folder.nameFolders(names);
  return { folder, path: join(workspace, 'a/logs'), workspace };
}

describe('the folder for what legs write', () => {
  it('has the last try under the plain name, and those before it by their number', async () => {
    const { folder, path } = await opened(['a']);
    folder.legs.write('a', 1, wrote('so far'));
    folder.legs.write('a', 1, wrote('one'));
    folder.legs.write('a', 2, { ...none, stderr: written('two') });
    folder.legs.write('a', 4, wrote('four'));
    expect(await contentsOf(path)).toEqual({
      'a/': null,
      'a/stderr.try-1.txt': '',
      'a/stderr.try-2.txt': 'two',
      'a/stderr.txt': '',
      'a/stdout.try-1.txt': 'one',
      'a/stdout.try-2.txt': '',
      'a/stdout.txt': 'four',
    });
  });

  it('replaces what an earlier step left of a leg, and nothing else', async () => {
    const { folder, path } = await opened(['a', 'b']);
    for (const name of ['a', 'b']) await mkdir(join(path, name));
    for (const name of ['a/stdout.try-1.txt', 'a/stderr.txt', 'a/stdout.txt.bak', 'b/stdout.txt', 'mine'])
      await writeFile(join(path, name), 'old');
    folder.legs.write('a', 1, wrote('new'));
    expect(await contentsOf(path)).toEqual({
      'a/': null,
      'a/stderr.txt': '',
      'a/stdout.txt': 'new',
      'a/stdout.txt.bak': 'old',
      'b/': null,
      'b/stdout.txt': 'old',
      mine: 'old',
    });
  });

  it('gives the setup a folder that no leg has', async () => {
    const { folder, path } = await opened(['SETUP', 'setup-2']);
    folder.legs.write('SETUP', 1, wrote('leg'));
    folder.setup.write('setup', 1, wrote('setup'));
    expect(folder.legs.pathOf('SETUP', 'stdout')).toBe('a/logs/SETUP/stdout.txt');
    expect(folder.setup.pathOf('setup', 'stderr')).toBe('a/logs/setup-3/stderr.txt');
    expect(await contentsOf(path)).toMatchObject({ 'SETUP/stdout.txt': 'leg', 'setup-3/stdout.txt': 'setup' });
  });

  it('knows the legs whose output the service kept only in part', async () => {
    const { folder } = await opened(['a', 'b', 'c']);
    folder.legs.write('a', 1, wrote('', true));
    folder.legs.write('b', 1, wrote('x'));
    folder.legs.write('c', 1, { ...none, stderr: written('x', true) });
    expect([...folder.truncated]).toEqual(['a', 'c']);
  });

  it('writes for no leg that it does not know, and through no link', async () => {
    const { folder, path, workspace } = await opened(['a', 'b']);
    expect(() => {
      folder.legs.write('../c', 1, none);
    }).toThrow('"../c" has no folder.');
    expect(folder.legs.pathOf('../c', 'stdout')).toBe('a/logs');
    await symlink(workspace, join(path, 'a'));
    expect(() => {
      folder.legs.write('a', 1, none);
    }).toThrow('a link stands at "a/logs/a", or on the way to it: remove it');
    // Meanwhile, the folder itself is replaced.
    await rename(path, join(workspace, 'elsewhere'));
    await symlink(join(workspace, 'elsewhere'), path);
    expect(() => {
      folder.legs.write('b', 1, none);
    }).toThrow('a link stands at');
  });

  it.each([
    ['made', openOutputFolder],
    ['looked at', checkOutputFolder],
  ])('is refused where nothing can be written, when it is %s', async (_what, open) => {
    const workspace = await newFolder();
    await writeFile(join(workspace, 'taken'), '');
    const problemOf = async (local: string): Promise<unknown> =>
      await open({ workspace, local }).then(
        () => null,
        (error: unknown) => (error as Error).message,
      );
    const stands = 'output-dir: a file stands where "taken" is to be: name another folder';
    expect(await problemOf('taken')).toBe(stands);
    expect(await problemOf('taken/deep')).toBe(stands.replace('taken', 'taken/deep'));
    await mkdir(join(workspace, 'shut'));
    await chmod(join(workspace, 'shut'), 0o500);
    const isRoot = process.getuid?.() === 0;
    const shut = 'output-dir: "shut" cannot be written to (EACCES): name another folder, or change its permissions';
    expect(await problemOf('shut')).toBe(isRoot ? null : shut);
    expect(await problemOf('shut/deep')).toBe(isRoot ? null : shut.replace('shut', 'shut/deep'));
    expect(await problemOf('.')).toBeNull();
  });

  it('is not made where it is only looked at', async () => {
    const workspace = await newFolder();
    await checkOutputFolder({ workspace, local: 'a/logs' });
    expect(await contentsOf(workspace)).toEqual({});
  });
});
