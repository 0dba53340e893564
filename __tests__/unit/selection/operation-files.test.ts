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

  it('reports a file over 16 MiB', async () => {
    const path = join(cwd, 'large');
    await writeFile(path, '');
    await truncate(path, 16 * 1024 * 1024);
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
