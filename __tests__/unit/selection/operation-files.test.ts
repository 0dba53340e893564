import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Folders, readOperationFiles } from '../../../src/selection/operation-files.ts';

const A = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const B = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb';

describe('readOperationFiles', () => {
  let cwd = '';
  beforeEach(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'operations-'));
    await mkdir(join(cwd, 'legs', 'two'), { recursive: true });
    await writeFile(join(cwd, 'legs', 'b.json'), `\uFEFF{"b":"${B}"}\r\n`);
    await writeFile(join(cwd, 'legs', 'a.txt'), `a=${A}\n`);
    await writeFile(join(cwd, 'legs', 'two', 'c.txt'), '');
  });
  afterEach(() => rm(cwd, { recursive: true }));

  const here = (temp: string | null = null): Folders => ({ workspace: cwd, temp });
  const a = { token: `a=${A}`, kind: 'operation', name: 'a', uuid: A };
  const b = { token: `b=${B}`, kind: 'operation', name: 'b', uuid: B };

  it('reads what matches, sorted, each file once', async () => {
    expect(await readOperationFiles(['legs/**/*', 'legs/*.json', `${cwd}/**/a.*`], here())).toEqual([
      { source: join(cwd, 'legs/a.txt'), entries: [a] },
      { source: join(cwd, 'legs/b.json'), entries: [b] },
      { source: join(cwd, 'legs/two/c.txt'), entries: [] },
    ]);
    const ordered = await readOperationFiles(['legs/b.*', 'legs/{b,a}.*'], here());
    expect(ordered.map(({ source }) => source)).toEqual([join(cwd, 'legs/b.json'), join(cwd, 'legs/a.txt')]);
    expect(await readOperationFiles([], here())).toEqual([]);
  });

  it('takes a path that exists as it is written', async () => {
    await writeFile(join(cwd, 'legs', 'x[1].txt'), A);
    expect(await readOperationFiles(['legs/x[1].txt'], here())).toMatchObject([{ source: join(cwd, 'legs/x[1].txt') }]);
  });

  it('reports a pattern without a match: folders are none', async () => {
    const entry = (token: string, reason: string): object => ({
      source: 'operations-file',
      entries: [{ token, kind: 'none', reason }],
    });
    const none = `no file below ${cwd} matches it: does an earlier step write it, such as actions/download-artifact?`;
    const patterns = ['none/*', 'legs/t*', 'legs/*/', 'legs/two/', 'lgs/one.json', 'legs/nothing.json'];
    expect(await readOperationFiles(patterns, here())).toEqual([
      ...patterns.slice(0, 3).map((pattern) => entry(pattern, none)),
      entry('legs/two/', 'it is a folder: name the files in it, such as "legs/two/*.json"'),
      entry('lgs/one.json', 'there is no folder "lgs"; did you mean "legs"?'),
      entry(
        'legs/nothing.json',
        expect.stringMatching(/^there is no file "legs\/nothing.json"; "legs" holds .*: correct/) as unknown as string,
      ),
    ]);
  });

  it('reads UTF-16 and UTF-8 by their byte-order mark', async () => {
    const text = `\uFEFF{"größe 日本 😀":"${A}",\r\n"b":"${B}"}\r\n`;
    await writeFile(join(cwd, 'utf-8'), text);
    await writeFile(join(cwd, 'utf-16le'), text, 'utf16le');
    await writeFile(join(cwd, 'utf-16be'), Buffer.from(text, 'utf16le').swap16());
    const entries = [{ token: `größe 日本 😀=${A}`, kind: 'operation', name: 'größe 日本 😀', uuid: A }, b];
    for (const name of ['utf-8', 'utf-16le', 'utf-16be']) {
      expect(await readOperationFiles([name], here())).toEqual([{ source: join(cwd, name), entries }]);
    }
  });

  it.each([
    ['UTF-16LE without a mark', Buffer.from(`unit=${A}`, 'utf16le')],
    ['UTF-16BE without a mark', Buffer.from(`unit=${A}`, 'utf16le').swap16()],
    ['UTF-16 cut within a unit', Buffer.from(`\uFEFFunit=${A}`, 'utf16le').subarray(0, -1)],
    ['UTF-16BE cut within a unit', Buffer.from(`\uFEFFunit=${A}`, 'utf16le').swap16().subarray(0, -1)],
    ['UTF-16 with half a pair', Buffer.from('\uFEFFunit=\uD83D', 'utf16le')],
    ['UTF-32LE', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
    ['UTF-32BE', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61])],
    ['Latin-1', Buffer.from(`größe=${A}`, 'latin1')],
    ['no text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xfe])],
  ])('reports a file in %s, and quotes nothing of it', async (_, bytes) => {
    const path = join(cwd, 'odd');
    await writeFile(path, bytes);
    const reason = 'the file is neither UTF-8 nor UTF-16 with a byte-order mark: save it as UTF-8';
    expect(await readOperationFiles(['odd'], here())).toEqual([
      { source: 'operations-file', entries: [{ token: path, kind: 'bad', reason }] },
    ]);
  });

  it('reports a file over 16 MiB', async () => {
    const path = join(cwd, 'large');
    await writeFile(path, Buffer.alloc(16 * 1024 * 1024, 'x'));
    const [largest] = await readOperationFiles(['large'], here());
    expect({
      source: largest?.source,
      reasons: largest?.entries.map((entry) => ('reason' in entry ? entry.reason : '')),
    }).toEqual({
      source: path,
      reasons: [expect.stringMatching(/^neither a UUID/)],
    });
    await truncate(path, 16 * 1024 * 1024 + 1);
    expect(await readOperationFiles(['large'], here())).toEqual([
      { source: 'operations-file', entries: [{ token: path, kind: 'bad', reason: 'the file is larger than 16 MiB' }] },
    ]);
  });

  describe('reads nothing', () => {
    const reasonsOf = async (pattern: string, temp: string | null = null): Promise<string[]> => {
      const selections = await readOperationFiles([pattern], here(temp));
      return selections.flatMap(({ entries }) =>
        entries.map((entry) => {
          const what = entry.kind === 'bad' || entry.kind === 'none' ? entry.reason : `READ ${entry.token}`;
          return `${entry.token.replaceAll(cwd, 'CWD')}: ${what.replaceAll(cwd, 'CWD')}`;
        }),
      );
    };
    let outside = '';
    beforeEach(async () => {
      outside = await mkdtemp(join(tmpdir(), 'elsewhere-'));
      await writeFile(join(outside, 'secret.txt'), `token=s3cret\nmine=${B}`);
      await mkdir(join(cwd, '.git'));
      await writeFile(join(cwd, '.git', 'config'), 's3cret');
    });
    afterEach(() => rm(outside, { recursive: true }));

    it('that a link leads to outside of the workspace or in .git', async () => {
      await symlink(join(outside, 'secret.txt'), join(cwd, 'file'));
      await symlink(outside, join(cwd, 'folder'));
      await symlink('.git', join(cwd, 'meta'));
      await symlink('/proc/self/environ', join(cwd, 'environ'));
      for (const pattern of ['file', 'environ', 'folder/secret.txt']) {
        expect(await reasonsOf(pattern)).toEqual([expect.stringMatching(/^CWD\/\S+: it leads out of the folder/)]);
      }
      expect(await reasonsOf('meta/config')).toEqual([
        expect.stringContaining('leads into .git, of which nothing is read'),
      ]);
      expect(await reasonsOf('fil*')).toEqual([
        `fil*: the link "file" leads to "${outside}/secret.txt", outside of "CWD": put the file itself there`,
      ]);
      expect(await reasonsOf('me*/config')).toEqual([expect.stringContaining('and nothing of .git is taken')]);
      expect(await reasonsOf('folder/*.txt')).toEqual([expect.stringContaining('it leads out of the folder')]);
      expect(await reasonsOf('f*/*.txt')).toEqual([
        expect.stringMatching(/^f\*\/\*\.txt: the link "(?:folder|file)" leads to /),
      ]);
      expect(await reasonsOf('**/secret.txt')).toEqual([expect.stringContaining('no file below')]);
      expect(await reasonsOf('{legs,f*}/*.txt')).toEqual([
        expect.stringMatching(/the link "(?:folder|file)" leads to/),
      ]);
    });

    it('that a pattern names outside of the workspace', async () => {
      const way = relative(cwd, outside);
      for (const pattern of [
        `${way}/secret.txt`,
        `${way}/*.txt`,
        `legs/../${way}/*`,
        `${outside}/secret.txt`,
        '/proc/self/environ',
      ]) {
        expect(await reasonsOf(pattern)).toEqual([
          expect.stringMatching(
            /: it leads out of "CWD", the workspace: put the file there, or name it below RUNNER_TEMP/,
          ),
        ]);
      }
      expect(await reasonsOf(`*/../${way}/secret.txt`)).toEqual([expect.stringContaining('no file below')]);
    });

    it('of .git, by whichever name', async () => {
      for (const pattern of ['.git/config', '.GIT/config', '.git./config', `${cwd}/.git/config`, '.git/*']) {
        expect(await reasonsOf(pattern)).toEqual([
          expect.stringMatching(/: it leads into \.git, of which nothing is read/),
        ]);
      }
      expect(await reasonsOf('**/config')).toEqual([expect.stringContaining('no file below')]);
      expect(await reasonsOf('.*/config')).toEqual([expect.stringContaining('no file below')]);
    });

    it('of a pipe, which has no end', async () => {
      if (process.platform === 'win32') return;
      execFileSync('mkfifo', [join(cwd, 'pipe')]);
      expect(await reasonsOf('pipe')).toEqual([
        expect.stringContaining('no regular file but a socket, a pipe or a device'),
      ]);
      expect(await reasonsOf('pip*')).toEqual([
        expect.stringContaining('no regular file but a socket, a pipe or a device'),
      ]);
    });

    it('aloud that stands outside of the workspace', async () => {
      await symlink(join(cwd, 'legs', 'a.txt'), join(outside, 'back'));
      const [reason = ''] = await reasonsOf(`${outside}/secret.txt`, outside);
      expect(reason).toContain(
        '1 of its words are no operations; they are not shown, since it lies outside of the workspace',
      );
      expect(reason).not.toContain('s3cret');
      expect(await reasonsOf(`${outside}/back`, outside)).toEqual([
        expect.stringContaining('it leads out of the folder'),
      ]);
      // Not by a relative path.
      expect(await reasonsOf(`${relative(cwd, outside)}/secret.txt`, outside)).toEqual([
        expect.stringContaining('it leads out of "CWD", the workspace'),
      ]);
      await writeFile(join(outside, 'good.txt'), `b=${B}`);
      expect(await readOperationFiles([`${outside}/go*.txt`], here(outside))).toEqual([
        { source: join(outside, 'good.txt'), entries: [{ ...b, token: `b=${B}` }] },
      ]);
    });

    it('of hidden names, unless the pattern has their dot', async () => {
      await mkdir(join(cwd, '.hidden'));
      await writeFile(join(cwd, '.hidden', 'x.txt'), `a=${A}`);
      await writeFile(join(cwd, '.x.txt'), `a=${A}`);
      expect(await reasonsOf('**/x.txt')).toEqual([expect.stringContaining('no file below')]);
      expect(await reasonsOf('*.txt')).toEqual([expect.stringContaining('no file below')]);
      for (const pattern of ['.hidden/*.txt', '.x.*', '**/.x.txt', '{.x,y}.txt', './.h*/x.txt']) {
        expect(await readOperationFiles([pattern], here())).toMatchObject([{ entries: [a] }]);
      }
    });

    it('for braces that stand for thousands of patterns', async () => {
      expect(await reasonsOf('{a,b}'.repeat(18))).toEqual([
        expect.stringContaining('stands for too many or too long patterns with its braces'),
      ]);
    });
  });
});
