import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { signedIn } from './signed-in.ts';

const line = signedIn();

it('runs a command and leaves with its exit code', async () => {
  expect((await line.run('use tag:busybox:latest')).code).toBe(0);
  expect(await line.run('run -s --', 'echo out; echo err >&2; exit 7')).toEqual({
    code: 7,
    stdout: 'out\n',
    stderr: 'err\n',
  });
});

it('ends a command at its time limit', async () => {
  const end = await line.run('run -D -t 1 -- sleep 60');
  expect(end).toMatchObject({ code: 255, stderr: expect.stringMatching(/timed out after 1s/) });
});

it('gives a command variables and files', async () => {
  expect((await line.run('run -D -e COLOUR=blue -- printenv COLOUR')).stdout).toBe('blue\n');
  const given = join(line.home, 'given.txt');
  writeFileSync(given, 'given\n');
  expect((await line.run('run --file', `${given}:/root/there.txt`, '--', 'cat', 'root/there.txt')).stdout).toBe(
    'given\n',
  );
});

it('keeps what a run leaves, unless it is disposable', async () => {
  expect((await line.run('run -s --', 'echo 1 > kept.txt')).code).toBe(0);
  expect((await line.run('run -D -s --', 'echo 2 > kept.txt')).code).toBe(0);
  expect((await line.run('run -D -- cat kept.txt')).stdout).toBe('1\n');
});

it('starts a command and leaves it alone', async () => {
  const end = await line.run('-o json run -d -- sleep 60');
  expect(end.code).toBe(0);
  const started = JSON.parse(end.stdout) as { uuid: string };
  expect(started).toMatchObject({ status: 'PENDING', command: 'sleep', args: ['60'] });
  expect(line.service.operations().find(({ uuid }) => uuid === started.uuid)).toMatchObject({ duration: null });
});
