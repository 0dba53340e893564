import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputName } from '../../../src/inputs/input-source.ts';
import { readInputs } from '../../../src/inputs/inputs.ts';
import { readLegsFile } from '../../../src/inputs/legs-file.ts';
import { InvalidInputs } from '../../../src/values/problems.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { givenInputs } from '../../doubles/given-inputs.ts';

const SECRET = 'secret: hunter2';
let workspace = '';
let outside = '';
beforeAll(async () => {
  workspace = await realpath(await mkdtemp(join(tmpdir(), 'legs-file-')));
  outside = await realpath(await mkdtemp(join(tmpdir(), 'legs-outside-')));
  await mkdir(join(workspace, 'ci'));
  await mkdir(join(workspace, '.git'));
  const write = (name: string, content: string | Buffer) => writeFile(join(workspace, name), content);
  await write('ci/legs.yml', 'unit: {command: make, files: one.txt}\n');
  await write('one.txt', '1');
  await write('.git/legs.yml', SECRET);
  await write('windows.yml', '\uFEFF# first\r\nunit: |\r\n  make\r\n  make it\r\n');
  await write('le.yml', Buffer.from('\uFEFFunit: é\n', 'utf16le'));
  await write('be.yml', Buffer.from('\uFEFFunit: é\n', 'utf16le').swap16());
  await write('latin.yml', Buffer.from([0x61, 0x3a, 0x20, 0xe9]));
  await write('most.yml', `a: x\n#${'-'.repeat(256 * 1024 - 6)}`);
  await write('more.yml', `a: x\n#${'-'.repeat(256 * 1024 - 5)}`);
  await writeFile(join(outside, 'legs.yml'), SECRET);
  await symlink(join(workspace, 'ci/legs.yml'), join(workspace, 'link-within.yml'));
  await symlink(join(outside, 'legs.yml'), join(workspace, 'link-out.yml'));
  await symlink(outside, join(workspace, 'folder-out'));
  await symlink(join(workspace, '.git/legs.yml'), join(workspace, 'link-git.yml'));
  execFileSync('mkfifo', [join(workspace, 'pipe')]);
});
afterAll(async () => {
  await rm(workspace, { recursive: true });
  await rm(outside, { recursive: true });
});

function read(path: string) {
  return readLegsFile(givenInputs({ 'legs-file': path }, {}, workspace));
}

describe('legs-file', () => {
  it.each([
    ['ci/legs.yml', 'ci/legs.yml', 'unit: {command: make, files: one.txt}\n'],
    ['./ci/../ci//legs.yml', 'ci/legs.yml', 'unit: {command: make, files: one.txt}\n'],
    ['link-within.yml', 'link-within.yml', 'unit: {command: make, files: one.txt}\n'],
    ['windows.yml', 'windows.yml', '# first\nunit: |\n  make\n  make it\n'],
    ['le.yml', 'le.yml', 'unit: é\n'],
    ['be.yml', 'be.yml', 'unit: é\n'],
  ])('%s is read as %s', async (given, path, text) => {
    expect(await read(given)).toEqual({ path, text });
  });

  it('may be an absolute path in the workspace', async () => {
    expect(await read(join(workspace, 'ci/legs.yml'))).toMatchObject({ path: 'ci/legs.yml' });
  });

  it('takes 256 KiB and no more', async () => {
    expect(await read('most.yml')).toMatchObject({ path: 'most.yml' });
    expect(await read('more.yml')).toEqual({
      problem: '"more.yml": the file is larger than 256 KiB: give a part of the legs to a second step',
    });
  });

  it.each([
    ['ci/leg.yml', 'there is no file "ci/leg.yml"; did you mean "ci/legs.yml"?'],
    ['cj/legs.yml', 'there is no folder "cj"; did you mean "ci"?'],
    [
      'ci/*.yml',
      'there is no file "ci/*.yml"; "ci" holds "legs.yml": correct the path, or create it in an earlier step',
    ],
    ['ci', 'it is a folder: name a file in it'],
    ['ci/', 'it is a folder: name a file in it'],
    ['ci/legs.yml/', 'it is a file, not a folder: write "ci/legs.yml"'],
    ['.git/legs.yml', 'it leads into .git, where nothing is read: name another file'],
    ['link-git.yml', 'it leads into .git, where nothing is read: name another file'],
    ['link-out.yml', 'a link leads out of the workspace: put the file itself there'],
    ['folder-out/legs.yml', 'a link leads out of the workspace: put the file itself there'],
    [
      'folder-out/other.yml',
      'there is no file "folder-out/other.yml": correct the path, or create it in an earlier step',
    ],
    ['pipe', 'it is no regular file but a socket, a pipe or a device: name a file'],
    ['latin.yml', 'the file is neither UTF-8 nor UTF-16 with a byte-order mark: save it as UTF-8'],
    ['a\0b', expect.stringContaining('cannot be read')],
  ])('%j is refused', async (given, problem) => {
    const found = (await read(given)) as { readonly problem: string };
    const start = `${JSON.stringify(given)}: `;
    expect(found.problem.startsWith(start)).toBe(true);
    expect(found.problem.slice(start.length)).toEqual(problem);
  });

  it.each(['../legs.yml', 'ci/../../legs.yml', '/etc/passwd'])('%s leads out of the workspace', async (given) => {
    expect(await read(given)).toEqual({
      problem: `"${given}": it is outside of the workspace, "${workspace}": put the file there`,
    });
  });

  it('is the path of one file', async () => {
    expect(await read('unit: make\nlint: make lint')).toEqual({
      problem: expect.stringContaining('it is the path of one file: write what the file would hold in legs') as unknown,
    });
  });

  it('holds the legs of the step, whose files are paths in the workspace', async () => {
    const given = { token: 'a-token', mode: 'run', image: uuidOf(1), 'legs-file': 'ci/legs.yml' };
    const { inputs, warnings } = await readInputs(givenInputs(given, {}, workspace));
    expect(inputs).toMatchObject({ plan: { legs: [{ name: 'unit', command: 'make' }] } });
    expect(inputs).toMatchObject({ legFiles: [{ files: [{ remote: 'one.txt' }] }] });
    expect(warnings).toEqual([]);
  });

  it('is reported with all other inputs, and at its line', async () => {
    const given: Partial<Record<InputName, string>> = {
      token: 'a-token',
      mode: 'run',
      image: uuidOf(1),
      'legs-file': 'windows.yml',
      files: 'absent.txt',
      timeout: 'soon',
      matrix: 'os: [a]',
    };
    await writeFile(join(workspace, 'windows.yml'), '\r\nunit: {comand: x}\r\n');
    const error: unknown = await readInputs(givenInputs(given, {}, workspace)).catch((thrown: unknown) => thrown);
    if (!(error instanceof InvalidInputs)) throw new Error('expected InvalidInputs', { cause: error });
    expect(error.problems.map((problem) => problem.split(': ').slice(0, 2).join(': '))).toEqual([
      'timeout: "soon" is not a duration',
      'matrix: it cannot be used with legs-file',
      'legs-file: windows.yml:2',
      'command: it is empty',
      'files: "absent.txt"',
    ]);
    expect(error.at).toEqual({ file: 'windows.yml', line: 2 });
  });

  it('says that mode run was meant', async () => {
    const error: unknown = await readInputs(givenInputs({ token: 'x', 'legs-file': 'legs.yml' }, {}, workspace)).catch(
      (thrown: unknown) => thrown,
    );
    expect(String(error)).toContain('does not use legs-file, which says what to run: set mode: run');
  });
});
