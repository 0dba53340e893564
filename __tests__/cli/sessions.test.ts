import { expect, it } from '@jest/globals';
import { signedIn } from './signed-in.ts';

const line = signedIn();

it('keeps a history', async () => {
  expect((await line.run('session')).code).toBe(1);
  expect((await line.run('use tag:busybox:latest')).code).toBe(0);
  expect((await line.run('run -s -- true')).code).toBe(0);
  expect((await line.run('-o json run -d -s -- true')).code).toBe(0);
  const { stdout } = await line.run('-o json session show');
  const kinds = stdout
    .trimEnd()
    .split('\n')
    .map((entry) => (JSON.parse(entry) as { kind: string }).kind);
  expect(kinds).toEqual(['use', 'run', 'run-detached']);
  expect((await line.run('session list')).stdout).toMatch(/^true {2}default {2}main/m);
});

it('has branches', async () => {
  expect((await line.run('session branch other')).stdout).toBe("Created branch 'other'\n");
  expect((await line.run('session checkout other')).code).toBe(0);
  expect((await line.run('session branch')).stdout).toMatch(/^\* {3}other$/m);
  expect((await line.run('session rollback')).stdout).toMatch(/ {2}use {2}tag:busybox:latest/);
  expect((await line.run('session checkout main')).code).toBe(0);
});

it('has a directory and variables of its own', async () => {
  expect((await line.run('cd /root')).code).toBe(0);
  expect((await line.run('env COLOUR=blue')).code).toBe(0);
  expect((await line.run('run -D -s --', 'echo $COLOUR in $(basename $PWD)')).stdout).toBe('blue in root\n');
});

it('waits for what was detached, and is done with it', async () => {
  expect((await line.run('-o json run -d -s --', 'exit 4')).code).toBe(0);
  expect((await line.run('session wait')).code).toBe(4);
  expect(await line.run('session wait')).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/No active operations for this session/),
  });
  expect((await line.run('session branch --prune')).stdout).toMatch(/^Pruned branch 'detached-/m);
});

it('deletes a session', async () => {
  expect((await line.run('session delete -f default')).code).toBe(0);
  expect((await line.run('op show @')).stderr).toMatch(/No active session/);
});
