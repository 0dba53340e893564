import { afterEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/contree/clock.ts';
import { passTime, withFakeTimers } from './fake-timers.ts';
import { closeLoopbacks, listenHttp } from './loopback.ts';
import { failureOf, testClient, UUID } from './test-client.ts';

const OPERATION = { uuid: UUID, status: 'SUCCESS' };
const SPAWN = { image: 'tag:python', command: 'true' };

afterEach(closeLoopbacks);

describe('a deadline that cuts a request under way', () => {
  it.each([
    ['without an earlier failure', 0, 'GET', 'deadline', null],
    ['after a failure that says more', 1, 'GET', 'status', 429],
    ['that may have started something', 1, 'POST', 'deadline', null],
  ] as const)('%s', async (_what, refusals, method, kind, status) => {
    let count = 0;
    const loopback = await listenHttp((_request, response) => {
      count += 1;
      if (count <= refusals) response.writeHead(429, { 'Retry-After': '0' }).end();
    });
    const { client } = testClient({ baseUrl: loopback.address, clock: systemClock });
    const call = { deadline: Date.now() + 500 };
    const error = await withFakeTimers(() => {
      const asked = method === 'GET' ? client.getOperation(UUID, call) : client.spawnInstance(SPAWN, call);
      return passTime(failureOf(asked), 1);
    });
    expect(error.failure).toMatchObject({ method, kind, status, attempts: refusals + 1 });
    client.close();
  });
});

describe('a request that takes longer than one may', () => {
  it('is sent again when it is idempotent, otherwise fails with advice on the limit', async () => {
    const seen: (string | undefined)[] = [];
    const loopback = await listenHttp((request, response) => {
      seen.push(request.method);
      if (seen.length > 1 && request.method === 'GET') response.end(JSON.stringify(OPERATION));
    });
    const { client, retries } = testClient({ baseUrl: loopback.address, requestTimeout: 300 });
    const { operation } = await withFakeTimers(() => passTime(client.getOperation(UUID), 1));
    expect(operation.uuid).toBe(UUID);
    expect(retries).toMatchObject([{ reason: 'no whole reply within 0.3 s' }]);
    const { failure } = await withFakeTimers(() => passTime(failureOf(client.spawnInstance(SPAWN)), 1));
    expect(failure).toMatchObject({ kind: 'timeout', attempts: 1 });
    expect(failure.advice).toContain('request timeout');
    expect(seen).toEqual(['GET', 'GET', 'POST']);
    client.close();
  });
});
