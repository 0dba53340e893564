import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { contree } from '../cli/command-line.ts';
import { signedIn } from '../cli/signed-in.ts';
import { doneWith, rows } from './command-line.ts';

/** The scenarios of the command line's README that `__tests__/cli` does not have. */

const line = signedIn();
const done = doneWith(line);

test('runs a script of this machine, and gives a command its piped stdin', async () => {
  await done('use tag:busybox:latest');
  const script = join(line.home, 'setup.sh');
  writeFileSync(script, '#!/usr/bin/env -S contree run -I\necho scripted\nexit 6\n');
  expect(await line.run('run -D -I', script)).toMatchObject({ code: 6, stdout: 'scripted\n' });
  const piped = await contree(line.home, ['run', '-D', '--', 'tr', 'a-z', 'A-Z'], { stdin: 'select 1' });
  expect(piped).toMatchObject({ code: 0, stdout: 'SELECT 1' });
});

test('places files with an owner and a mode, stages one and edits one', async () => {
  writeFileSync(join(line.home, 'app.sh'), 'echo app\n');
  const spec = `${join(line.home, 'app.sh')}:/app/app.sh:u0:g0:m0750`;
  expect(await done('run -s --file', spec, '--', 'sh app/app.sh; stat -c %a app/app.sh')).toBe('app\n750\n');
  await done('file cp', join(line.home, 'app.sh'), '/app/staged.sh');
  expect(await done('run -- sh app/staged.sh')).toBe('app\n');
  const editor = join(line.home, 'editor');
  writeFileSync(editor, '#!/bin/sh\necho echo edited > "$1"\n');
  chmodSync(editor, 0o755);
  await done('file edit -E', editor, '/app/staged.sh');
  expect(await done('run -- sh app/staged.sh')).toBe('edited\n');
});

test('exports a directory as an archive, plain and compressed', async () => {
  const [packed, plain] = [join(line.home, 'app.tar.gz'), join(line.home, 'app.tar')];
  await done('export /app -F', packed);
  await done('export /app -F', plain);
  expect(gunzipSync(readFileSync(packed))).toEqual(readFileSync(plain));
  expect(readFileSync(plain).toString('latin1')).toContain('echo edited\n');
});

test('searches and shows what it finds in the forms of its options', async () => {
  expect(await done('grep ed.ted /app')).toBe('/app/staged.sh:1:echo edited\n');
  expect((await line.run('grep nothing-like-it /app')).code).toBe(1);
  expect(await done('-o csv ls /etc')).toMatch(/passwd/);
  const names = rows(await done('-o json ls /etc')).map(({ path, name }) => String(name ?? path));
  expect(names.join(' ')).toMatch(/passwd/);
  expect(rows(await done('-o json images')).map(({ tag }) => tag)).toContain('busybox:latest');
});

test('reads commands from its interactive shell', async () => {
  const stdin = 'echo typed > typed.txt\ncontree cat /typed.txt\nexit\n';
  const end = await contree(line.home, ['shell'], { stdin });
  expect(end).toMatchObject({ code: 0, stdout: expect.stringMatching(/typed/) });
});
