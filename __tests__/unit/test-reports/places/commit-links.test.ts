import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommitLinks, type LinkFacts } from '../../../../src/test-reports/places/commit-links.ts';
import { isOriginOf } from '../../../../src/test-reports/places/origin-address.ts';
import { git, WITHOUT_GIT } from '../../files/git.ts';
import { plant, temporary, type Tree } from '../../files/tree.ts';

const FACTS = {
  server: 'https://github.example',
  repository: 'o/r',
  sha: 'c0ffee',
  signal: new AbortController().signal,
};
const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const OTHER = 'f'.repeat(40);
const ORIGIN = '[core]\n\tbare = false\n[remote "origin"]\n\turl = https://github.example/o/r\n';
let workspace = '';

beforeEach(async () => {
  workspace = await temporary();
});

async function urlOf(file: string, facts: Partial<LinkFacts> = {}): Promise<string | null> {
  return (await new CommitLinks({ ...FACTS, workspace, ...facts }).place({ file, line: 12 })).url;
}

const at = (commit: string, path: string): string => `https://github.example/o/r/blob/${commit}/${path}#L12`;

/** Files of `.git` by name, below a folder. */
const gitOf = (files: Tree, folder = '.git'): Tree =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [join(folder, name), content]));

describe('the link of a line', () => {
  it.each<readonly [string, Tree, string | null]>([
    ['of the commit that HEAD names', { HEAD: `${COMMIT}\n`, config: ORIGIN }, COMMIT],
    ['of a commit by SHA-256', { HEAD: `${COMMIT}${'0'.repeat(24)}\n`, config: ORIGIN }, `${COMMIT}${'0'.repeat(24)}`],
    [
      'of the branch that HEAD names',
      { HEAD: 'ref: refs/heads/a/b\n', 'refs/heads/a/b': `${COMMIT}\n`, config: ORIGIN },
      COMMIT,
    ],
    [
      'of a packed branch',
      {
        HEAD: 'ref: refs/heads/a\n',
        'packed-refs': `# pack-refs\n${OTHER} refs/heads/a/b\n${COMMIT} refs/heads/a\n^${OTHER}\n`,
        config: ORIGIN,
      },
      COMMIT,
    ],
    [
      'of a branch before a packed one',
      { HEAD: 'ref: refs/heads/a\n', 'refs/heads/a': COMMIT, 'packed-refs': `${OTHER} refs/heads/a\n`, config: ORIGIN },
      COMMIT,
    ],
    [
      'of a branch that names another',
      { HEAD: 'ref: refs/heads/a\n', 'refs/heads/a': 'ref: refs/heads/b', 'refs/heads/b': COMMIT, config: ORIGIN },
      COMMIT,
    ],
    [
      'of a branch that names itself',
      { HEAD: 'ref: refs/heads/a\n', 'refs/heads/a': 'ref: refs/heads/a', config: ORIGIN },
      'c0ffee',
    ],
    ['of a branch without a commit', { HEAD: 'ref: refs/heads/a\n', config: ORIGIN }, 'c0ffee'],
    ['of a reference that leads out', { HEAD: 'ref: refs/../../a\n', '../a': COMMIT, config: ORIGIN }, 'c0ffee'],
    ['of no HEAD', { config: ORIGIN }, 'c0ffee'],
    ['of another repository', { HEAD: COMMIT, config: ORIGIN.replace('o/r', 'o/other') }, null],
    ['of a repository without a remote', { HEAD: COMMIT, config: '[core]\n' }, null],
    ['of another remote', { HEAD: COMMIT, config: ORIGIN.replace('origin', 'upstream') }, null],
    [
      'of a remote that a comment names',
      { HEAD: COMMIT, config: '[remote "origin"]\n# url = https://github.example/o/r\n' },
      null,
    ],
    ['of a remote that follows', { HEAD: COMMIT, config: ORIGIN.replace('\turl', '[remote "other"]\n\turl') }, null],
    ['of a repository without settings', { HEAD: COMMIT }, null],
    ['of settings that are too long', { HEAD: COMMIT, config: `${'#'.repeat(300_000)}\n${ORIGIN}` }, null],
  ])('is that %s', async (_title, files, commit) => {
    plant(workspace, gitOf(files));
    expect(await urlOf('src/a.ts')).toBe(commit && at(commit, 'src/a.ts'));
  });

  it.each<readonly [string, Partial<LinkFacts>, string | null]>([
    ['is of the run’s commit where no repository is', {}, at('c0ffee', 'src/a.ts')],
    ['is none where no commit is known', { sha: '' }, null],
    ['is none where no repository is known', { repository: '' }, null],
    ['is none where no workspace is', { workspace: '/nowhere' }, null],
    ['is none after a signal', { signal: AbortSignal.abort() }, null],
  ])('%s', async (_title, facts, url) => {
    expect(await urlOf('src/a.ts', facts)).toBe(url);
  });

  it('is of a packed branch whose name others begin with, with line ends of Windows', async () => {
    const refs = `${OTHER} refs/heads/ab\r\n${COMMIT} refs/heads/a\r\n${OTHER} refs/heads/a\r\n`;
    plant(workspace, gitOf({ HEAD: 'ref: refs/heads/a\n', 'packed-refs': refs, config: ORIGIN }));
    expect(await urlOf('a.ts')).toBe(at(COMMIT, 'a.ts'));
  });

  it('is none in more repositories than are looked into, since each takes time', async () => {
    const folders = Array.from({ length: 35 }, (_, index) => `r${index}`);
    const trees = folders.map((folder) => gitOf({ HEAD: COMMIT, config: ORIGIN }, `${folder}/.git`));
    plant(workspace, Object.assign({}, ...trees) as Tree);
    const links = new CommitLinks({ ...FACTS, workspace });
    const urls = [];
    for (const folder of folders) urls.push((await links.place({ file: `${folder}/a.ts`, line: 12 })).url);
    expect(urls).toEqual(folders.map((_, index) => (index < 20 ? at(COMMIT, 'a.ts') : null)));
  });

  it('is of the nearest working tree', async () => {
    plant(workspace, {
      ...gitOf({ HEAD: COMMIT, config: ORIGIN }),
      ...gitOf({ HEAD: OTHER, config: ORIGIN }, 'sub/.git'),
      ...gitOf({ HEAD: OTHER, config: ORIGIN.replace('o/r', 'x/y') }, 'lib/.git'),
      ...gitOf({ config: ORIGIN }, 'empty/.git'),
    });
    const links = new CommitLinks({ ...FACTS, workspace });
    const files = ['a.ts', 'src/deep/a.ts', 'sub/src/a.ts', 'lib/a.ts', 'empty/a.ts', 'sub.ts'];
    const urls = await Promise.all(files.map(async (file) => (await links.place({ file, line: 12 })).url));
    expect(urls).toEqual([
      at(COMMIT, 'a.ts'),
      at(COMMIT, 'src/deep/a.ts'),
      at(OTHER, 'src/a.ts'),
      null,
      null,
      at(COMMIT, 'sub.ts'),
    ]);
  });

  it.each([
    ['src/a b#c?.ts', 'src/a%20b%23c%3F.ts'],
    ["a/(group)/[id]!*'.ts", 'a/%28group%29/%5Bid%5D%21%2A%27.ts'],
    ['ä/100%.ts', '%C3%A4/100%25.ts'],
    ['-/..a.ts', '-/..a.ts'],
  ])('to %s has each part encoded', async (file, path) => {
    expect(await urlOf(file)).toBe(at('c0ffee', path));
  });

  it('has no line where none is known', async () => {
    const { url } = await new CommitLinks({ ...FACTS, workspace }).place({ file: 'a.ts', line: null });
    expect(url).toBe('https://github.example/o/r/blob/c0ffee/a.ts');
  });

  it('leads to the file that a link in the workspace leads to', async () => {
    const outside = await temporary();
    plant(outside, { 'x.ts': '' });
    plant(workspace, {
      'real/a.ts': '',
      'b.ts': '-> real/a.ts',
      dir: '-> real',
      'out.ts': `-> ${outside}/x.ts`,
      ...gitOf({ HEAD: COMMIT, config: ORIGIN }),
      'g.ts': '-> .git/HEAD',
    });
    const links = new CommitLinks({ ...FACTS, workspace });
    const places = await Promise.all(
      ['b.ts', 'dir/a.ts', 'out.ts', 'g.ts'].map((file) => links.place({ file, line: 12 })),
    );
    expect(places).toEqual(
      ['real/a.ts', 'real/a.ts', 'out.ts', 'g.ts'].map((file) => ({ file, line: 12, url: at(COMMIT, file) })),
    );
  });

  it.each<readonly [string, (outside: string) => Tree]>([
    ['`.git`', (outside) => ({ '.git': `-> ${outside}` })],
    ['HEAD', (outside) => gitOf({ HEAD: `-> ${outside}/HEAD`, config: ORIGIN })],
    [
      'a branch',
      (outside) => gitOf({ HEAD: 'ref: refs/heads/a', 'refs/heads/a': `-> ${outside}/HEAD`, config: ORIGIN }),
    ],
    ['the settings', (outside) => gitOf({ HEAD: COMMIT, config: `-> ${outside}/config` })],
    ['`gitdir`', (outside) => ({ '.git': `gitdir: ${outside}` })],
    ['`commondir`', (outside) => gitOf({ HEAD: COMMIT, commondir: outside })],
  ])('is not read through %s that leads out of the workspace', async (_what, tree) => {
    const outside = await temporary();
    plant(outside, { HEAD: OTHER, config: ORIGIN });
    plant(workspace, tree(outside));
    expect((await urlOf('a.ts')) ?? at('c0ffee', 'a.ts')).toBe(at('c0ffee', 'a.ts'));
  });
});

const beside = WITHOUT_GIT === null ? describe : describe.skip; // Without git there is nothing to compare with.

beside('beside git', () => {
  async function committed(directory: string): Promise<string> {
    await git(directory, 'add', '-A');
    await git(directory, 'commit', '-qm', 'x');
    return (await git(directory, 'rev-parse', 'HEAD')).trim();
  }

  let template = '';
  let first = '';
  beforeAll(async () => {
    template = await temporary();
    plant(template, { 'src/a.ts': 'a' });
    await git(template, 'init', '-q', '-b', 'main');
    await git(template, 'remote', 'add', 'origin', 'git@github.example:o/r.git');
    first = await committed(template);
  });
  beforeEach(() => {
    cpSync(template, workspace, { recursive: true });
  });

  it('the commit is that of a branch, packed or not, of a detached HEAD and of a changed file', async () => {
    expect(await urlOf('src/a.ts')).toBe(at(first, 'src/a.ts'));
    await git(workspace, 'pack-refs', '--all');
    expect(await urlOf('src/a.ts')).toBe(at(first, 'src/a.ts'));
    await writeFile(join(workspace, 'src/a.ts'), 'b');
    expect(await urlOf('src/a.ts')).toBe(at(first, 'src/a.ts'));
    const second = await committed(workspace);
    expect(await urlOf('src/a.ts')).toBe(at(second, 'src/a.ts'));
    await git(workspace, 'checkout', '-q', first);
    expect(await urlOf('src/a.ts')).toBe(at(first, 'src/a.ts'));
  });

  it('the commit is that of a linked working tree', async () => {
    await git(workspace, 'worktree', 'add', '-q', '-b', 'other', 'tree');
    await writeFile(join(workspace, 'tree/src/a.ts'), 'b');
    const second = await committed(join(workspace, 'tree'));
    await git(workspace, 'pack-refs', '--all');
    expect(await urlOf('tree/src/a.ts')).toBe(at(second, 'src/a.ts'));
    expect(await urlOf('src/a.ts')).toBe(at(first, 'src/a.ts'));
  });

  it('a submodule is another repository', async () => {
    await git(workspace, 'submodule', 'add', '-q', template, 'lib');
    expect(await urlOf('lib/src/a.ts')).toBeNull();
  });
});

describe('the address of a remote', () => {
  it.each([
    ['https://github.example/o/r', true],
    ['https://github.example/o/r.git', true],
    ['https://github.example/o/r/', true],
    ['https://x-access-token:t@github.example/O/R.git', true],
    ['https://github.example:443/o/r', true],
    ['ssh://git@github.example/o/r.git', true],
    ['ssh://git@ssh.github.example:443/o/r.git', true],
    ['git@github.example:o/r.git', true],
    ['github.example:o/r', true],
    ['git://github.example/o/r', true],
    ['https://github.example/o/r2', false],
    ['https://github.example/x/o/r', false],
    ['https://github.example/o', false],
    ['https://gitlab.example/o/r', false],
    ['https://github.example.evil/o/r', false],
    ['https://evil/github.example/o/r', false],
    ['https://github.example@evil/o/r', false],
    ['file:///github.example/o/r', false],
    ['/github.example/o/r', false],
    ['../r', false],
    ['', false],
    [`https://github.example/${'o'.repeat(2000)}/r`, false],
  ])('%.80s belongs to the repository: %s', (address, isOwn) => {
    expect(isOriginOf(address, 'o/r', 'https://github.example')).toBe(isOwn);
  });

  it('belongs to none of a server without an address', () => {
    expect(isOriginOf('https://github.example/o/r', 'o/r', 'github')).toBe(false);
  });
});
