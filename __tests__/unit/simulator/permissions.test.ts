import { afterEach, describe, expect, test } from '@jest/globals';
import type { Permission } from '../../../simulator/permissions.ts';
import { BASE_IMAGE } from '../../../simulator/simulator.ts';
import { type Caller, startCaller } from './caller.ts';

const TAG = { tag: 'a:b' };
const IMPORT = { registry: { url: 'docker://docker.io/library/a' } };
const start = (disposable: boolean): object => ({ image: BASE_IMAGE, command: 'true', disposable });

let caller: Caller;

afterEach(async () => {
  await caller.simulator.close();
});

describe('a token without a permission', () => {
  test.each<[Permission, string, string, unknown]>([
    ['list', 'GET', '/operations', undefined],
    ['list', 'GET', '/operations/UUID', undefined],
    ['list', 'GET', '/operations/UUID/events', undefined],
    ['list', 'GET', '/inspect/?tag=a', undefined],
    ['cancel', 'DELETE', '/operations/UUID', undefined],
    ['import', 'POST', '/images/import', IMPORT],
    ['set_image_tag', 'PATCH', `/images/${BASE_IMAGE}/tag`, TAG],
    ['spawn', 'POST', '/instances', start(false)],
    ['spawn_disposable', 'POST', '/instances', start(true)],
  ])('%s gets 403 for %s %s, and no token with it does', async (permission, method, path, body) => {
    for (const granted of [false, true]) {
      caller = await startCaller({ permissions: { [permission]: granted } });
      const uuid = caller.simulator.seed({ status: 'EXECUTING' });
      const { status } = await caller.call(method, path.replace('UUID', uuid), body);
      expect(status === 403).toBe(!granted);
      expect(await caller.call('GET', '/whoami')).toMatchObject({
        value: { permissions: { cancel: true, [permission]: granted } },
      });
      if (!granted) await caller.simulator.close();
    }
  });

  test.each([
    [true, 'spawn_disposable', 'spawn'],
    [false, 'spawn', 'spawn_disposable'],
  ] as const)(
    'of an instance with disposable %s needs %s for its processes, not %s',
    async (disposable, needed, other) => {
      const requests = [
        ['POST', '', { command: 'true' }],
        ['DELETE', '/1?signal=TERM', undefined],
        ['POST', '/1/stdin', { value: 'a' }],
      ] as const;
      for (const permission of [needed, other]) {
        caller = await startCaller({ permissions: { [permission]: false } });
        const uuid = caller.simulator.seed({ status: 'EXECUTING', request: { disposable } });
        const answers = requests.map(([method, path, body]) =>
          caller.call(method, `/operations/${uuid}/subprocesses${path}`, body),
        );
        const statuses = (await Promise.all(answers)).map(({ status }) => status);
        // A seed has no process here.
        expect(new Set(statuses)).toEqual(new Set([permission === needed ? 403 : 409]));
        if (permission === needed) await caller.simulator.close();
      }
    },
  );

  test('follows a log with either of the two that allow a start', async () => {
    caller = await startCaller({ permissions: { spawn: false } });
    const uuid = caller.simulator.seed({});
    expect((await caller.call('GET', `/operations/${uuid}/events?follow=1`)).status).toBe(200);
    await caller.simulator.close();
    caller = await startCaller({ permissions: { spawn: false, spawn_disposable: false } });
    const other = caller.simulator.seed({});
    const followed = await caller.call('GET', `/operations/${other}/events?follow=1`);
    const replayed = await caller.call('GET', `/operations/${other}/events`);
    expect([followed.status, replayed.status]).toEqual([403, 200]);
  });
});

describe('a limit of the token', () => {
  test('is reported, and refuses a longer timeout', async () => {
    const limits = { instance_max_timeout: 60, images_import_max_timeout: 30 };
    caller = await startCaller({ limits, tokenExpiration: 1_700_000_000 });
    expect((await caller.call('GET', '/whoami')).value).toMatchObject({ limits, token_expiration: 1_700_000_000 });
    const statuses = async (path: string, body: object, timeouts: readonly number[]): Promise<number[]> => {
      const answers = timeouts.map((timeout) => caller.call('POST', path, { ...body, timeout }));
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    expect(await statuses('/instances', start(true), [60, 61])).toEqual([201, 400]);
    expect(await statuses('/images/import', IMPORT, [30, 31])).toEqual([201, 400]);
  });

  test('of an import ends it', async () => {
    caller = await startCaller({ importDelay: 60_000 });
    const { value } = await caller.call('POST', '/images/import', { ...IMPORT, timeout: 1 });
    const { uuid } = value as { uuid: string };
    const ended = await caller.reach(uuid, (status) => status === 'FAILED');
    expect(ended).toMatchObject({ error: 'timeout', result_image_uuid: null });
  });
});
