import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Faults } from '../../../simulator/faults.ts';
import type { Fault } from '../../../simulator/simulator.ts';
import { at, object, startCaller } from './caller.ts';
import type { Caller } from './caller.ts';

const ACTION = 'reset';

test.each<[Omit<Fault, 'action'>, string, string, boolean]>([
  [{ path: '/operations/*' }, '/operations/a', '', true],
  [{ path: '/operations/*' }, '/operations/a/events', '', false],
  [{ path: '/operations/**' }, '/operations/a/events', '', true],
  [{ path: '/a.b' }, '/axb', '', false],
  [{ path: '/images', method: 'get' }, '/images', '?limit=1', true],
  [{ path: '/images', method: 'POST' }, '/images', '', false],
  [{ path: '^/images\\?limit=1' }, '/images', '?limit=1', true],
  [{ path: /LIMIT/gi }, '/images', '?limit=1', true],
  [{ path: /offset/ }, '/images', '?limit=1', false],
])('the fault %j for GET %s%s: %j', (fault, path, query, applies) => {
  const faults = new Faults();
  faults.add({ ...fault, action: ACTION });
  expect([1, 2].map(() => faults.next('GET', path, query) === ACTION)).toEqual([applies, applies]);
});

test('skip and times count matching requests; the next fault gets those that the first skips', () => {
  const faults = new Faults();
  faults.add({ path: '/a', skip: 1, times: 2, action: 'reset' });
  faults.add({ path: '/a', times: 2, action: 'hang' });
  const actions = Array.from({ length: 6 }, () => faults.next('GET', '/a', ''));
  expect(actions).toEqual(['hang', 'reset', 'reset', 'hang', null, null]);
  faults.add({ path: '/a', action: 'hang' });
  faults.clear();
  expect(faults.next('GET', '/a', '')).toBeNull();
});

describe('over HTTP', () => {
  let caller: Caller;

  beforeEach(async () => {
    caller = await startCaller();
  });

  afterEach(async () => {
    await caller.simulator.close();
  });

  test('a status has headers and body, and comes before the check of credentials', async () => {
    const { simulator, call } = caller;
    const seeded = simulator.seed({});
    simulator.misbehave({ path: '/operations/*', times: 1, action: { status: 429, headers: { 'retry-after': '7' } } });
    simulator.misbehave({ path: '/operations/*', times: 1, action: { status: 502, body: '<html>' } });
    simulator.misbehave({ path: '/operations/*', times: 1, action: { status: 500, body: { error: ['x'] } } });
    const answers = [];
    for (let turn = 0; turn < 4; turn += 1)
      answers.push(await call('GET', `/operations/${seeded}`, undefined, { authorization: '' }));
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [429, '{"error":"A fault made on purpose","status":429}'],
      [502, '<html>'],
      [500, '{"error":["x"]}'],
      [401, '{"error":"Invalid or missing token","status":401}'],
    ]);
    expect(answers[0]?.headers.get('retry-after')).toBe('7');
  });

  test('reset does not process the request, reset-after does', async () => {
    const { simulator, call } = caller;
    const seeded = simulator.seed({ status: 'EXECUTING' });
    simulator.misbehave({ method: 'DELETE', path: '/operations/*', times: 1, action: 'reset' });
    await expect(call('DELETE', `/operations/${seeded}`)).rejects.toThrow();
    expect((await call('GET', `/operations/${seeded}`)).value).toMatchObject({ status: 'EXECUTING' });
    simulator.misbehave({ method: 'DELETE', path: '/operations/*', times: 1, action: 'reset-after' });
    await expect(call('DELETE', `/operations/${seeded}`)).rejects.toThrow();
    expect((await call('GET', `/operations/${seeded}`)).value).toMatchObject({ status: 'CANCELLED' });
    expect(simulator.requests.map(({ method, status }) => [method, status])).toEqual([
      ['DELETE', null],
      ['GET', 200],
      ['DELETE', null],
      ['GET', 200],
    ]);
  });

  test.each(['/operations', '/operations/events-of'])('cut-body breaks the reply of %s', async (path) => {
    const { simulator, call } = caller;
    simulator.seed({});
    simulator.misbehave({ path, action: 'cut-body' });
    await expect(call('GET', path)).rejects.toThrow();
    expect(simulator.requests).toMatchObject([{ resource: path }]);
  });

  test('hang never answers, delay answers late', async () => {
    const { simulator } = caller;
    simulator.misbehave({ path: '/whoami', times: 1, action: 'hang' });
    simulator.misbehave({ path: '/whoami', times: 1, action: { delay: 30 } });
    const headers = { authorization: `Bearer ${simulator.token}` };
    const hanging = fetch(`${simulator.url}/v1/whoami`, { headers, signal: AbortSignal.timeout(50) });
    await expect(hanging).rejects.toThrow();
    const before = performance.now();
    expect((await caller.call('GET', '/whoami')).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(28);
  });

  test('hang-after processes the request; late processes it after the connection broke', async () => {
    const { simulator, call } = caller;
    simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: 'hang-after' });
    simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: { late: 30 } });
    const body = JSON.stringify({ image: 'tag:busybox:latest', command: 'true', shell: true });
    const headers = { authorization: `Bearer ${simulator.token}` };
    const given = new AbortController();
    const hanging = fetch(`${simulator.url}/v1/instances`, { method: 'POST', headers, body, signal: given.signal });
    while (simulator.operations().length < 1) await nextTurn();
    given.abort();
    await expect(hanging).rejects.toThrow('aborted');
    await expect(call('POST', '/instances', body)).rejects.toThrow('fetch failed');
    expect(simulator.operations()).toHaveLength(1);
    while (simulator.operations().length < 2) await nextTurn();
    expect(simulator.requests.map(({ status }) => status)).toEqual([null, null]);
  });

  test('a status that is late answers at once, and the request is processed all the same', async () => {
    const { simulator, call } = caller;
    simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: { status: 503, late: 30 } });
    const body = JSON.stringify({ image: 'tag:busybox:latest', command: 'true', shell: true });
    expect((await call('POST', '/instances', body)).status).toBe(503);
    expect(simulator.operations()).toHaveLength(0);
    while (simulator.operations().length < 1) await nextTurn();
    expect(simulator.requests.map(({ status }) => status)).toEqual([503]);
  });

  test('another process can seed, misbehave and read the requests', async () => {
    const { simulator } = caller;
    const control = (method: string, path: string, body?: unknown): Promise<Response> =>
      fetch(`${simulator.url}/__simulator${path}`, {
        method,
        headers: { authorization: `Bearer ${simulator.token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const uuid = at(await (await control('POST', '/operations', { status: 'FAILED', error: 'no' })).json(), 'uuid');
    const answers = [];
    for (const action of [
      'hang',
      { status: 503, headers: { a: 1 } },
      { delay: 1 },
      { late: 1 },
      { status: 503, late: 1 },
    ]) {
      answers.push(
        (await control('POST', '/faults', { method: 'GET', path: '/operations/*', skip: 0, times: 1, action })).status,
      );
    }
    answers.push((await control('DELETE', '/faults')).status);
    await control('POST', '/faults', { path: '/operations/*', action: { status: 503 }, times: 1 });
    expect(answers).toEqual([204, 204, 204, 204, 204, 204]);
    expect(await (await control('GET', '/operations')).json()).toMatchObject([{ uuid, status: 'FAILED' }]);
    expect((await caller.call('GET', `/operations/${String(uuid)}`)).status).toBe(503);
    expect((await caller.call('GET', `/operations/${String(uuid)}`)).value).toMatchObject({
      status: 'FAILED',
      error: 'no',
    });
    const reply = object(await (await control('GET', '/requests')).json());
    expect(reply['requests']).toMatchObject([{ status: 503 }, { status: 200 }]);
    expect(reply['max_concurrent']).toBe(1);
    expect((await control('DELETE', '/requests')).status).toBe(204);
    expect(simulator.requests).toEqual([]);
    const bad = [
      ['/faults', { action: 'hang' }],
      ['/faults', { path: '/a', action: 'bang' }],
      ['/faults', { path: '/a', action: { status: 99 } }],
      ['/faults', { path: '/a', action: { status: 500, headers: 1 } }],
      ['/faults', { path: '/a', action: 'hang', times: -1 }],
      ['/faults', { path: '/a', action: 'hang', method: 1 }],
      ['/operations', { uuid: 'x' }],
      ['/operations', { uuid }],
      ['/operations', { timeline: [1] }],
      ['/operations', { createdAt: 'when' }],
    ] as const;
    for (const [path, body] of bad)
      expect([path, body, (await control('POST', path, body)).status]).toEqual([path, body, 400]);
  });
});
