import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createFinder } from '../../../src/selection/find-operation-files.ts';

let cwd = '';
let outside = '';
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'operations-'));
  outside = await mkdtemp(join(tmpdir(), 'elsewhere-'));
  for (const folder of ['.git', '.hidden', 'legs/two']) await mkdir(join(cwd, folder), { recursive: true });
  const files = [
    '.git/config',
    '.hidden/x.txt',
    '.x.txt',
    'legs/a.txt',
    'legs/b.json',
    'legs/x[1].txt',
    'legs/two/c.txt',
  ];
  for (const file of files) await writeFile(join(cwd, file), '');
  await writeFile(join(outside, 'secret.txt'), '');
});
afterEach(() => Promise.all([cwd, outside].map((folder) => rm(folder, { recursive: true }))));

/** The files as paths in the workspace, or the problem; `CWD` is the workspace. */
async function find(pattern: string, temp: string | null = null): Promise<readonly string[] | string> {
  const found = await (await createFinder({ workspace: cwd, temp }))(pattern);
  if ('files' in found) return found.files.map((file) => relative(cwd, file));
  return `${found.isNone === true ? 'none' : 'bad'}: ${found.problem.replaceAll(cwd, 'CWD')}`;
}

const NONE = 'none: no file below CWD matches it: does an earlier step write it, such as actions/download-artifact?';
const OUT = /^bad: it is outside of the workspace, "CWD": put the file there, or below RUNNER_TEMP/;

describe('a pattern', () => {
  it.each([
    ['legs/*.json', ['legs/b.json']],
    ['legs/**/*', ['legs/a.txt', 'legs/b.json', 'legs/two/c.txt', 'legs/x[1].txt']],
    ['legs/x[1].txt', ['legs/x[1].txt']],
  ])('%s finds %j: a path that exists is taken as it is written', async (pattern, files) => {
    expect(await find(pattern)).toEqual(files);
  });

  it.each([
    ['none/*', NONE],
    ['legs/t*', NONE],
    ['legs/*/', NONE],
    ['legs/two/', 'none: it is a folder: name the files in it, such as "legs/two/*.json"'],
    ['legs/b.json/', 'bad: it is a file, not a folder: write "legs/b.json"'],
    ['lgs/one.json', 'none: there is no folder "lgs"; did you mean "legs"?'],
    [
      'legs/nothing.json',
      expect.stringMatching(/^none: there is no file "legs\/nothing.json"; "legs" holds .*: correct/),
    ],
  ])('%s finds nothing, and the problem says why: a folder is no match', async (pattern, problem) => {
    expect(await find(pattern)).toEqual(problem);
  });

  it('that has thousands of alternatives in braces is refused', async () => {
    expect(await find('{a,b}'.repeat(18))).toMatch(/^bad: .*stands for too many or too long patterns with its braces/);
  });

  it('that begins in the folder beside the workspace is found there, and a missing file of that folder is named so', async () => {
    expect(await find(`${outside}/se*.txt`, outside)).toEqual([relative(cwd, join(outside, 'secret.txt'))]);
    expect(await find(`${outside}/none.txt`, outside)).toBe(
      'none: there is no such file in RUNNER_TEMP: does an earlier step of this job write it?',
    );
  });
});

describe('a hidden name', () => {
  it.each(['**/x.txt', '*.txt'])('is not found by %s', async (pattern) => {
    expect(await find(pattern)).toBe(NONE);
  });

  it.each([
    ['.hidden/*.txt', ['.hidden/x.txt']],
    ['.x.*', ['.x.txt']],
    ['**/.x.txt', ['.x.txt']],
    ['{.x,y}.txt', ['.x.txt']],
    ['./.h*/x.txt', ['.hidden/x.txt']],
  ])('is found by %s, which has its dot', async (pattern, files) => {
    expect(await find(pattern)).toEqual(files);
  });
});

describe('no pattern leads', () => {
  it('out of the workspace by its own path', async () => {
    const way = relative(cwd, outside);
    const named = [
      `${way}/secret.txt`,
      `${way}/*.txt`,
      `legs/../${way}/*`,
      `${outside}/secret.txt`,
      '/proc/self/environ',
    ];
    for (const pattern of named) expect(await find(pattern)).toMatch(OUT);
    expect(await find(`*/../${way}/secret.txt`)).toBe(NONE);
    // Where the other folder may be read, it is named by its absolute path alone.
    expect(await find(`${way}/secret.txt`, outside)).toMatch(OUT);
  });

  it('out of the workspace by a link', async () => {
    await symlink(join(outside, 'secret.txt'), join(cwd, 'file'));
    await symlink(outside, join(cwd, 'folder'));
    expect(await find('fil*')).toBe(
      `bad: the link "file" leads to "${outside}/secret.txt", outside of "CWD": put the file itself there`,
    );
    expect(await find('folder/*.txt')).toBe(
      'bad: it leads out of the folder that it is looked for in: put the file itself there',
    );
    for (const pattern of ['f*/*.txt', '{legs,f*}/*.txt']) {
      expect(await find(pattern)).toMatch(/^bad: the link "(?:folder|file)" leads to /);
    }
    expect(await find('**/secret.txt')).toBe(NONE);
  });

  it('into .git, under any of its names', async () => {
    await symlink('.git', join(cwd, 'meta'));
    for (const pattern of ['.git/config', '.GIT/config', '.git./config', `${cwd}/.git/config`, '.git/*']) {
      expect(await find(pattern)).toBe('bad: it leads into .git, where nothing is read: name another file');
    }
    expect(await find('me*/config')).toMatch(/^bad: .*, and files of \.git are never used: remove it$/);
    for (const pattern of ['**/config', '.*/config']) expect(await find(pattern)).toBe(NONE);
  });
});
