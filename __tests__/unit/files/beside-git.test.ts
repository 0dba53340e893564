import { cpSync } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findLocalFiles } from '../../../src/files/local-files.ts';
import { git, newFiles, WITHOUT_GIT } from './git.ts';
import { plant, temporary, type Tree } from './tree.ts';

/** Parts of names and of patterns, each of which has a meaning of its own somewhere. */
const NAME_PART = fc.constantFrom(
  'a',
  'b',
  'ab',
  'B',
  '.',
  '-',
  ' ',
  '#',
  '!',
  '[',
  ']',
  '*',
  '\\',
  'é',
  '日',
  '^',
  '\r',
);
const PATTERN_PART = fc.constantFrom(
  ...[
    'a',
    'b',
    'ab',
    'B',
    '.',
    '-',
    ' ',
    '#',
    '!',
    'é',
    '\\',
    ']',
    '/',
    '/',
    '?',
    '*',
    '*',
    '**',
    '**/',
    '/**',
    '/**/',
  ],
  ...[
    '\\a',
    '\\*',
    '\\[',
    '\\]',
    '\\\\',
    '\\ ',
    '\\/',
    '\\#',
    '\\!',
    '\\?',
    '\\B',
    '//',
    '\t',
    '\r',
    '\0',
    '#a',
    '***',
    'a**',
    '**b',
  ],
  ...[
    '[ab]',
    '[!a]',
    '[^a]',
    '[B]',
    '[A-B]',
    '[a-b]',
    '[b-a]',
    '[]a]',
    '[!]a]',
    '[a-]',
    '[-a]',
    '[--b]',
    '[a',
    '[',
    '[!',
    '[\\]]',
    '[\\]',
  ],
  ...[
    '[[:alpha:]]',
    '[![:upper:]]',
    '[[:punct:]a]',
    '[[:space:]]',
    '[[:foo:]]',
    '[[:alpha]',
    '[[:]',
    '[[::]]',
    '[[=a=]]',
    '[[:upper:]]',
  ],
  ...['[/]', '[!/]', '[a/b]', '[é]', '[\\a-\\b]', '[a-\\]]', '[*]', '[?]', '[[a]', '[!!]', '[!^]', '[ -~]'],
);

const name = fc
  .array(NAME_PART, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''))
  .filter((text) => !['.', '..'].includes(text));
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
/** A line of parts, which mostly misses. */
const freePattern = fc
  .tuple(
    fc.constantFrom('', '', '', '!', '/', '!/', '**/', '\\'),
    fc.array(PATTERN_PART, { minLength: 1, maxLength: 5 }),
    fc.constantFrom('', '', '', '/', ' ', '  ', '\\ ', '\\', '/ ', ' /', '/**', '/*', '\r', ' \r'),
  )
  .map(([start, parts, end]) => `${start}${parts.join('')}${end}`);

/** What may stand in a pattern for a character or a run of them. */
const STAND_INS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll(/[^\w/]/gu, '\\$&'),
  (text) => text.replaceAll(/[^/]/gu, '?'),
  (text) => `[${text}]`,
  (text) => `[!${text}]`,
  (text) => `[\\${text}]`,
  (text) => `[${text}-${text}]`,
  () => '*',
  () => '**',
  () => '[![:cntrl:]]',
];
const standIn = fc.constantFrom(...STAND_INS);
const pathPattern = fc.record({
  start: fc.constantFrom('', '', '', '/', '!', '!/', '**/', '*/'),
  end: fc.constantFrom('', '', '', '/', '/**', '/*', '*', '**', ' ', '/?'),
  cut: fc.tuple(fc.nat(3), fc.nat(3)),
  standIns: fc.array(standIn, { minLength: 1, maxLength: 6 }),
});
const line = fc.oneof(freePattern, fc.tuple(fc.nat(), pathPattern));
type Line = typeof line extends fc.Arbitrary<infer Value> ? Value : never;
const rules = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 6 }),
  end: fc.constantFrom('', '\n'),
  mark: fc.constantFrom('', '', '', '\uFEFF'),
});
const directory = fc.record({
  paths: fc.array(path, { minLength: 4, maxLength: 14 }),
  outer: rules,
  inner: fc.array(fc.tuple(fc.nat(), rules), { maxLength: 2 }),
});

/** A pattern that is near to one of the paths. */
function patternOf([index, { start, end, cut, standIns }]: Exclude<Line, string>, paths: readonly string[]): string {
  const parts = (paths[index % paths.length] ?? '').split('/');
  const from = cut[0] % parts.length;
  const some = parts.slice(from, from + 1 + (cut[1] % (parts.length - from))).join('/');
  const characters = Array.from(some, (one, at) =>
    one === '/' ? one : (standIns[at % standIns.length] ?? String)(one),
  );
  return `${start}${characters.join('')}${end}`;
}

/** A tree without a path that would be a file and a directory. */
function treeOf({ paths, inner, outer }: typeof directory extends fc.Arbitrary<infer Value> ? Value : never): Tree {
  const files = paths.filter((one) => !paths.some((other) => other.startsWith(`${one}/`)));
  const folders = files.flatMap((one) => (one.includes('/') ? [one.slice(0, one.lastIndexOf('/'))] : []));
  const textOf = ({ lines, end, mark }: typeof outer, folder: string): string => {
    const below = files.flatMap((one) => (one.startsWith(folder) ? [one.slice(folder.length)] : []));
    return `${mark}${lines.map((each) => (typeof each === 'string' ? each : patternOf(each, below))).join('\n')}${end}`;
  };
  const own = folders.length === 0 ? [] : inner.map(([at, text]) => [folders[at % folders.length], text] as const);
  return {
    ...Object.fromEntries(files.map((one) => [one, ''])),
    ...Object.fromEntries(own.map(([folder, text]) => [`${folder}/.gitignore`, textOf(text, `${folder}/`)])),
    '.gitignore': textOf(outer, ''),
  };
}

const TREES = 50;

// Without git there is nothing to compare with. In CI its absence fails every file that imports `git.ts`.
const describeBesideGit = WITHOUT_GIT === null ? describe : describe.skip;

describeBesideGit(`beside git${WITHOUT_GIT === null ? '' : ` (skipped: ${WITHOUT_GIT})`}`, () => {
  let workspace = '';
  beforeEach(async () => {
    workspace = await temporary();
  });
  afterEach(() => rm(workspace, { recursive: true }));

  it.each([
    ['', 'false', 12],
    [', also where git ignores case', 'true', 13],
  ])('the same files are ignored, for any rules and any names%s', async (_where, ignoresCase, seed) => {
    await git(workspace, 'init', '--quiet');
    await appendFile(join(workspace, '.git/config'), `[core]\n\tignoreCase = ${ignoresCase}\n`);
    const trees = fc.sample(directory, { seed, numRuns: TREES }).map(treeOf);
    for (const [index, tree] of trees.entries()) plant(join(workspace, String(index)), tree);
    const listed = await newFiles(workspace);
    const { files } = await findLocalFiles([{ local: '.', remote: null }], workspace);
    const both = { git: listed, action: files.map(({ remote }) => remote) };
    const of = (names: readonly string[], index: number): string[] =>
      names
        .filter((one) => one.startsWith(`${index}/`))
        .map((one) => one.slice(`${index}/`.length))
        .sort();
    const wrong = trees.flatMap((tree, index) => {
      const [action, listedByGit] = [of(both.action, index), of(both.git, index)];
      return isDeepStrictEqual(action, listedByGit) ? [] : [{ tree, action, git: listedByGit }];
    });
    expect(wrong).toEqual([]);
    expect(listed.length).toBeGreaterThan(TREES);
    expect(trees.flatMap((tree) => Object.keys(tree)).length).toBeGreaterThan(listed.length + TREES);
  });

  /** What the action takes of the workspace, and what git lists in each of the repositories, all relative to the workspace. */
  const both = async (...repositories: readonly string[]): Promise<Record<'action' | 'git', string[]>> => {
    const listed = await Promise.all(
      repositories.map(async (place) => {
        const files = await newFiles(join(workspace, place));
        // Git lists a repository within another as one entry, with a slash.
        return files.filter((file) => !file.endsWith('/')).map((file) => join(place, file));
      }),
    );
    const { files } = await findLocalFiles([{ local: '.', remote: null }], workspace);
    return { action: files.map(({ remote }) => remote).sort(), git: listed.flat().sort() };
  };

  it('rules end where another repository begins, and an ignored repository is ignored', async () => {
    plant(workspace, {
      '.gitignore': '*.log\n/skipped',
      'a.log': '',
      'inner/a.log': '',
      'inner/b.tmp': '',
      'inner/.gitignore': '*.tmp',
      'inner/deep/c.log': '',
      'skipped/d': '',
      'plain/a.log': '',
      'plain/.git/HEAD': 'ref: refs/heads/main',
      'hollow/.git': 'gitdir: ../nowhere',
      'hollow/a.log': '',
      'hollow/e': '',
    });
    for (const place of ['.', 'inner', 'skipped']) await git(join(workspace, place), 'init', '--quiet');
    const found = await both('.', 'inner');
    expect(found.action).toEqual(['.gitignore', 'hollow/e', 'inner/.gitignore', 'inner/a.log', 'inner/deep/c.log']);
    expect(found.git).toEqual(found.action);
  });

  it('a linked worktree has the rules of its repository, and a submodule its own', async () => {
    plant(workspace, { 'one/tracked': '' });
    for (const [command = '', ...args] of [['init'], ['add', '.'], ['commit', '--message', 'first']])
      await git(join(workspace, 'one'), command, ...args);
    cpSync(join(workspace, 'one'), join(workspace, 'two'), { recursive: true });
    await git(join(workspace, 'one'), 'worktree', 'add', '--quiet', '../linked');
    await git(join(workspace, 'one'), 'submodule', '--quiet', 'add', join(workspace, 'two'), 'sub');
    plant(workspace, { 'one/.git/info/exclude': '\n*.log\n', 'one/.git/modules/sub/info/exclude': '\n*.tmp\n' });
    for (const place of ['linked', 'one', 'one/sub']) {
      plant(workspace, { [`${place}/a.log`]: '', [`${place}/b.tmp`]: '', [`${place}/deep/c.log`]: '' });
    }
    const tracked = ['linked/tracked', 'one/.gitmodules', 'one/sub/tracked', 'one/tracked', 'two/tracked'];
    const found = await both('linked', 'one', 'one/sub', 'two');
    expect(found.git).toEqual(['linked/b.tmp', 'one/b.tmp', 'one/sub/a.log', 'one/sub/deep/c.log']);
    expect(found.action).toEqual([...found.git, ...tracked].sort());
  });
});
