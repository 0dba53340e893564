import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
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

  const a = { token: `a=${A}`, kind: 'operation', name: 'a', uuid: A };
  const b = { token: `b=${B}`, kind: 'operation', name: 'b', uuid: B };

  it('reads what matches, sorted, each file once', async () => {
    expect(await readOperationFiles(['legs/**/*', 'legs/*.json', `${cwd}/**/a.*`], cwd)).toEqual([
      { source: join(cwd, 'legs/a.txt'), entries: [a] },
      { source: join(cwd, 'legs/b.json'), entries: [b] },
      { source: join(cwd, 'legs/two/c.txt'), entries: [] },
    ]);
    const ordered = await readOperationFiles(['legs/b.*', 'legs/{b,a}.*'], cwd);
    expect(ordered.map(({ source }) => source)).toEqual([join(cwd, 'legs/b.json'), join(cwd, 'legs/a.txt')]);
    expect(await readOperationFiles([], cwd)).toEqual([]);
  });

  it('takes a path that exists as it is written', async () => {
    await writeFile(join(cwd, 'legs', 'x[1].txt'), A);
    expect(await readOperationFiles(['legs/x[1].txt'], cwd)).toMatchObject([{ source: join(cwd, 'legs/x[1].txt') }]);
  });

  it('reports a pattern without a match: folders and dangling links are none', async () => {
    await symlink('nowhere', join(cwd, 'legs', 'dangling'));
    const entry = (token: string): object => ({
      source: 'operations-file',
      entries: [{ token, kind: 'bad', reason: `no file below ${cwd} matches it` }],
    });
    const patterns = ['none/*', 'legs/two', 'legs/dang*'];
    expect(await readOperationFiles(patterns, cwd)).toEqual(patterns.map(entry));
  });

  it('reads UTF-16 and UTF-8 by their byte-order mark', async () => {
    const text = `\uFEFF{"größe 日本 😀":"${A}",\r\n"b":"${B}"}\r\n`;
    await writeFile(join(cwd, 'utf-8'), text);
    await writeFile(join(cwd, 'utf-16le'), text, 'utf16le');
    await writeFile(join(cwd, 'utf-16be'), Buffer.from(text, 'utf16le').swap16());
    const entries = [{ token: `größe 日本 😀=${A}`, kind: 'operation', name: 'größe 日本 😀', uuid: A }, b];
    for (const name of ['utf-8', 'utf-16le', 'utf-16be']) {
      expect(await readOperationFiles([name], cwd)).toEqual([{ source: join(cwd, name), entries }]);
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
    expect(await readOperationFiles(['odd'], cwd)).toEqual([
      { source: 'operations-file', entries: [{ token: path, kind: 'bad', reason }] },
    ]);
  });

  it('reports a file over 16 MiB', async () => {
    const path = join(cwd, 'large');
    await writeFile(path, Buffer.alloc(16 * 1024 * 1024, 'x'));
    const [largest] = await readOperationFiles(['large'], cwd);
    expect({
      source: largest?.source,
      reasons: largest?.entries.map((entry) => ('reason' in entry ? entry.reason : '')),
    }).toEqual({
      source: path,
      reasons: [expect.stringMatching(/^it is neither a UUID/)],
    });
    await truncate(path, 16 * 1024 * 1024 + 1);
    expect(await readOperationFiles(['large'], cwd)).toEqual([
      { source: 'operations-file', entries: [{ token: path, kind: 'bad', reason: 'the file is larger than 16 MiB' }] },
    ]);
  });
});
