import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Change, Faults } from '../../../simulator/faults.ts';
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

  test('a status that is late answers at once, and the request is still processed', async () => {
    const { simulator, call } = caller;
    simulator.misbehave({ method: 'POST', path: '/instances', times: 1, action: { status: 503, acts: 30 } });
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
      { status: 503, acts: 1 },
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

test('during counts from the first request after the fault was added, on any route', () => {
  const faults = new Faults();
  faults.add({ path: '/a', during: [100, 200], action: 'reset' });
  const actions = [50_000, 50_099, 50_100, 50_199, 50_200].map((now, index) =>
    faults.next('GET', index === 0 ? '/b' : '/a', '', now),
  );
  expect(actions).toEqual([null, null, 'reset', 'reset', null]);
});

describe('a request meets', () => {
  let caller: Caller;

  beforeEach(async () => {
    caller = await startCaller({ dateOffset: 3_600_000 });
  });

  afterEach(async () => {
    await caller.simulator.close();
  });

  test('a status that says nothing of what was done', async () => {
    const { simulator, call } = caller;
    const [before, after] = [simulator.seed({ status: 'EXECUTING' }), simulator.seed({ status: 'EXECUTING' })];
    const status = (uuid: string): string | undefined =>
      simulator.operations().find((operation) => operation.uuid === uuid)?.status;
    simulator.misbehave({ method: 'DELETE', path: `/operations/${before}`, action: { status: 503, acts: 0 } });
    simulator.misbehave({ method: 'DELETE', path: `/operations/${after}`, action: { status: 503, acts: 5 } });
    expect([(await call('DELETE', `/operations/${before}`)).status, status(before)]).toEqual([503, 'CANCELLED']);
    expect((await call('DELETE', `/operations/${after}`)).status).toBe(503);
    while (status(after) !== 'CANCELLED') await nextTurn();
    expect(simulator.requests.map(({ fault }) => object(fault)['acts'])).toEqual([0, 5]);
  });

  test('a state of earlier', async () => {
    const { simulator, call } = caller;
    const uuid = simulator.seed({
      timeline: [
        { after: 0, status: 'EXECUTING' },
        { after: 1, status: 'SUCCESS' },
      ],
    });
    simulator.misbehave({ path: '/operations**', times: 2, action: { stale: 60_000 } });
    expect([(await call('GET', `/operations/${uuid}`)).status, (await call('GET', '/operations')).value]).toEqual([
      404,
      [],
    ]);
    expect((await call('GET', '/operations')).value).toMatchObject([{ uuid }]);
  });

  test('another clock', async () => {
    const { headers } = await caller.call('GET', '/whoami');
    expect(Date.parse(headers.get('date') ?? '') - Date.now()).toBeGreaterThan(1_800_000);
  });

  test.each<[Change, (text: string) => unknown]>([
    ['html', (text) => text.startsWith('<!doctype')],
    ['empty', (text) => text === ''],
    ['null', (text) => text === 'null'],
    ['extra', (text) => text.includes('"__unknown"')],
    ['types', (text) => text.includes('"created_at":7') && text.includes('"status":"SUCCESS"')],
    ['status', (text) => text.includes('"status":7')],
    ['stranger', (text) => text.split('"uuid"').length === 4],
    ['double', (text) => (JSON.parse(text) as unknown[]).length === 6],
    ['drop', (text) => (JSON.parse(text) as unknown[]).length === 2],
  ])('a reply changed by %s', async (change, isRight) => {
    const { simulator, call } = caller;
    const uuids = [0, 1, 2].map(() => simulator.seed({}));
    simulator.misbehave({ path: '/operations', times: 1, action: { change } });
    const { status, text } = await call('GET', '/operations');
    expect([status, isRight(text)]).toEqual([200, true]);
    expect(uuids.every((uuid) => text.includes(uuid))).toBe(['extra', 'types', 'status', 'double'].includes(change));
  });

  test.each(['half', 'bad-gzip', 'cut-gzip'] as const)('a reply that cannot be read, changed by %s', async (change) => {
    const { simulator, call } = caller;
    simulator.misbehave({ path: '/whoami', action: { change } });
    await expect(call('GET', '/whoami')).rejects.toThrow();
  });

  test('all of them over HTTP too', async () => {
    const { simulator, call } = caller;
    const arm = async (fault: unknown): Promise<number> => {
      const url = new URL('/__simulator/faults', simulator.url);
      const headers = { authorization: `Bearer ${simulator.token}` };
      return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(fault) })).status;
    };
    expect(await arm({ path: '/whoami', during: [0, 60_000], times: 1, action: { change: 'null' } })).toBe(204);
    expect(await arm({ path: '/whoami', times: 1, action: { status: 500, acts: 0 } })).toBe(204);
    expect(await arm({ path: '/whoami', times: 1, action: { stale: 5 } })).toBe(204);
    expect(await arm({ path: '/whoami', action: { change: 'nothing' } })).toBe(400);
    expect(await arm({ path: '/whoami', during: 7, action: 'reset' })).toBe(400);
    const answers = [await call('GET', '/whoami'), await call('GET', '/whoami'), await call('GET', '/whoami')];
    expect(answers.map(({ status, text }) => [status, text === 'null'])).toEqual([
      [200, true],
      [500, false],
      [200, false],
    ]);
  });
});
