import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeMissing } from '../../../src/files/missing-path.ts';

const ADVICE = 'correct the path, or create it in an earlier step';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'missing-'));
  for (const folder of ['source/app', 'source/lib', '.git', 'empty', 'wide']) {
    await mkdir(join(directory, folder), { recursive: true });
  }
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await writeFile(join(directory, 'wide', name), '');
});
afterAll(() => rm(directory, { recursive: true }));

describe('a path that is not there', () => {
  it.each<[string, string]>([
    ['sorce/app/x', `there is no folder "sorce"; did you mean "source"?`],
    ['source/ap/x', `there is no folder "source/ap"; did you mean "source/app"?`],
    ['source/nothing', `there is no file "source/nothing"; "source" holds "app" and "lib": ${ADVICE}`],
    ['nothing', `there is no file "nothing"; the workspace holds "empty", "source" and "wide": ${ADVICE}`],
    ['empty/x/y', `there is no folder "empty/x"; "empty" is empty: ${ADVICE}`],
    ['wide/a/x', `there is no file "wide/a/x", since "wide/a" is a file: ${ADVICE}`],
    ['wide/other', `there is no file "wide/other"; "wide" holds "a", "b", "c", "d", "e" and 2 more: ${ADVICE}`],
  ])('%s is described from its first missing part on', async (path, expected) => {
    expect(await describeMissing({ path, directory, what: 'file' })).toBe(expected);
  });

  it('in an empty workspace lacks a checkout', async () => {
    const empty = { directory: join(directory, 'empty'), what: 'folder' } as const;
    const problem = 'there is no folder "x"; the workspace is empty: run actions/checkout before this step';
    expect(await describeMissing({ ...empty, path: 'x' })).toBe(problem);
  });
});
