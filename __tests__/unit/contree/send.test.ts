import { describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { inspect } from 'node:util';
import { systemClock } from '../../../src/contree/clock.ts';
import { ContreeError } from '../../../src/contree/contree-error.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';
import { BASE, failureOf, testClient, TOKEN, UUID } from './test-client.ts';
import { interceptRequests } from '../../doubles/intercepted.ts';

const PATH = `/v1/operations/${UUID}`;
const OPERATION = { uuid: UUID, status: 'SUCCESS' };
const SPAWN = { image: 'tag:python', command: 'true' };

interceptRequests();

const reset = (): Error => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

describe('a request that fails once', () => {
  it.each([410, 425, 429, 500, 502, 503, 504])('with %i is sent again when it is idempotent', async (status) => {
    nock(BASE).get(PATH).reply(status, { error: 'wait', status }).get(PATH).reply(200, OPERATION);
    const { client, retries } = testClient();
    expect((await client.getOperation(UUID)).operation.status).toBe('SUCCESS');
    expect(retries).toEqual([{ method: 'GET', path: PATH, status, reason: 'wait', attempts: 1, delay: 125 }]);
  });

  it.each([
    ['is reset', () => nock(BASE).get(PATH).replyWithError(reset())],
    ['has a reply that is cut JSON', () => nock(BASE).get(PATH).reply(200, '{"uuid":')],
    ['has an empty reply', () => nock(BASE).get(PATH).reply(200, '')],
  ])('because it %s is sent again when it is idempotent', async (_why, mock) => {
    mock();
    nock(BASE).get(PATH).reply(200, OPERATION);
    const { client, retries } = testClient();
    await client.getOperation(UUID);
    expect(retries).toHaveLength(1);
  });

  it.each([425, 429])('with %i is sent again even when it starts something', async (status) => {
    nock(BASE).post('/v1/instances').reply(status, '', { 'Retry-After': '2' });
    nock(BASE).post('/v1/instances').reply(201, { uuid: UUID });
    const { client, clock } = testClient();
    expect(await client.spawnInstance(SPAWN)).toBe(UUID);
    expect(clock.sleeps).toEqual([2000]);
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ERR_PROXY_TUNNEL'])(
    'with %s before it has a connection was not received, and is sent again',
    async (code) => {
      nock(BASE)
        .post('/v1/instances')
        .replyWithError(Object.assign(new Error('no way'), { code }));
      nock(BASE).post('/v1/instances').reply(201, { uuid: UUID });
      const { client, retries } = testClient();
      expect(await client.spawnInstance(SPAWN)).toBe(UUID);
      expect(retries[0]).toMatchObject({ method: 'POST', status: null, reason: `${code} no way` });
    },
  );

  it.each([
    ['status 410', 410, (scope: nock.Interceptor) => scope.reply(410)],
    ['status 500', 500, (scope: nock.Interceptor) => scope.reply(500)],
    ['status 503', 503, (scope: nock.Interceptor) => scope.reply(503, '', { 'Retry-After': '1' })],
  ])('with %s may have started something, and is not sent again', async (_what, status, answer) => {
    answer(nock(BASE).post('/v1/instances'));
    const { client, retries } = testClient();
    const { failure } = await failureOf(client.spawnInstance(SPAWN));
    expect(failure).toMatchObject({ status, attempts: 1 });
    expect(retries).toEqual([]);
  });

  it.each([302, 400, 401, 403, 404, 409, 413, 418, 422])('but not with %i', async (status) => {
    nock(BASE).get(PATH).reply(status, { error: 'no', status });
    const { client, retries } = testClient();
    const { failure } = await failureOf(client.getOperation(UUID));
    expect(failure).toMatchObject({ kind: 'status', status, reason: 'no', attempts: 1 });
    expect(failure.advice).toMatch(/^[A-Z].{10,}\.$/u);
    expect(retries).toEqual([]);
  });
});

describe('without a deadline', () => {
  it('sends five times at most, with growing waits', async () => {
    nock(BASE).get(PATH).times(5).reply(503, 'upstream');
    const { client, clock } = testClient({}, virtualClock(0.999_999));
    const error = await failureOf(client.getOperation(UUID));
    expect(error.failure).toMatchObject({ kind: 'status', status: 503, attempts: 5 });
    expect(clock.sleeps).toEqual([250, 500, 1000, 2000]);
    expect(error.message).toBe(
      `GET ${PATH}: HTTP 503 after 5 tries: upstream. The service has a problem of its own: try again later.`,
    );
  });
});

describe('with a deadline', () => {
  const start = 1_000_000;

  it('waits as long as the service asks for, and no longer than a minute without one', async () => {
    for (const [call, waited] of [
      [{ deadline: start + 3_600_000 }, 600_000],
      [{}, 60_000],
    ] as const) {
      nock(BASE).get(PATH).reply(503, '', { 'Retry-After': '600' }).get(PATH).reply(200, OPERATION);
      const { client, clock } = testClient({}, virtualClock(0.5, start));
      await client.getOperation(UUID, call);
      expect(clock.sleeps).toEqual([waited]);
    }
  });

  it('retries until the deadline', async () => {
    nock(BASE).get(PATH).times(8).reply(503, '', { 'Retry-After': '10' });
    const { client, clock } = testClient({}, virtualClock(0.5, start));
    const { failure } = await failureOf(client.getOperation(UUID, { deadline: start + 75_000 }));
    expect(failure).toMatchObject({ kind: 'status', status: 503, attempts: 8 });
    expect(failure.advice).toContain('The deadline left no time to try again.');
    expect(clock.sleeps).toEqual(Array.from({ length: 7 }, () => 10_000));
  });

  it('does not wait for a Retry-After beyond it', async () => {
    nock(BASE).get(PATH).reply(429, { error: 'slow down' }, { 'Retry-After': '30' });
    const { client, clock } = testClient({}, virtualClock(0.5, start));
    const { failure } = await failureOf(client.getOperation(UUID, { deadline: start + 30_000 }));
    expect(failure).toMatchObject({ status: 429, reason: 'slow down', retryAfter: 30_000, attempts: 1 });
    expect(clock.sleeps).toEqual([]);
  });

  it('sends nothing when it has passed', async () => {
    const { client } = testClient({}, virtualClock(0.5, start));
    const { failure } = await failureOf(client.getOperation(UUID, { deadline: start }));
    expect(failure).toMatchObject({ kind: 'deadline', status: null, attempts: 0 });
    expect(failure.reason).toBe('the deadline passed before it could be sent');
  });

  it('throws the earlier failure when it passes during a wait', async () => {
    nock(BASE).get(PATH).reply(500, 'down');
    const slow = virtualClock(0.5, start);
    const clock = { ...slow, sleep: () => slow.sleep(60_000) };
    const { client } = testClient({ clock });
    const { failure } = await failureOf(client.getOperation(UUID, { deadline: start + 1000 }));
    expect(failure).toMatchObject({ kind: 'status', status: 500, reason: 'down', attempts: 1 });
    expect(failure.advice).toContain('The deadline left no time to try again.');
  });
});

describe('an abort by the caller', () => {
  it('ends a wait at once', async () => {
    const controller = new AbortController();
    nock(BASE).get(PATH).reply(503, '', { 'Retry-After': '3600' });
    const { client } = testClient({
      clock: systemClock,
      onRetry: () => {
        controller.abort();
      },
    });
    const { failure } = await failureOf(client.getOperation(UUID, { signal: controller.signal }));
    expect(failure).toMatchObject({ kind: 'aborted', attempts: 1 });
  });

  it('before the call sends nothing', async () => {
    const { client } = testClient();
    const { failure } = await failureOf(client.getOperation(UUID, { signal: AbortSignal.abort() }));
    expect(failure).toMatchObject({ kind: 'aborted', attempts: 0 });
  });
});

describe('the token', () => {
  it.each([
    [
      'an error in JSON',
      (scope: nock.Interceptor) => scope.reply(400, { error: `bad ${TOKEN}`, details: { [TOKEN]: 1 } }),
    ],
    ['an error in HTML', (scope: nock.Interceptor) => scope.reply(403, `<title>${TOKEN}</title>`)],
    ['a reply that is not JSON', (scope: nock.Interceptor) => scope.times(5).reply(200, `Bearer ${TOKEN} {`)],
    ['a reply of another shape', (scope: nock.Interceptor) => scope.reply(200, { uuid: UUID, status: [TOKEN] })],
    ['a network error', (scope: nock.Interceptor) => scope.times(5).replyWithError(`failed for ${TOKEN}`)],
  ])('is in no part of %s', async (_what, answer) => {
    answer(nock(BASE).get(PATH));
    const { client, retries } = testClient();
    const error = await failureOf(client.getOperation(UUID));
    expect(inspect([error, retries], { depth: 20 })).not.toContain(TOKEN);
    expect(error.cause).toBeUndefined();
  });

  it('is not in the path either', async () => {
    nock(BASE).get('/v1/inspect/').query({ tag: TOKEN }).reply(400);
    const { client } = testClient();
    const { failure } = await failureOf(client.findImageByTag(TOKEN));
    expect(failure.path).toBe('/v1/inspect/?tag=***');
  });
});

describe('network advice', () => {
  it.each([
    ['ECONNRESET', 'behind a proxy, set HTTPS_PROXY'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'NODE_EXTRA_CA_CERTS'],
  ])('for %s speaks of %s', async (code, expected) => {
    nock(BASE)
      .get('/v1/whoami')
      .replyWithError(Object.assign(new Error('it failed'), { code }));
    const error = await failureOf(testClient().client.whoAmI());
    expect(error.message).toContain(expected);
    expect(error).toBeInstanceOf(ContreeError);
  });
});

describe('mayHaveActed of a failed request', () => {
  const failed = async (call?: Parameters<ReturnType<typeof testClient>['client']['spawnInstance']>[1]) =>
    (await failureOf(testClient().client.spawnInstance(SPAWN, call))).failure;

  it.each([
    [400, false],
    [403, false],
    [500, true],
    [503, true],
    [408, true],
    [502, true],
    [504, true],
  ])('after a %i: %s', async (status, mayHaveActed) => {
    nock(BASE).post('/v1/instances').reply(status, {});
    expect(await failed()).toMatchObject({ status, mayHaveActed, attempts: 1 });
  });

  it('after a reply that names no operation: true', async () => {
    nock(BASE).post('/v1/instances').reply(201, {});
    expect(await failed()).toMatchObject({ kind: 'protocol', mayHaveActed: true });
  });

  it('when it was never sent: false', async () => {
    expect(await failed({ signal: AbortSignal.abort() })).toMatchObject({
      kind: 'aborted',
      mayHaveActed: false,
      attempts: 0,
    });
    expect(await failed({ deadline: 0 })).toMatchObject({ kind: 'deadline', mayHaveActed: false, attempts: 0 });
  });

  it('aborted while it waited for a busy service: not', async () => {
    nock(BASE).post('/v1/instances').reply(429, {}, { 'Retry-After': '5' });
    const stop = new AbortController();
    const { client } = testClient({
      onRetry: () => {
        stop.abort();
      },
    });
    const { failure } = await failureOf(client.spawnInstance(SPAWN, { signal: stop.signal }));
    expect(failure).toMatchObject({ kind: 'aborted', mayHaveActed: false, attempts: 1 });
  });

  it('safe to repeat, after a try with a lost reply: perhaps', async () => {
    nock(BASE).delete(PATH).reply(502, {}).delete(PATH).reply(403, {});
    const { failure } = await failureOf(testClient().client.cancelOperation(UUID));
    expect(failure).toMatchObject({ status: 403, mayHaveActed: true, attempts: 2 });
  });
});
