import { chmod, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseFileLines } from '../../../src/plan/file-lines.ts';
import { type FileSet, findLocalFiles, modeInSandbox } from '../../../src/files/local-files.ts';
import { plant, temporary, type Tree } from './tree.ts';

describe('findLocalFiles', () => {
  let workspace = '';
  let elsewhere = '';
  beforeEach(async () => {
    [workspace, elsewhere] = await Promise.all([temporary(), temporary()]);
  });
  afterEach(() => Promise.all([rm(workspace, { recursive: true }), rm(elsewhere, { recursive: true })]));

  const find = (lines: string): Promise<FileSet> => findLocalFiles(parseFileLines(lines), workspace);
  const remotes = async (lines: string): Promise<string[]> => (await find(lines)).files.map(({ remote }) => remote);
  /** Remote → local, relative to the workspace. */
  const mapping = async (lines: string): Promise<Record<string, string>> =>
    Object.fromEntries((await find(lines)).files.map(({ remote, path }) => [remote, path.slice(workspace.length + 1)]));

  const TREE: Tree = {
    '.git/config': 'token',
    '.gitignore': 'dist/\n*.log\nnode_modules',
    'README.md': 'read me',
    'src/a.ts': 'a',
    'src/.b.ts': 'b',
    'src/deep/c.ts': 'c',
    'src/deep/d.js': 'd',
    'src/x.log': '',
    'dist/main.js': '',
    'dist/x.log': '',
    'dist/node_modules/y': '',
    'sub/.git': 'gitdir: ../.git/modules/sub',
    'sub/e': '',
  };

  describe('takes a file', () => {
    beforeEach(() => {
      plant(workspace, TREE);
    });

    it.each([
      ['README.md', 'README.md'],
      ['./src/../README.md', 'README.md'],
      ['README.md:/srv/x.md', '/srv/x.md'],
      ['README.md:/srv/', '/srv/README.md'],
      ['README.md:docs/', 'docs/README.md'],
      ['README.md:.', 'README.md'],
      ['README.md:/', '/README.md'],
      ['src/a.ts:b', 'b'],
      ['src/x.log', 'src/x.log'],
      ['dist/main.js', 'dist/main.js'],
    ])('of the line %s', async (line, remote) => {
      expect(await remotes(line)).toEqual([remote]);
    });

    it('by its absolute path, and from outside of the workspace', async () => {
      plant(elsewhere, { 'tools/one': '1' });
      expect(await mapping(`${workspace}/src/a.ts`)).toEqual({ 'src/a.ts': 'src/a.ts' });
      expect(await remotes(`${elsewhere}/tools/one`)).toEqual(['one']);
      expect(await remotes(`${elsewhere}/tools/one:/bin/two`)).toEqual(['/bin/two']);
    });

    it('whose name looks like a pattern', async () => {
      plant(workspace, { 'src/[id].ts': '' });
      expect(await remotes('src/[id].ts')).toEqual(['src/[id].ts']);
    });

    it('with mode and size', async () => {
      await chmod(join(workspace, 'README.md'), 0o4755);
      await chmod(join(workspace, 'src/a.ts'), 0o600);
      const path = (name: string): string => join(workspace, name);
      expect(await find('src/a.ts\nREADME.md')).toEqual({
        files: [
          { path: path('README.md'), remote: 'README.md', mode: '0755', size: 7 },
          { path: path('src/a.ts'), remote: 'src/a.ts', mode: '0600', size: 1 },
        ],
        leftOut: { ignored: 0, examples: [] },
        excluded: { count: 0, examples: [] },
      });
    });

    it('once, when several lines name it for one place', async () => {
      expect(await remotes('README.md\nREADME.md:./README.md\n*.md')).toEqual(['README.md']);
    });
  });

  describe('takes a directory', () => {
    beforeEach(() => {
      plant(workspace, TREE);
    });

    it('without .git and what is ignored, and tells what that was', async () => {
      const { files, leftOut } = await find('.\nsrc');
      expect(files.map(({ remote }) => remote)).toEqual([
        '.gitignore',
        'README.md',
        'src/.b.ts',
        'src/a.ts',
        'src/deep/c.ts',
        'src/deep/d.js',
        'sub/e',
      ]);
      expect(leftOut).toEqual({ ignored: 2, examples: ['dist', 'src/x.log'] });
    });

    it('and what is ignored in it when another line names that', async () => {
      expect((await find('.\nsrc/x.log')).leftOut).toEqual({ ignored: 1, examples: ['dist'] });
    });

    it('below its remote path', async () => {
      expect(await mapping('src/deep:/srv/app')).toEqual({
        '/srv/app/c.ts': 'src/deep/c.ts',
        '/srv/app/d.js': 'src/deep/d.js',
      });
      expect(await remotes('src/deep/:lib/')).toEqual(['lib/c.ts', 'lib/d.js']);
      expect(await remotes('src/deep:.')).toEqual(['c.ts', 'd.js']);
      expect(await remotes('src/deep:/')).toEqual(['/c.ts', '/d.js']);
      expect(await remotes('src/deep')).toEqual(['src/deep/c.ts', 'src/deep/d.js']);
    });

    it('whole when it is ignored itself', async () => {
      const { files, leftOut } = await find('dist');
      expect(files.map(({ remote }) => remote)).toEqual(['dist/main.js', 'dist/node_modules/y', 'dist/x.log']);
      expect(leftOut.ignored).toBe(0);
      expect(await remotes('dist/node_modules')).toEqual(['dist/node_modules/y']);
    });

    it('from outside of the workspace, where no .gitignore counts', async () => {
      plant(elsewhere, { 'tools/.gitignore': '*', 'tools/a/b': '', 'tools/.git/c': '' });
      expect(await remotes(`${elsewhere}/tools`)).toEqual(['tools/.gitignore', 'tools/a/b']);
      expect(await remotes(`${elsewhere}/tools:/opt`)).toEqual(['/opt/.gitignore', '/opt/a/b']);
    });

    it('of a workspace that is given through a link', async () => {
      const link = join(elsewhere, 'link');
      await symlink(workspace, link);
      const lines = parseFileLines(`src/deep\n${link}/src/a.ts`);
      expect((await findLocalFiles(lines, link)).files.map(({ remote }) => remote)).toEqual([
        'src/a.ts',
        'src/deep/c.ts',
        'src/deep/d.js',
      ]);
    });

    it('names ten of what is left out', async () => {
      plant(workspace, Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`l${index + 10}.log`, ''])));
      const { leftOut } = await find('.');
      expect(leftOut.ignored).toBe(14);
      expect(leftOut.examples).toHaveLength(10);
      expect(leftOut.examples).toContain('l18.log');
    });
  });

  describe('takes what a pattern matches', () => {
    beforeEach(() => {
      plant(workspace, TREE);
    });

    it.each([
      ['src/*.ts', ['src/.b.ts', 'src/a.ts']],
      ['src/**/*.{ts,js}', ['src/.b.ts', 'src/a.ts', 'src/deep/c.ts', 'src/deep/d.js']],
      ['src/**/*.ts:/lib', ['/lib/.b.ts', '/lib/a.ts', '/lib/deep/c.ts']],
      ['s?c/deep/*.ts:lib', ['lib/src/deep/c.ts']],
      ['src/d*:/lib', ['/lib/deep/c.ts', '/lib/deep/d.js']],
      ['*.md', ['README.md']],
      ['dist/*.js', ['dist/main.js']],
    ])('%s', async (line, expected) => {
      expect(await remotes(line)).toEqual(expected);
    });

    it('outside of the workspace too', async () => {
      plant(elsewhere, { 'bin/a.sh': '', 'bin/b': '' });
      expect(await remotes(`${elsewhere}/bin/*.sh`)).toEqual(['bin/a.sh']);
      expect(await remotes(`${elsewhere}/bin/*.sh:/opt`)).toEqual(['/opt/a.sh']);
    });

    it('and counts only what it would have matched as left out', async () => {
      expect((await find('**/*.ts')).leftOut.ignored).toBe(0);
      expect((await find('**/*.{ts,log}')).leftOut).toEqual({ ignored: 1, examples: ['src/x.log'] });
    });
  });

  describe('takes links', () => {
    it('as what they point to, within the tree', async () => {
      plant(workspace, { 'a/one': '1', 'b/two': '-> ../a/one', 'b/more': '-> ../a', 'b/again': '-> more' });
      const { files } = await find('b');
      expect(files).toMatchObject([
        { remote: 'b/again/one', size: 1, mode: '0644' },
        { remote: 'b/more/one', size: 1 },
        { remote: 'b/two', size: 1 },
      ]);
      expect(await remotes('b/more')).toEqual(['b/more/one']);
      expect(await remotes('b/m*/o*')).toEqual(['b/more/one']);
    });

    it('without a problem when no line wants it', async () => {
      plant(workspace, { 'a.ts': '', gone: '-> nowhere', out: '-> /', self: '-> .', '.gitignore': 'ignored' });
      plant(workspace, {
        ignored: '-> nowhere',
        device: '-> /dev/null',
        same: '-> a.ts',
        b: '-> c',
        'c/d.ts': '',
      });
      expect(await remotes('*.ts')).toEqual(['a.ts']);
      expect(await remotes('**/*.ts')).toEqual(['a.ts', 'b/d.ts', 'c/d.ts']);
    });

    it('to a directory that they are not in, however long the way is', async () => {
      plant(workspace, { 'a/b/c/up': '-> ../../d', 'a/d/one': '' });
      expect(await remotes('a')).toEqual(['a/b/c/up/one', 'a/d/one']);
    });
  });
});

it.each([
  [0o100644, 'linux', '0644'],
  [0o104755, 'darwin', '0755'],
  [0o100000, 'linux', '0000'],
  // Windows has no such right, and a script without it could not be run.
  [0o100666, 'win32', '0755'],
  [0o100444, 'win32', '0755'],
] as const)('a file of mode %i on %s is uploaded with mode %s', (mode, platform, uploaded) => {
  expect(modeInSandbox(mode, platform)).toBe(uploaded);
});
