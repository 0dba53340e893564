import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { BASE_IMAGE } from '../../simulator/simulator.ts';
import { signedIn } from './signed-in.ts';

const line = signedIn();

it('imports an image, or says that it cannot', async () => {
  const [present, missing] = await Promise.all([
    line.run('-o json images import docker://docker.io/library/ubuntu:24.04'),
    line.run('-o json images import docker.io/library/missing:1'),
  ]);
  expect(present.code).toBe(0);
  expect(JSON.parse(present.stdout)).toMatchObject({ status: 'SUCCESS', result: { tag: 'ubuntu:24.04' } });
  expect(missing.code).toBe(1);
  expect(JSON.parse(missing.stdout)).toMatchObject({
    status: 'FAILED',
    error: expect.stringMatching(/missing:1/),
  });
  expect((await line.run('images list')).stdout).toContain('ubuntu:24.04');
});

it('tags an image, finds it by a prefix and removes the tag', async () => {
  expect((await line.run('tag tag:busybox:latest mine:1')).code).toBe(0);
  const found = await line.run('-o json images --prefix mine');
  expect(JSON.parse(found.stdout)).toMatchObject({ uuid: BASE_IMAGE, tag: 'mine:1' });
  expect((await line.run('tag -U tag:mine:1 mine:1')).code).toBe(0);
  expect((await line.run('images --prefix mine')).stdout).not.toContain('mine:1');
});

it('looks into an image', async () => {
  expect((await line.run('use tag:busybox:latest')).stdout).toBe('export CONTREE_SESSION=default\n');
  expect((await line.run('run -s --', 'echo kept > root/made.txt')).code).toBe(0);
  expect((await line.run('ls /root')).stdout).toMatch(/ 5 .* made\.txt$/m);
  expect((await line.run('cat /root/made.txt')).stdout).toMatch(/^kept$/m);
  expect((await line.run('grep kept /root')).stdout).toBe('/root/made.txt:1:kept\n');
  const copy = join(line.home, 'copied.txt');
  expect((await line.run('cp /root/made.txt', copy)).code).toBe(0);
  expect(readFileSync(copy, 'utf8')).toBe('kept\n');
  expect((await line.run('cat /root/absent.txt')).code).toBe(1);
  expect((await line.run('use tag:absent:1')).code).toBe(1);
});
