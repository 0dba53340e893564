import { expect, it } from '@jest/globals';
import { signedIn } from './signed-in.ts';

const line = signedIn();

/** Starts a command that lasts and returns its UUID. */
async function start(): Promise<string> {
  const { stdout } = await line.run('-o json run -d -- sleep 60');
  return (JSON.parse(stdout) as { uuid: string }).uuid;
}

it('lists what is at work, by any of its names', async () => {
  expect((await line.run('use tag:busybox:latest')).code).toBe(0);
  const uuid = await start();
  const lists = ['ps', 'op list', 'op ls', 'operation list'];
  const ends = await Promise.all(lists.map((command) => line.run(`${command} -q`)));
  expect(ends).toEqual(lists.map(() => ({ code: 0, stdout: `${uuid}\n`, stderr: '' })));
  expect((await line.run('ps --status S')).stdout).not.toContain(uuid);
  expect((await line.run('kill', uuid)).code).toBe(0);
});

it('cancels, shows and waits for what runs', async () => {
  const uuid = await start();
  expect((await line.run('op cancel', uuid)).stderr).toBe(`[INFO] Cancelled operation ${uuid}\n`);
  expect(await line.run('op wait', uuid)).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/CANCELLED/),
  });
  for (const command of ['show', 'op show', 'op sh']) {
    expect((await line.run(command, uuid)).stdout).toContain(`${uuid}  CANCELLED`);
  }
});

it('cancels everything', async () => {
  const uuids = await Promise.all([start(), start()]);
  expect(await line.run('kill --all')).toMatchObject({ code: 0 });
  // The service accepts a cancel request before the processes have ended.
  expect(await line.run('op wait', ...uuids)).toMatchObject({ code: 1 });
  const statuses = line.service.operations().filter(({ uuid }) => uuids.includes(uuid));
  expect(statuses.map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED']);
});

it('prints the events of an operation', async () => {
  const { stdout } = await line.run('-o json run -d -s --', 'echo out; exit 3');
  const { uuid } = JSON.parse(stdout) as { uuid: string };
  expect((await line.run('op wait', uuid)).code).toBe(3);
  const events = await line.run('-o json op events', uuid);
  const types = events.stdout
    .trimEnd()
    .split('\n')
    .map((event) => (JSON.parse(event) as { type: string }).type);
  expect(types).toEqual(['init', 'spawn', 'stdout', 'exit', 'shutdown', 'completion']);
});
