import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Clock } from '../../../src/contree/clock.ts';
import { withFakeTimers } from './fake-timers.ts';
import { closeLoopbacks, listenHttp } from './loopback.ts';
import { failureOf, testClient, UUID } from './test-client.ts';

const OPERATION = { uuid: UUID, status: 'SUCCESS' };
const SPAWN = { image: 'tag:python', command: 'true' };

afterEach(closeLoopbacks);

const DEADLINE = 3_600_000;
/** Milliseconds for a try that the deadline cuts. */
const LEFT = 300;

/** A clock that jumps to shortly before the deadline with the first sleep. */
function manualClock(start: number): Clock {
  let now = start;
  const sleep = (): Promise<void> => {
    now = DEADLINE - LEFT;
    return Promise.resolve();
  };
  return { now: () => now, random: () => 0, sleep };
}

describe('a deadline that cuts a request under way', () => {
  it.each([
    ['without an earlier failure', 0, 'GET', 'deadline', null],
    ['after a failure that says more', 1, 'GET', 'status', 429],
    ['that may have started something', 1, 'POST', 'deadline', null],
  ] as const)('%s', async (_what, refusals, method, kind, status) => {
    let count = 0;
    const loopback = await listenHttp((_request, response) => {
      count += 1;
      if (count <= refusals) response.writeHead(429).end();
      else jest.advanceTimersByTime(LEFT);
    });
    // The last try has so many milliseconds, however long those before it took.
    const clock = manualClock(refusals === 0 ? DEADLINE - LEFT : 0);
    const { client } = testClient({ baseUrl: loopback.address, clock });
    const call = { deadline: DEADLINE };
    const error = await withFakeTimers(() =>
      failureOf(method === 'GET' ? client.getOperation(UUID, call) : client.spawnInstance(SPAWN, call)),
    );
    expect(error.failure).toMatchObject({ kind, status, attempts: refusals + 1, mayHaveActed: kind === 'deadline' });
    client.close();
  });
});

describe('a request that takes longer than one may', () => {
  it('is sent again when it is idempotent, otherwise fails with advice on the limit', async () => {
    const seen: (string | undefined)[] = [];
    const loopback = await listenHttp((request, response) => {
      seen.push(request.method);
      if (seen.length > 1 && request.method === 'GET') response.end(JSON.stringify(OPERATION));
      else jest.advanceTimersByTime(300);
    });
    const { client, retries } = testClient({ baseUrl: loopback.address, requestTimeout: 300 });
    const { operation } = await withFakeTimers(() => client.getOperation(UUID));
    expect(operation.uuid).toBe(UUID);
    expect(retries).toMatchObject([{ reason: 'no whole reply within 0.3 s' }]);
    const { failure } = await withFakeTimers(() => failureOf(client.spawnInstance(SPAWN)));
    expect(failure).toMatchObject({ kind: 'timeout', attempts: 1 });
    expect(failure.advice).toContain('request-timeout');
    expect(seen).toEqual(['GET', 'GET', 'POST']);
    client.close();
  });
});
