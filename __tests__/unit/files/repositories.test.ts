import { rm } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { findLocalFiles } from '../../../src/files/local-files.ts';
import { parseFileLines } from '../../../src/plan/file-lines.ts';
import { git, newFiles, WITHOUT_GIT } from './git.ts';
import { plant, repository, temporary, type Tree } from './tree.ts';

describe('a line that names a repository in an ignored directory', () => {
  it('takes what its own rules do not ignore', async () => {
    const workspace = await temporary();
    plant(workspace, {
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
    plant(workspace, { '.gitignore': '*.log\nother', ...tree, 'in/a.log': '', 'in/b': '' });
    expect(await remotes(workspace)).toEqual(['.gitignore', ...(isSeen ? ['in/a.log'] : []), 'in/b']);
    if (WITHOUT_GIT === null) {
      await git(workspace, 'init', '--quiet');
      // An inner repository is one entry for git.
      expect((await newFiles(workspace)).sort()).toEqual(['.gitignore', ...(isSeen ? ['in/'] : ['in/b'])]);
    }
    await rm(workspace, { recursive: true });
  });
});

describe('a git directory of another name', () => {
  const found = async (workspace: string, lines: string): Promise<string[]> =>
    (await findLocalFiles(parseFileLines(lines), workspace)).files.map(({ remote }) => remote);

  /** What git needs in a git directory of this name, and a file with a token. */
  const store = (name: string): Tree => ({
    [`${name}/HEAD`]: 'ref: refs/heads/main\n',
    [`${name}/objects`]: null,
    [`${name}/refs/heads/main`]: 'a'.repeat(40),
    [`${name}/config`]: '[http]\n\textraheader = AUTHORIZATION: basic …',
  });

  it.each<readonly [string, Tree]>([
    ['the file .git of the workspace leads to', { '.git': 'gitdir: store\n', ...store('store') }],
    ['the link .git of the workspace leads to', { '.git': '-> store', ...store('store') }],
    ['a working tree behind it leads to', { 'tree/.git': 'gitdir: ../store', ...store('store') }],
    ['a working tree before it leads to', { 'a/.git': 'gitdir: ../store', ...store('store') }],
    [
      'a linked worktree shares with others',
      {
        'tree/.git': 'gitdir: ../store/worktrees/tree',
        'store/worktrees/tree/HEAD': 'ref: refs/heads/tree',
        'store/worktrees/tree/commondir': '../..\n',
        ...store('store'),
      },
    ],
  ])('is left out: one that %s', async (_what, tree) => {
    const workspace = await temporary();
    plant(workspace, { ...tree, 'tree/b': '', 'a/b': '', 'store.txt': '' });
    expect(await found(workspace, '.')).toEqual(['a/b', 'store.txt', 'tree/b']);
    expect(await found(workspace, '**')).toEqual(['a/b', 'store.txt', 'tree/b']);
    await rm(workspace, { recursive: true });
  });

  it.each(['store', 'store/config', 'store/*', 'link', 'by/config'])('cannot be named in a line: %s', async (line) => {
    const workspace = await temporary();
    plant(workspace, { '.git': 'gitdir: store', ...store('store'), link: '-> store/config', by: '-> store' });
    await expect(found(workspace, line)).rejects.toThrow(/files of \.git are never used/);
    await rm(workspace, { recursive: true });
  });

  it('is a directory like others when nothing leads to it, or what leads to it is not seen by git', async () => {
    const workspace = await temporary();
    plant(workspace, { ...store('fixtures/dot-git'), '.git': 'gitdir: other', 'other/config': '' });
    expect(await found(workspace, '.')).toEqual([
      'fixtures/dot-git/HEAD',
      'fixtures/dot-git/config',
      'fixtures/dot-git/refs/heads/main',
      'other/config',
    ]);
    await rm(workspace, { recursive: true });
  });

  it('may hold its working trees, and their files are taken', async () => {
    const workspace = await temporary();
    plant(workspace, {
      ...store('repository'),
      'repository/worktrees/main/HEAD': 'ref: refs/heads/main',
      'repository/worktrees/main/commondir': '../..',
      'repository/main/.git': 'gitdir: ../worktrees/main',
      'repository/main/a': '',
    });
    expect(await found(workspace, 'repository/main')).toEqual(['repository/main/a']);
    await rm(workspace, { recursive: true });
  });

  // Git itself makes the repository, so that this is skipped where it is missing.
  (WITHOUT_GIT === null ? it : it.skip)('is found as git makes one', async () => {
    const workspace = await temporary();
    await git(workspace, 'init', '--quiet', '--separate-git-dir', 'store');
    plant(workspace, { a: '' });
    expect(await found(workspace, '.')).toEqual(['a']);
    await rm(workspace, { recursive: true });
  });
});
