import { describe, expect, it } from '@jest/globals';
import { mkdir, readdir, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { breachOf, findDirectoryWithin, makeDirectoryWithin, OutOfBounds } from '../../../src/files/boundary.ts';
import { readRegularWithin } from '../../../src/files/read-within.ts';
import { newFolder } from '../collect/folders.ts';
import { plant, repository } from './tree.ts';

describe('a real path', () => {
  it.each([
    ['/work', null],
    ['/work/a', null],
    ['/work/..a', null],
    ['/work/.github/a', null],
    ['/work/.gitignore', null],
    ['/work/a.git/b', null],
    ['/', 'outside'],
    ['/workspace', 'outside'],
    ['/work/../a', 'outside'],
    ['/work/.git', 'git'],
    ['/work/a/.GIT/hooks', 'git'],
    ['/work/.git./a', 'git'],
    ['/work/.git /a', 'git'],
    ['/work/.git::$INDEX_ALLOCATION/a', 'git'],
  ])('is allowed inside of the boundary and outside of .git alone: %s', (path, breach) => {
    expect(breachOf(path, '/work')).toBe(breach);
  });
});

describe('a directory is made', () => {
  it('below the boundary, with those above it, and returned by its real path', async () => {
    const workspace = await realpath(await newFolder());
    const made = join(workspace, 'out', 'a');
    expect(await makeDirectoryWithin(workspace, made)).toBe(made);
    expect(await makeDirectoryWithin(workspace, made)).toBe(made);
    expect(await makeDirectoryWithin(workspace, workspace)).toBe(workspace);
  });

  it('through links that stay within, the boundary itself being one or not', async () => {
    const workspace = await realpath(await newFolder());
    const link = join(await newFolder(), 'link');
    await symlink(workspace, link);
    await mkdir(join(workspace, 'out'));
    await symlink('out', join(workspace, 'results'));
    expect(await makeDirectoryWithin(link, join(link, 'results', 'a'))).toBe(join(workspace, 'out', 'a'));
  });

  it.each([
    ['the folder', ['a', 'b']],
    ['a folder above it', ['a', 'b', 'c', 'd']],
  ])('not where a link that leads out is %s, and nothing is made there', async (_, way) => {
    const workspace = await newFolder();
    const outside = await newFolder();
    await mkdir(join(workspace, 'a'));
    await symlink(outside, join(workspace, 'a', 'b'));
    const making = makeDirectoryWithin(workspace, join(workspace, ...way));
    await expect(making).rejects.toThrow(OutOfBounds);
    await expect(making).rejects.toThrow(/^a link on the way to ".*" leads out of the workspace, to /);
    expect(await readdir(outside)).toEqual([]);
  });

  it.each([
    ['.git', null],
    ['.git/hooks', null],
    ['.GIT/new', null],
    ['sub/.git', null],
    ['out', '.git'],
    ['out/a', '.git/hooks'],
    ['out/a', '.git/modules/x'],
  ])('not in .git: %s, where out is a link to %s', async (way, target) => {
    const workspace = await newFolder();
    await mkdir(join(workspace, '.git', 'hooks'), { recursive: true });
    await mkdir(join(workspace, '.git', 'modules', 'x'), { recursive: true });
    if (target !== null) await symlink(target, join(workspace, 'out'));
    await expect(makeDirectoryWithin(workspace, join(workspace, way))).rejects.toThrow(/ leads into \.git, to /);
    expect(await readdir(join(workspace, '.git'), { recursive: true })).toHaveLength(3);
  });

  it.each(['store', 'store/hooks', 'store/new', 'by/hooks'])(
    'not in a git directory of another name: %s',
    async (way) => {
      const workspace = await realpath(await newFolder());
      plant(workspace, { ...repository(), 'store/hooks/a': '', by: '-> store' });
      for (const part of ['HEAD', 'objects', 'refs']) {
        await rename(join(workspace, '.git', part), join(workspace, 'store', part));
      }
      await expect(makeDirectoryWithin(workspace, join(workspace, way))).rejects.toThrow(/ leads into \.git, to /);
      expect((await readdir(join(workspace, 'store'))).sort()).toEqual(['HEAD', 'hooks', 'objects', 'refs']);
    },
  );

  it('not through a link that leads nowhere, or where a file stands', async () => {
    const workspace = await newFolder();
    await symlink('/nowhere/at/all', join(workspace, 'out'));
    await writeFile(join(workspace, 'file'), '');
    await expect(makeDirectoryWithin(workspace, join(workspace, 'out', 'a'))).rejects.toThrow('ENOENT');
    await expect(makeDirectoryWithin(workspace, join(workspace, 'file', 'a'))).rejects.toThrow('EEXIST');
    await expect(makeDirectoryWithin(workspace, join(workspace, 'file'))).rejects.toThrow('EEXIST');
  });
});

describe('a directory that is not made', () => {
  it('is found as far as it is there, by its real path', async () => {
    const workspace = await realpath(await newFolder());
    await mkdir(join(workspace, 'out', 'a'), { recursive: true });
    await symlink('out', join(workspace, 'results'));
    const found = (way: string): Promise<string> => findDirectoryWithin(workspace, join(workspace, way));
    expect(await found('.')).toBe(workspace);
    expect(await found('results/a')).toBe(join(workspace, 'out', 'a'));
    expect(await found('results/b/c')).toBe(join(workspace, 'out'));
    expect([(await readdir(workspace)).sort(), await readdir(join(workspace, 'out'))]).toEqual([
      ['out', 'results'],
      ['a'],
    ]);
  });

  it.each([
    ['out/a', /^a link on the way to ".*" leads out of the workspace, to /],
    ['lost/a', /ENOENT/],
    ['file', /EEXIST/],
    ['file/a', /EEXIST/],
    ['new/.git/a', / leads into \.git, to /],
    ['git/a', / leads into \.git, to /],
  ])('is refused where it could not be made: %s', async (way, problem) => {
    const workspace = await realpath(await newFolder());
    const outside = await newFolder();
    await mkdir(join(workspace, '.git'));
    await writeFile(join(workspace, 'file'), '');
    const links = { out: outside, lost: '/nowhere/at/all', git: '.git' };
    for (const [name, target] of Object.entries(links)) await symlink(target, join(workspace, name));
    await expect(findDirectoryWithin(workspace, join(workspace, way))).rejects.toThrow(problem);
    await expect(makeDirectoryWithin(workspace, join(workspace, way))).rejects.toThrow(problem);
    expect(await readdir(outside)).toEqual([]);
  });
});

describe('a file is read', () => {
  it('whole, up to a limit, which its size of before does not decide', async () => {
    const workspace = await realpath(await newFolder());
    const path = join(workspace, 'a');
    const content = Buffer.alloc(200_000, 'x');
    await writeFile(path, content);
    const whole = await readRegularWithin(workspace, path, 200_000);
    // `toEqual` would look at each byte on its own.
    expect('bytes' in whole && whole.bytes.equals(content)).toBe(true);
    expect(await readRegularWithin(workspace, path, 199_999)).toEqual({ refused: 'size' });
    // It says that it has no bytes.
    if (process.platform === 'linux')
      expect(await readRegularWithin('/proc', '/proc/self/status', 10)).toEqual({ refused: 'size' });
  });

  it('not where a link leads out or into .git', async () => {
    const [workspace, outside] = [await realpath(await newFolder()), await newFolder()];
    await writeFile(join(outside, 'secret'), '');
    await mkdir(join(workspace, '.git'));
    await writeFile(join(workspace, '.git', 'config'), '');
    await symlink(join(outside, 'secret'), join(workspace, 'out'));
    await symlink('.git/config', join(workspace, 'in'));
    expect(await readRegularWithin(workspace, join(workspace, 'out'), 10)).toEqual({ refused: 'outside' });
    expect(await readRegularWithin(workspace, join(workspace, 'in'), 10)).toEqual({ refused: 'git' });
    plant(workspace, { ...repository('a'), 'a/.git/config': '' });
    await rename(join(workspace, 'a', '.git'), join(workspace, 'store'));
    expect(await readRegularWithin(workspace, join(workspace, 'store', 'config'), 10)).toHaveProperty('bytes');
    await rm(join(workspace, '.git'), { recursive: true });
    plant(workspace, { '.git': 'gitdir: store' });
    expect(await readRegularWithin(workspace, join(workspace, 'store', 'config'), 10)).toEqual({ refused: 'git' });
  });
});
