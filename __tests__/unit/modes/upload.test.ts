import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FileSet, NO_FILES } from '../../../src/files/local-files.ts';
import { hashSets, logLeftOut, upload } from '../../../src/modes/upload.ts';
import { modeSetting } from '../../doubles/mode-setting.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upload-'));
  await writeFile(join(folder, 'one'), 'content');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const setOf = (remote: string): FileSet => ({
  ...NO_FILES,
  files: [{ path: join(folder, 'one'), remote, mode: '0644', size: 7 }],
});

describe('the sets of files of a run', () => {
  it('are hashed once each, so that legs with the same set share its files', async () => {
    const [one, other] = [setOf('one'), setOf('other')];
    const hashed = await hashSets([one, other, one]);
    expect([...hashed.keys()]).toEqual([one, other]);
    expect(hashed.get(one)).toMatchObject([{ remote: 'one', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  it('cost no request and no line without a file', async () => {
    const { context, log, service } = modeSetting();
    expect(await upload([], { ...context, deadline: Infinity })).toEqual(new Map());
    expect([service.requests, log.lines()]).toEqual([[], []]);
  });

  it('log what .gitignore leaves out, once each', () => {
    const { context, log } = modeSetting();
    const all = { ...setOf('one'), leftOut: { ignored: 1, examples: ['a.log'] } };
    const some = { ...setOf('one'), leftOut: { ignored: 2, examples: ['b.log'] } };
    logLeftOut([all, all, some, setOf('one')], context);
    expect(log.lines()).toEqual([
      'files · 1 file · left out by .gitignore: 1 (a.log)',
      'files · 1 file · left out by .gitignore: 2 (b.log, …)',
    ]);
  });
});
