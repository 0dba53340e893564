import { rm } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { findLocalFiles } from '../../../src/files/local-files.ts';
import { parseFileLines } from '../../../src/plan/file-lines.ts';
import { git, newFiles, WITHOUT_GIT } from './git.ts';
import { plant, repository, temporary, type Tree } from './tree.ts';

describe('a line that names a repository in an ignored directory', () => {
  it('takes what its own rules do not ignore', async () => {
    const workspace = await temporary();
    await plant(workspace, {
      '.gitignore': 'vendor/\n*.js',
      ...repository('vendor/lib'),
      'vendor/lib/.gitignore': '*.log',
      'vendor/lib/a.js': '',
      'vendor/lib/b.log': '',
      'vendor/lib/c/d.log': '',
      'vendor/lib/c/e.js': '',
      'vendor/other/f.log': '',
    });
    const remotes = async (lines: string): Promise<string[]> =>
      (await findLocalFiles(parseFileLines(lines), workspace)).files.map(({ remote }) => remote);
    expect(await remotes('vendor/lib')).toEqual(['vendor/lib/.gitignore', 'vendor/lib/a.js', 'vendor/lib/c/e.js']);
    expect(await remotes('vendor/lib/c')).toEqual(['vendor/lib/c/e.js']);
    expect(await remotes('vendor/other')).toEqual(['vendor/other/f.log']);
    await rm(workspace, { recursive: true });
  });
});

describe('a repository', () => {
  const remotes = async (workspace: string): Promise<string[]> =>
    (await findLocalFiles(parseFileLines('.'), workspace)).files.map(({ remote }) => remote);

  it.each<readonly [string, Tree, boolean]>([
    ['a directory .git', repository('in'), true],
    ['a link .git to one', { ...repository('other'), 'in/.git': '-> ../other/.git' }, true],
    ['a file .git', { ...repository('other'), 'in/.git': 'gitdir: ../other/.git\r\n\n' }, true],
    ['HEAD on a commit', { ...repository('in'), 'in/.git/HEAD': 'a'.repeat(40) }, true],
    ['HEAD as a link', { 'in/.git/objects': null, 'in/.git/refs': null, 'in/.git/HEAD': '-> refs/heads/main' }, true],
    ['no objects', { 'in/.git/HEAD': 'ref: refs/heads/main', 'in/.git/refs': null }, false],
    ['HEAD on nothing', { ...repository('in'), 'in/.git/HEAD': 'nothing' }, false],
    ['no HEAD', { 'in/.git/objects': null, 'in/.git/refs': null }, false],
    ['a file .git to nothing', { 'in/.git': 'gitdir: nowhere' }, false],
    ['a file .git of something else', { ...repository('other'), 'in/.git': 'git: ../other/.git' }, false],
    ['a file .git with a path that is too long', { 'in/.git': `gitdir: ${'\n'.repeat(500_000)}x` }, false],
    ['a file .git with line ends alone', { 'in/.git': `gitdir: ${'\n'.repeat(500_000)}` }, false],
  ])('of its own is seen by git, and ends the outer rules: %s', async (_what, tree, isSeen) => {
    const workspace = await temporary();
    await plant(workspace, { '.gitignore': '*.log\nother', ...tree, 'in/a.log': '', 'in/b': '' });
    expect(await remotes(workspace)).toEqual(['.gitignore', ...(isSeen ? ['in/a.log'] : []), 'in/b']);
    if (WITHOUT_GIT === null) {
      await git(workspace, 'init', '--quiet');
      // An inner repository is one entry for git.
      expect((await newFiles(workspace)).sort()).toEqual(['.gitignore', ...(isSeen ? ['in/'] : ['in/b'])]);
    }
    await rm(workspace, { recursive: true });
  });
});
