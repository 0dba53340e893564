import { expect, test } from '@jest/globals';
import { signedIn } from '../cli/signed-in.ts';
import { doneWith, rows } from './command-line.ts';

/** The scenarios with sessions of the command line's README that `__tests__/cli` does not have. */

const line = signedIn();
const done = doneWith(line);

test('takes a snapshot of each run, branches and goes back two steps', async () => {
  await done('use tag:busybox:latest');
  for (const name of ['one', 'two']) await done('run -s --', `echo ${name} >> steps`);
  await done('session branch experiment');
  await done('session checkout experiment');
  await done('run -s --', 'echo three >> steps');
  expect(await done('run -D -- cat steps')).toBe('one\ntwo\nthree\n');
  await done('session checkout main');
  expect(await done('run -D -- cat steps')).toBe('one\ntwo\n');
  await done('session rollback -- -1');
  expect(await done('run -D -- cat steps')).toBe('one\n');
});

test('gets no new image from a run that wrote nothing', async () => {
  const image = rows(await done('-o json session'))[0]?.['current_image'];
  await done('run -- cat steps');
  expect(rows(await done('-o json session'))[0]?.['current_image']).toBe(image);
  expect(image).toMatch(/^[0-9a-f-]{36}$/);
});
