import { expect, it } from '@jest/globals';
import { BASE_IMAGE } from '../../simulator/simulator.ts';
import { signedIn } from './signed-in.ts';

/** This release reads today's payloads; of the older ones it takes what it does not look into closely. */
const line = signedIn({ generation: 'old' });

it('signs in to an older service, tags and imports', async () => {
  const { url, token } = line.service;
  expect((await line.run(`auth --type jwt --url ${url} --token ${token} --profile default --force`)).code).toBe(0);
  expect((await line.run('use', BASE_IMAGE)).code).toBe(0);
  expect((await line.run('tag tag:busybox:latest mine:1')).code).toBe(0);
  expect((await line.run('images import docker://docker.io/library/ubuntu:24.04')).code).toBe(0);
});

it('lists, shows, waits for and cancels operations of an older service', async () => {
  const uuid = line.service.seed({ status: 'EXECUTING' });
  expect((await line.run('ps')).stdout).toMatch(/EXECUTING/);
  expect((await line.run('show', uuid)).stdout).toMatch(/EXECUTING/);
  expect((await line.run('kill', uuid)).code).toBe(0);
  expect(await line.run('op wait', uuid)).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/CANCELLED/),
  });
});

it('does not read the list of images of an older service', async () => {
  expect((await line.run('images')).stderr).toMatch(/expected a JSON object, got list/);
});
