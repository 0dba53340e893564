import { expect, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { LocalProcess } from '../../../simulator/process.ts';

test('a program that cannot be started leaves no timer behind', async () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  const request = {
    file: 'no-such-program',
    args: [],
    env: {},
    cwd: tmpdir(),
    stdin: Buffer.alloc(0),
    stdinStaysOpen: false,
    timeout: 60_000,
    truncateAt: 1,
  };
  const child = new LocalProcess(request, { started: () => undefined, output: () => undefined });
  await expect(child.end).rejects.toThrow('ENOENT');
  expect([child.started, child.running, child.signal('SIGKILL'), child.report().pid]).toEqual([
    false,
    false,
    false,
    -1,
  ]);
  expect(timers()).toBe(before);
});
