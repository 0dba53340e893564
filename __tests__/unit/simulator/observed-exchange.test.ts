import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ObservedExchange } from '../../../simulator/simulator.ts';
import { startCaller, type Caller } from './caller.ts';

const observed: ObservedExchange[] = [];
let caller: Caller;

beforeAll(async () => {
  caller = await startCaller({
    observer: (exchange) => {
      observed.push(exchange);
    },
  });
});

beforeEach(() => {
  caller.simulator.clearFaults();
  observed.length = 0;
});

afterAll(async () => {
  await caller.simulator.close();
});

/** The connection closes a moment after the client has the reply. */
async function theOnly(): Promise<ObservedExchange> {
  while (observed.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(observed).toHaveLength(1);
  const [first] = observed;
  if (first === undefined) throw new Error('Nothing was observed.');
  return first;
}

test('an observer gets a request with its reply as it went over the wire', async () => {
  const { text } = await caller.call('POST', '/images/import', { registry: { url: 'docker://a' } });
  const { request, faulty, headers, body, whole } = await theOnly();
  expect([request.status, request.body, faulty, whole]).toEqual([
    201,
    '{"registry":{"url":"docker://a"}}',
    false,
    true,
  ]);
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'content-encoding': 'gzip' });
  expect(gunzipSync(body).toString()).toBe(text);
});

test('an observer gets a stream when it ends', async () => {
  const { text } = await caller.call('GET', `/operations/${caller.simulator.seed({ output: [] })}/events`);
  const { body, whole } = await theOnly();
  expect([gunzipSync(body).toString(), whole]).toEqual([text, true]);
});

test('an observer learns of faults and of replies that break off', async () => {
  caller.simulator.misbehave({ path: '/whoami', action: 'cut-body' });
  await expect(caller.call('GET', '/whoami')).rejects.toThrow();
  expect(await theOnly()).toMatchObject({ faulty: true, whole: false });
});

test('an observer learns of a request without a reply', async () => {
  caller.simulator.misbehave({ path: '/whoami', action: 'reset' });
  await expect(caller.call('GET', '/whoami')).rejects.toThrow();
  expect(await theOnly()).toMatchObject({ faulty: true, whole: false, headers: null, request: { status: null } });
});
