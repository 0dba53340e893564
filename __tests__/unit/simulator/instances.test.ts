import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { at, object, printed, startCaller, TERMINAL } from './caller.ts';
import type { Caller } from './caller.ts';

/** The process has ended. A zombie that its new parent has not reaped yet counts as ended. */
async function isDead(pid: number): Promise<boolean> {
  const facts = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z');
  return /\) [ZX]/.test(facts);
}

describe('instances', () => {
  let caller: Caller;

  beforeAll(async () => {
    caller = await startCaller();
  });

  afterAll(async () => {
    await caller.simulator.close();
  });

  test('a spawn echoes the request with the resolved image and names the operation', async () => {
    const { status, headers, value } = await caller.call('POST', '/instances', {
      image: 'tag:busybox:latest',
      command: 'true',
      env: { A: 'b' },
    });
    const { uuid } = object(value);
    expect(status).toBe(201);
    expect(value).toMatchObject({ command: 'true', env: { A: 'b' }, image: 'ba5eba5e-0000-4000-8000-000000000001' });
    expect(headers.get('location')).toBe(`/v1/operations/${String(uuid)}`);
  });

  test('a spawn repeats what it knows of the request, and nothing else', async () => {
    const known = { command: 'true', networking: { enabled: false }, stdin: { value: 'a' }, env: { any: 'thing' } };
    const request = { ...known, other: 1, stdin: { ...known.stdin, truncated: false }, preserve_cwd: false };
    const { value } = await caller.call('POST', '/instances', { image: 'tag:busybox:latest', ...request });
    const { uuid, image, ...echo } = object(value);
    expect([echo, image]).toEqual([known, 'ba5eba5e-0000-4000-8000-000000000001']);
    const { metadata } = await caller.reach(String(uuid), TERMINAL);
    expect(object(metadata)).toMatchObject({ ...known, image, preserve_cwd: false });
    expect(metadata).not.toHaveProperty('other');
  });

  test('a shell command that fails is a SUCCESS with its exit code and both streams', async () => {
    const payload = await caller.finish({ command: 'echo out; echo err >&2; exit 42', shell: true });
    expect(payload).toMatchObject({ kind: 'instance', status: 'SUCCESS', error: null });
    expect(payload['duration']).toBeGreaterThan(0);
    expect(at(payload, 'metadata', 'result')).toMatchObject({
      state: { exit_code: 42, signal: -1, timed_out: false },
      stdout: { value: 'out\n', encoding: 'ascii', truncated: false },
      stderr: { value: 'err\n', encoding: 'ascii', truncated: false },
    });
    expect(at(payload, 'metadata', 'result', 'resources', 'elapsed_time')).toBeGreaterThan(0);
  });

  test('a program gets its arguments and environment unchanged, and a PATH', async () => {
    const request = { command: 'sh', args: ['-c', 'echo "$1/$A/$PATH/$HOME"', 'x', 'a b'], env: { A: '1' } };
    expect(printed(await caller.finish(request))).toBe(
      'a b/1//usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin/\n',
    );
  });

  test('programs are found in the folders of the option path', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'programs-'));
    await writeFile(join(folder, 'cargo'), '#!/bin/sh\necho "built $1"\n', { mode: 0o755 });
    const own = await startCaller({ path: `${folder}:/bin` });
    try {
      for (const request of [
        { command: 'cargo release', shell: true },
        { command: 'cargo', args: ['release'] },
      ])
        expect(printed(await own.finish(request))).toBe('built release\n');
    } finally {
      await own.simulator.close();
      await rm(folder, { recursive: true });
    }
  });

  test('cwd is in the image, and is created when it is missing', async () => {
    expect(printed(await caller.finish({ command: 'pwd', cwd: '/new/place' }))).toMatch(/\/new\/place\n$/);
  });

  test('bytes that are not plain text are encoded as base64', async () => {
    const payload = await caller.finish({ command: "printf 'gr\\303\\274n'", shell: true });
    expect(at(payload, 'metadata', 'result', 'stdout')).toEqual({
      value: 'Z3LDvG4=',
      encoding: 'base64',
      truncated: false,
    });
  });

  test('each stream is cut at truncate_output_at', async () => {
    const request = { command: 'printf 123456789; printf 1234 >&2', shell: true, truncate_output_at: 4 };
    const payload = await caller.finish(request);
    expect(at(payload, 'metadata', 'result')).toMatchObject({
      stdout: { value: '1234', truncated: true },
      stderr: { value: '1234', truncated: false },
    });
  });

  test.each([
    [{ value: 'plain', encoding: 'ascii' }, 'plain'],
    [{ value: Buffer.from('coded').toString('base64'), encoding: 'base64' }, 'coded'],
    ['old', 'old'],
    [`base64:${Buffer.from('older').toString('base64')}`, 'older'],
  ])('stdin %j reaches the command', async (stdin, expected) => {
    expect(printed(await caller.finish({ command: 'cat', stdin }))).toBe(expected);
  });

  test('the time limit kills the command with its children', async () => {
    const payload = await caller.finish({ command: 'sleep 60 & echo $!; wait', shell: true, timeout: 1 });
    expect(payload).toMatchObject({ status: 'SUCCESS', error: null });
    expect(at(payload, 'metadata', 'result', 'state')).toMatchObject({ exit_code: -1, signal: 9, timed_out: true });
    const grandchild = Number(printed(payload));
    expect(await isDead(grandchild)).toBe(true);
  });

  test('a signal leaves exit code -1 and its number', async () => {
    const payload = await caller.finish({ command: 'kill -TERM $$', shell: true });
    expect(at(payload, 'metadata', 'result', 'state')).toMatchObject({ exit_code: -1, signal: 15, timed_out: false });
  });

  test('a background child does not keep the operation from ending', async () => {
    const payload = await caller.finish({ command: 'sleep 60 & echo done', shell: true });
    expect(printed(payload)).toBe('done\n');
    expect(payload['duration']).toBeLessThan(20);
  });

  test('a program that does not exist is a FAILED operation', async () => {
    const payload = await caller.finish({ command: 'no-such-program' });
    expect(payload).toMatchObject({ status: 'FAILED', error: expect.stringContaining('ENOENT') as unknown });
    expect(at(payload, 'metadata', 'result')).toBeNull();
  });

  test('cancelling kills a running command', async () => {
    const uuid = await caller.spawn({ command: 'sleep', args: ['60'] });
    await caller.reach(uuid, (status) => status === 'EXECUTING');
    expect(await caller.call('DELETE', `/operations/${uuid}`)).toMatchObject({ status: 202, text: '' });
    const payload = await caller.reach(uuid, TERMINAL);
    expect(payload).toMatchObject({ status: 'CANCELLED', result_image_uuid: null });
    expect(at(payload, 'metadata', 'result')).toBeNull();
    expect((await caller.call('DELETE', `/operations/${uuid}`)).status).toBe(409);
  });

  test('inflight=1 returns the output of a running command so far', async () => {
    const uuid = await caller.spawn({ command: 'echo early; sleep 60', shell: true });
    let text = '';
    while (!text.includes('early\\n')) text = (await caller.call('GET', `/operations/${uuid}?inflight=1`)).text;
    expect(JSON.parse(text)).toMatchObject({
      status: 'EXECUTING',
      metadata: { result: null },
      result: { stdout: { value: 'early\n', encoding: 'ascii' }, stderr: { value: '' } },
    });
    await caller.call('DELETE', `/operations/${uuid}`);
  });

  test('a run leaves an image for the next run; a disposable run leaves none', async () => {
    const first = await caller.finish({ command: 'echo kept > note.txt', cwd: '/root', shell: true });
    const image = first['result_image_uuid'];
    expect(first['result']).toEqual({ image, tag: null });
    const second = await caller.finish({
      image,
      command: 'cat note.txt; echo gone > other.txt',
      cwd: '/root',
      shell: true,
      disposable: true,
    });
    expect(printed(second)).toBe('kept\n');
    expect(second).toMatchObject({ image_uuid: image, result_image_uuid: null });
    expect(printed(await caller.finish({ image, command: 'ls', cwd: '/root' }))).toBe('note.txt\n');
    expect(printed(await caller.finish({ command: 'ls', cwd: '/root' }))).toBe('');
  });

  test('preserve_env keeps the environment for later shell commands', async () => {
    const first = await caller.finish({ command: 'true', env: { KEPT: 'yes' }, preserve_env: true });
    const request = { image: first['result_image_uuid'], command: 'echo ${KEPT:-no}', disposable: true };
    expect(printed(await caller.finish({ ...request, shell: true }))).toBe('yes\n');
    expect(printed(await caller.finish({ ...request, command: 'sh', args: ['-c', request.command] }))).toBe('no\n');
  });

  test('files are placed with their modes, and a placed program can be started by its path', async () => {
    const upload = await caller.call('POST', '/files', '#!/bin/sh\necho placed\n');
    const { uuid } = object(upload.value);
    const files = { '/opt/run.sh': { uuid, mode: '0755' }, '/root/b': { uuid, mode: '0o640' }, '/root/c': { uuid } };
    expect(printed(await caller.finish({ command: '/opt/run.sh', files }))).toBe('placed\n');
    const modes = await caller.finish({ command: 'stat -c %a b c', cwd: '/root', shell: true, files });
    expect(printed(modes)).toBe('640\n644\n');
  });

  test.each([
    [{ image: 'tag:busybox:latest' }, 400, 'command is required'],
    [{ command: 'true' }, 400, 'image is required'],
    [{ command: 'true', image: 'busybox' }, 400, 'Not a UUID'],
    [{ command: 'true', image: 'tag:none' }, 400, 'no image under the tag none'],
    [{ command: 'true', image: '00000000-0000-4000-8000-000000000000' }, 400, 'no image 0000'],
    [{ command: 'true', image: 'tag:busybox:latest', args: 'x' }, 400, 'args must be'],
    [{ command: 'true', image: 'tag:busybox:latest', env: { A: 1 } }, 400, 'env must be'],
    [{ command: 'true', image: 'tag:busybox:latest', cwd: 'here' }, 400, 'cwd must be'],
    [{ command: 'true', image: 'tag:busybox:latest', timeout: 3601 }, 400, 'timeout must be'],
    [{ command: 'true', image: 'tag:busybox:latest', shell: 'yes' }, 400, 'shell must be'],
    [{ command: 'true', image: 'tag:busybox:latest', stdin: 5 }, 400, 'stdin must be'],
    [{ command: 5, image: 'tag:busybox:latest' }, 400, 'command must be a string'],
    [{ command: 'true', image: 'tag:busybox:latest', files: [] }, 400, 'files must be'],
    [{ command: 'true', image: 'tag:busybox:latest', uid: -1 }, 400, 'uid must be'],
    [{ command: 'true', image: 'tag:busybox:latest', files: { '/a': { gid: 2 ** 32 } } }, 400, 'gid must be'],
    [{ command: 'true', image: 'tag:busybox:latest', files: { a: {} } }, 400, 'not an absolute path'],
    [{ command: 'true', image: 'tag:busybox:latest', files: { '/a': 'b' } }, 400, 'must be an object'],
    [
      {
        command: 'true',
        image: 'tag:busybox:latest',
        files: { '/a': { uuid: 'ba5eba5e000040008000000000000001', mode: '9' } },
      },
      400,
      'not octal',
    ],
    [
      { command: 'true', image: 'tag:busybox:latest', files: { '/a': { uuid: 'ba5eba5e000040008000000000000001' } } },
      400,
      'no file ba5eba5e',
    ],
    [[], 400, 'not a JSON object'],
    ['{', 400, 'not JSON'],
  ])('%j is rejected', async (request, status, message) => {
    const answer = await caller.call('POST', '/instances', request);
    expect(answer).toMatchObject({ status, value: { status, error: expect.stringContaining(message) as unknown } });
  });
});

test('operations beyond maxConcurrent stay PENDING, and can be cancelled', async () => {
  const caller = await startCaller({ maxConcurrent: 1 });
  const first = await caller.spawn({ command: 'sleep', args: ['60'] });
  const second = await caller.spawn({ command: 'true' });
  const third = await caller.spawn({ command: 'true' });
  await caller.reach(first, (status) => status === 'EXECUTING');
  expect((await caller.call('GET', `/operations/${second}`)).value).toMatchObject({ status: 'PENDING' });
  await caller.call('DELETE', `/operations/${second}`);
  expect((await caller.call('GET', `/operations/${second}`)).value).toMatchObject({ status: 'CANCELLED' });
  await caller.call('DELETE', `/operations/${first}`);
  expect(await caller.reach(third, TERMINAL)).toMatchObject({ status: 'SUCCESS' });
  await caller.simulator.close();
});

test('close kills all commands', async () => {
  const caller = await startCaller();
  const uuid = await caller.spawn({ command: 'echo $$; sleep 60', shell: true });
  let text = '';
  while (!text.includes('\\n')) text = (await caller.call('GET', `/operations/${uuid}?inflight=1`)).text;
  const pid = Number(/"value":"(\d+)/.exec(text)?.[1]);
  await caller.simulator.close();
  expect(await isDead(pid)).toBe(true);
});
