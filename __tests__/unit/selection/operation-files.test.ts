import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Folders } from '../../../src/selection/find-operation-files.ts';
import { readOperationFiles } from '../../../src/selection/operation-files.ts';

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
      { source: `operations-file: ${join(cwd, 'legs/a.txt')}`, entries: [a] },
      { source: `operations-file: ${join(cwd, 'legs/b.json')}`, entries: [b] },
      { source: `operations-file: ${join(cwd, 'legs/two/c.txt')}`, entries: [] },
    ]);
    const ordered = await readOperationFiles(['legs/b.*', 'legs/{b,a}.*'], here());
    const paths = [join(cwd, 'legs/b.json'), join(cwd, 'legs/a.txt')];
    expect(ordered.map(({ source }) => source)).toEqual(paths.map((path) => `operations-file: ${path}`));
    expect(await readOperationFiles([], here())).toEqual([]);
  });

  it('reports a pattern without a match, and one that cannot be', async () => {
    const entry = (token: string, kind: string, reason: string): object => ({
      source: 'operations-file',
      entries: [{ token, kind, reason: expect.stringContaining(reason) as unknown }],
    });
    expect(await readOperationFiles(['none/*', '../*'], here())).toEqual([
      entry('none/*', 'none', 'no file below'),
      entry('../*', 'bad', 'it is outside of the workspace'),
    ]);
  });

  it('reports each pattern of which no file holds an operation', async () => {
    const file = join(cwd, 'legs/two/c.txt');
    const none = (token: string): object => ({
      source: 'operations-file',
      entries: [{ token, kind: 'none', reason: expect.stringContaining('no operation is in the files') as unknown }],
    });
    expect(await readOperationFiles(['legs/two/*', 'legs/two/c.txt', 'legs/**/*.txt'], here())).toEqual([
      { source: `operations-file: ${file}`, entries: [] },
      none('legs/two/*'),
      none('legs/two/c.txt'),
      { source: `operations-file: ${join(cwd, 'legs/a.txt')}`, entries: [a] },
    ]);
  });

  it('reports a pattern that cannot be meant, where none may be found too', async () => {
    const entry = (token: string, kind: string, reason: string): object => ({
      source: 'operations-file',
      entries: [{ token, kind, reason }],
    });
    const open = 'a { in it has no } behind it: write no blank between braces, such as {a,b}.json';
    const kept = 'nothing can be left out here: name only files to read, or write "./!a.txt" for what is called so';
    expect(await readOperationFiles(['!a.txt', 'legs/{a,', '{b', '{x}{y'], here())).toEqual([
      entry('!a.txt', 'bad', kept),
      entry('legs/{a,', 'bad', open),
      entry('{b', 'bad', open),
      entry('{x}{y', 'bad', open),
    ]);
    await writeFile(join(cwd, '!a.txt'), `a=${A}\n`);
    await writeFile(join(cwd, '{b'), `b=${B}\n`);
    expect(await readOperationFiles(['./!a.txt', '{b'], here())).toMatchObject([
      { entries: [a] },
      { entries: [{ uuid: B }] },
    ]);
  });

  it('reads UTF-16 and UTF-8 by their byte-order mark', async () => {
    const text = `\uFEFF{"größe 日本 😀":"${A}",\r\n"b":"${B}"}\r\n`;
    await writeFile(join(cwd, 'utf-8'), text);
    await writeFile(join(cwd, 'utf-16le'), text, 'utf16le');
    await writeFile(join(cwd, 'utf-16be'), Buffer.from(text, 'utf16le').swap16());
    const entries = [{ token: `größe 日本 😀=${A}`, kind: 'operation', name: 'größe 日本 😀', uuid: A }, b];
    for (const name of ['utf-8', 'utf-16le', 'utf-16be']) {
      expect(await readOperationFiles([name], here())).toEqual([
        { source: `operations-file: ${join(cwd, name)}`, entries },
      ]);
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
    await writeFile(path, `a=${A}`.padStart(16 * 1024 * 1024));
    expect(await readOperationFiles(['large'], here())).toEqual([{ source: `operations-file: ${path}`, entries: [a] }]);
    await truncate(path, 16 * 1024 * 1024 + 1);
    expect(await readOperationFiles(['large'], here())).toEqual([
      {
        source: 'operations-file',
        entries: [
          {
            token: path,
            kind: 'bad',
            reason: 'the file is larger than 16 MiB: give the UUIDs alone, or several smaller files',
          },
        ],
      },
    ]);
  });

  describe('takes nothing', () => {
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

    it('through a link that leads out of the workspace or into .git', async () => {
      await symlink(join(outside, 'secret.txt'), join(cwd, 'file'));
      await symlink(outside, join(cwd, 'folder'));
      await symlink('.git', join(cwd, 'meta'));
      await symlink('/proc/self/environ', join(cwd, 'environ'));
      for (const pattern of ['file', 'environ', 'folder/secret.txt']) {
        expect(await reasonsOf(pattern)).toEqual([expect.stringMatching(/^CWD\/\S+: it leads out of the folder/)]);
      }
      expect(await reasonsOf('meta/config')).toEqual([
        expect.stringContaining('leads into .git, where nothing is read'),
      ]);
    });

    it('from a pipe, which has no end', async () => {
      if (process.platform === 'win32') return;
      execFileSync('mkfifo', [join(cwd, 'pipe')]);
      expect(await reasonsOf('pipe')).toEqual([
        expect.stringContaining('no regular file but a socket, a pipe or a device'),
      ]);
      expect(await reasonsOf('pip*')).toEqual([
        expect.stringContaining('no regular file but a socket, a pipe or a device'),
      ]);
    });

    it('word for word from a file outside of the workspace: what is wrong in it is counted', async () => {
      await symlink(join(cwd, 'legs', 'a.txt'), join(outside, 'back'));
      const [reason = ''] = await reasonsOf(`${outside}/secret.txt`, outside);
      expect(reason).toContain(
        '1 of its words are no operations; they are not shown, since it lies outside of the workspace',
      );
      expect(reason).not.toContain('s3cret');
      expect(await reasonsOf(`${outside}/back`, outside)).toEqual([
        expect.stringContaining('it leads out of the folder'),
      ]);
      await writeFile(join(outside, 'good.txt'), `b=${B}`);
      expect(await readOperationFiles([`${outside}/go*.txt`], here(outside))).toEqual([
        { source: `operations-file: ${join(outside, 'good.txt')}`, entries: [{ ...b, token: `b=${B}` }] },
      ]);
    });
  });
});
