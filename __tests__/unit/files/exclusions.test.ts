import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findLocalFiles } from '../../../src/files/local-files.ts';
import { parseFileLines } from '../../../src/plan/file-lines.ts';
import { plant, temporary, type Tree } from './tree.ts';

const TREE: Tree = {
  '.gitignore': '*.log\nout/',
  'a.md': '',
  'src/a.ts': '',
  'src/a.test.ts': '',
  'src/deep/b.ts': '',
  'src/deep/b.test.ts': '',
  'src/[id].ts': '',
  'src/i.ts': '',
  'src/x.log': '',
  'out/c': '',
  '!odd': '',
};

describe('a line that leaves something out', () => {
  let workspace = '';
  let elsewhere = '';
  beforeEach(async () => {
    [workspace, elsewhere] = await Promise.all([temporary(), temporary()]);
    plant(workspace, TREE);
  });
  afterEach(() => Promise.all([rm(workspace, { recursive: true }), rm(elsewhere, { recursive: true })]));

  const remotes = async (lines: string, most?: number): Promise<string[]> => {
    const { files } = await findLocalFiles(parseFileLines(lines), workspace, most === undefined ? {} : { most });
    return files.map(({ remote }) => remote);
  };

  it.each<readonly [string, readonly string[]]>([
    ['src\n!src/deep', ['src/[id].ts', 'src/a.test.ts', 'src/a.ts', 'src/i.ts']],
    ['src\n!src/deep/', ['src/[id].ts', 'src/a.test.ts', 'src/a.ts', 'src/i.ts']],
    ['src/deep\n!**/*.test.ts', ['src/deep/b.ts']],
    ['src/deep:/x\n!src/deep/*.test.ts', ['/x/b.ts']],
    ['src/*.ts\n!./src/../src/a.*', ['src/[id].ts', 'src/i.ts']],
    ['src/*.ts\n!src/{a,i}*.ts', ['src/[id].ts']],
    ['src/*.ts\n!src/[id].ts', ['src/a.test.ts', 'src/a.ts', 'src/i.ts']],
    ['src/deep\n!*.ts', ['src/deep/b.test.ts', 'src/deep/b.ts']],
    ['a.md\nsrc\n!src/d*\n!src/*a*\n!src/[ij].ts', ['a.md', 'src/[id].ts']],
    ['./!odd', ['./!odd'.slice(2)]],
    ['*\n!src\n!.*\n!a.md', ['!odd']],
    ['*\n!src\n!.*\n!./!odd', ['a.md']],
  ])('%j', async (lines, expected) => {
    expect(await remotes(lines)).toEqual(expected);
  });

  it('is about the lines before it, and one behind it may name the same again', async () => {
    expect(await remotes('src/deep\n!**/*.test.ts\nsrc/deep/b.test.ts')).toEqual([
      'src/deep/b.test.ts',
      'src/deep/b.ts',
    ]);
    expect(await remotes('a.md\n!src\nsrc/deep')).toEqual(['a.md', 'src/deep/b.test.ts', 'src/deep/b.ts']);
  });

  it('may name paths outside of the workspace, and absolute ones within it', async () => {
    plant(elsewhere, { 'tools/a': '', 'tools/b': '', 'tools/c/d': '' });
    expect(await remotes(`${elsewhere}/tools\n!${elsewhere}/tools/b\n!${elsewhere}/*/c`)).toEqual(['tools/a']);
    expect(await remotes(`src/deep\n!${workspace}/src/deep/b.ts`)).toEqual(['src/deep/b.test.ts']);
    expect(await remotes(`src/deep\n!${workspace}/src/*/b.ts`)).toEqual(['src/deep/b.test.ts']);
  });

  it('saves what it leaves out from being searched, counted and checked', async () => {
    plant(workspace, { 'bad/link': '-> /nowhere', 'bad/far/x': '', 'bad/far/y': '' });
    await chmod(join(workspace, 'bad/far'), 0o000);
    await mkdir(join(workspace, 'odd'));
    await writeFile(Buffer.concat([Buffer.from(`${workspace}/odd/`), Buffer.from([0xff])]), '');
    const named = await remotes('*\n!bad\n!src\n!od?/*', 6);
    expect(named).toEqual(['!odd', '.gitignore', 'a.md']);
    await chmod(join(workspace, 'bad/far'), 0o700);
  });

  it('does not show up among what .gitignore leaves out', async () => {
    const find = (lines: string) => findLocalFiles(parseFileLines(lines), workspace);
    expect((await find('src')).leftOut).toEqual({ ignored: 1, examples: ['src/x.log'] });
    expect((await find('src\n!**/*.log')).leftOut.ignored).toBe(0);
    expect((await find('src\n!**/*.log')).excluded).toEqual({ count: 1, examples: ['src/x.log'] });
    expect((await find('src')).excluded).toEqual({ count: 0, examples: [] });
  });

  it.each([
    ['a.md\n!*.md', '"a.md": a line behind it leaves it out: drop one of the two'],
    ['src/deep\n!src', '"src/deep": a line behind it leaves it out: drop one of the two'],
    ['.\n!.', '".": a line behind it leaves it out: drop one of the two'],
    [
      'src/deep\n!**/*.ts',
      '"src/deep": the folder holds no file that no line behind it leaves out ("src/deep/b.test.ts" is one): drop one of the two',
    ],
    [
      '*.md\n!a.md',
      '"*.md": no file matches it that no line behind it leaves out ("a.md" is one): drop one of the two',
    ],
  ])('is a problem for a line whose files are all left out: %j', async (lines, problem) => {
    await expect(remotes(lines)).rejects.toThrow(problem);
  });
});

describe('a line with a drive letter on another system than Windows', () => {
  let workspace = '';
  beforeEach(async () => {
    workspace = await temporary();
  });
  afterEach(() => rm(workspace, { recursive: true }));

  it.each(['C:\\work\\a.txt:/data/a.txt', 'C:/a', 'c:\\a', 'C:\\*.txt:/data'])('is a problem: %s', async (line) => {
    const found = findLocalFiles(parseFileLines(line, 'linux'), workspace);
    await expect(found).rejects.toThrow('only Windows has drive letters: write a path of this runner');
  });

  it('is split at its colon, as any other line, when there is such a file', async () => {
    plant(workspace, { C: '', 'd:/e': '' });
    const find = async (line: string) => (await findLocalFiles(parseFileLines(line, 'linux'), workspace)).files;
    expect(await find('C:/x')).toMatchObject([{ remote: '/x' }]);
    expect(await find('./d:/e:f')).toMatchObject([{ remote: 'f' }]);
  });
});
