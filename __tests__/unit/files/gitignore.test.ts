import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseFileLines } from '../../../src/plan/file-lines.ts';
import { findLocalFiles } from '../../../src/files/local-files.ts';
import { newFiles, WITHOUT_GIT } from './git.ts';
import { plant, repository, temporary, type Tree } from './tree.ts';

/** Every file of the tree is listed that git lists as untracked and not ignored; where git is there, it is asked. */
const CASES: readonly (readonly [name: string, tree: Tree, expected: readonly string[]])[] = [
  [
    'a pattern without a slash is for any level',
    { '.gitignore': '*.log\nbuild', 'a.log': '', 'x/b.log': '', 'x/build/y': '', build: '', 'x/c.txt': '' },
    ['.gitignore', 'x/c.txt'],
  ],
  [
    'one with a slash is for its own level',
    { '.gitignore': '/a\nx/b', a: '', 'x/a': '', 'x/b': '', 'y/x/b': '' },
    ['.gitignore', 'x/a', 'y/x/b'],
  ],
  [
    'one with a slash at its end is for directories',
    { '.gitignore': 'out/', 'out/a': '', 'x/out': '', 'y/out/a': '' },
    ['.gitignore', 'x/out'],
  ],
  [
    'a link is no directory',
    { '.gitignore': 'out/\nlinked', 'real/a': '', out: '-> real', linked: '-> real' },
    ['.gitignore', 'out', 'real/a'],
  ],
  [
    'the last match decides',
    { '.gitignore': '*.log\n!keep.log\nx/keep.log', 'a.log': '', 'keep.log': '', 'x/keep.log': '' },
    ['.gitignore', 'keep.log'],
  ],
  [
    'nothing comes back from an ignored directory',
    { '.gitignore': 'out/\n!out/keep', 'out/keep': '', 'out/.gitignore': '!keep' },
    ['.gitignore'],
  ],
  [
    'but from one whose contents are ignored',
    { '.gitignore': 'out/*\n!out/keep', 'out/keep': '', 'out/other': '' },
    ['.gitignore', 'out/keep'],
  ],
  [
    'a deeper file beats a higher one',
    { '.gitignore': '*.log', 'x/.gitignore': '!*.log', 'a.log': '', 'x/a.log': '', 'x/y/b.log': '' },
    ['.gitignore', 'x/.gitignore', 'x/a.log', 'x/y/b.log'],
  ],
  [
    'and is relative to where it is',
    { 'x/.gitignore': '/a\nb/c', a: '', 'x/a': '', 'x/y/a': '', 'x/b/c': '', 'b/c': '' },
    ['a', 'b/c', 'x/.gitignore', 'x/y/a'],
  ],
  [
    'a directory let back in by a deeper file is one like others',
    { '.gitignore': 'b/\n*.o', 'a/.gitignore': '!b/', 'a/b/c': '', 'a/b/d.o': '', 'a/b/e/b/f': '', 'b/c': '' },
    ['.gitignore', 'a/.gitignore', 'a/b/c', 'a/b/e/b/f'],
  ],
  [
    'with any name',
    { '.gitignore': '\\[b]*', 'a/.gitignore': '!\\[b\\]*', 'a/[b]*/c': '', 'a/[b]*/[b]*': '', '[b]*': '' },
    ['.gitignore', 'a/.gitignore', 'a/[b]*/[b]*', 'a/[b]*/c'],
  ],
  [
    'all but what is listed',
    { '.gitignore': '/*\n!/src\n!.gitignore', 'src/a/b': '', 'other/a': '', c: '' },
    ['.gitignore', 'src/a/b'],
  ],
  [
    'two stars',
    {
      '.gitignore': 'a/**/z\n**/q\ns/**',
      'a/z': '',
      'a/b/c/z': '',
      'x/a/z': '',
      q: '',
      'x/q/1': '',
      's/1': '',
      's/t/2': '',
    },
    ['.gitignore', 'x/a/z'],
  ],
  [
    'comments, blanks, escapes and line ends of Windows',
    { '.gitignore': '#a\n\\#b\r\nc   \nd\\ \n\n\\!e\r\n', '#a': '', '#b': '', c: '', 'd ': '', '!e': '', e: '' },
    ['#a', '.gitignore', 'e'],
  ],
  ['a byte order mark', { '.gitignore': '\uFEFFa\nb', a: '', b: '', c: '' }, ['.gitignore', 'c']],
  ['case counts', { '.gitignore': 'A\n*.LOG', a: '', 'b.log': '', A: '' }, ['.gitignore', 'a', 'b.log']],
  [
    'unless the repository says that its disk ignores case, as git init does on macOS and Windows',
    {
      '.git/config': '[core]\n\tbare = false\n\tignorecase = true\n',
      '.git/info/exclude': 'Excluded',
      '.gitignore': '.env\n*.LOG\n/Out/*.o\nÉ\n',
      '.ENV': '',
      'b.log': '',
      'OUT/A.O': '',
      'x/.gitignore': 'Deep?',
      'x/DEEPA': '',
      'x/deepb': '',
      EXCLUDED: '',
      é: '',
    },
    ['.gitignore', 'x/.gitignore', 'é'],
  ],
  [
    'and then in a range and a class, but neither in a set of single letters nor behind a backslash',
    {
      '.git/config': '[core]\n\tignorecase',
      '.gitignore': '[A-C]1\n[[:upper:]]2\n[A]3\n\\A4\n[a]5\n[!A]6\n[Z-a]7\n',
      ...Object.fromEntries(['A', 'b'].flatMap((letter) => Array.from('1234567', (digit) => [letter + digit, '']))),
    },
    ['.gitignore', 'A3', 'A4', 'b3', 'b4', 'b5', 'b7'],
  ],
  ['hidden files are like others', { '.gitignore': '*.x', '.a/.b': '', '.c.x': '' }, ['.a/.b', '.gitignore']],
  [
    'the repository has rules of its own, after those in the tree',
    { '.git/info/exclude': 'a\nb', '.gitignore': '!a', 'x/.gitignore': '!b', a: '', b: '', 'x/b': '', 'x/a': '' },
    ['.gitignore', 'a', 'x/.gitignore', 'x/a', 'x/b'],
  ],
  [
    'a class, a range and what they leave out',
    {
      '.gitignore': '[[:digit:]]\n[!a-c]x\n[]-]y\n[z-a]\n[\\]]\n',
      '1': '',
      ax: '',
      dx: '',
      ']y': '',
      z: '',
      ']': '',
      b: '',
    },
    ['.gitignore', 'ax', 'b'],
  ],
  [
    'what git cannot read matches nothing',
    { '.gitignore': 'a[\n[[:word:]]\nb\\\n\n/\n!\nc//d\n', 'a[': '', w: '', 'b\\': '', 'c/d': '' },
    ['.gitignore', 'a[', 'b\\', 'c/d', 'w'],
  ],
  ['a question mark is one byte', { '.gitignore': '?\n[é]\n/x??y', a: '', é: '', xéy: '' }, ['.gitignore', 'é']],
  [
    'stars behind a text are the first of the pattern',
    { '.gitignore': 'a**/b\n/c/d**e', 'ax/y/b': '', 'c/dxe': '', 'c/dx/e': '' },
    ['.gitignore', 'c/dx/e'],
  ],
  [
    'an escape is no wildcard, and a blank at the end counts behind one',
    { '.gitignore': '\\*\n\\a\nb\\ \nc  \n\\\\d', '*': '', a: '', 'b ': '', b: '', c: '', '\\d': '', d: '' },
    ['.gitignore', 'b', 'd'],
  ],
  [
    'one carriage return ends a line, a second one belongs to it',
    { '.gitignore': 'a\r\nb\r\r\n', a: '', b: '', 'b\r': '' },
    ['.gitignore', 'b'],
  ],
  ['a link to rules is none', { rules: 'a', '.gitignore': '-> rules', a: '' }, ['.gitignore', 'a', 'rules']],
];

/** What `.git/config` says, and whether git ignores case with it. */
const SETTINGS: readonly (readonly [config: string, ignoresCase: boolean])[] = [
  ['[core]\nignoreCase=TRUE', true],
  ['[CORE] IgnoreCase = yes # as the disk does', true],
  ['[core]\r\n\tignorecase = "on"\r\n', true],
  ['[core]\nignorecase', true],
  ['[core]\nignorecase = 1\nignorecase = false', false],
  ['[core]\nignorecase = false\n[other]\n[core]\nignorecase = true', true],
  ['[core]\nignorecase =', false],
  ['[core]\nignorecase = no', false],
  ['[core]\n# ignorecase = true\nignorecasefully = true', false],
  ['[core "x"]\nignorecase = true', false],
  ['[remote "core"]\nignorecase = true', false],
  ['', false],
];

describe('.gitignore', () => {
  let directory = '';
  beforeEach(async () => {
    directory = await temporary();
  });
  afterEach(() => rm(directory, { recursive: true }));

  it.each(CASES)('%s', async (_name, tree, expected) => {
    plant(directory, { ...repository(), ...tree });
    const { files } = await findLocalFiles(parseFileLines('.'), directory);
    // Git lists a link, where its contents are taken.
    const listed = files.map(({ remote }) => (remote.startsWith('out/') && tree['out'] === '-> real' ? 'out' : remote));
    expect([...new Set(listed)].sort()).toEqual([...expected].sort());
    if (WITHOUT_GIT === null) expect((await newFiles(directory)).sort()).toEqual([...expected].sort());
  });

  it.each(SETTINGS)('ignores case or not, as the settings of the repository say: %j', async (config, ignoresCase) => {
    const settings = { '.git/config': `[core]\n\tbare = false\n${config}` };
    plant(directory, { ...repository(), ...settings, '.gitignore': '*.LOG', 'a.log': '' });
    const { files } = await findLocalFiles(parseFileLines('.'), directory);
    const remotes = files.map(({ remote }) => remote);
    expect(remotes).toEqual(ignoresCase ? ['.gitignore'] : ['.gitignore', 'a.log']);
    if (WITHOUT_GIT === null) expect((await newFiles(directory)).sort()).toEqual(remotes);
  });

  it('counts case in a repository as its own settings say, not as those of an outer or an inner one do', async () => {
    plant(directory, {
      ...repository(),
      ...repository('strict'),
      '.git/config': '[core]\n\tignorecase = true\n',
      '.gitignore': 'OUT',
      out: '',
      'deep/out': '',
      'strict/.gitignore': 'OUT',
      'strict/out': '',
      'strict/OUT': '',
    });
    const { files } = await findLocalFiles(parseFileLines('.'), directory);
    expect(files.map(({ remote }) => remote)).toEqual(['.gitignore', 'strict/.gitignore', 'strict/out']);
  });
});
