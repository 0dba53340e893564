import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Agent, get } from 'node:http';
import type { Socket } from 'node:net';
import { startCaller } from './caller.ts';
import type { Caller } from './caller.ts';
import { StreamReader } from './stream-reader.ts';

let caller: Caller;

beforeEach(async () => {
  caller = await startCaller();
});

afterEach(async () => {
  await caller.simulator.close();
});

test.each(['gzip', 'identity'])('a request knows the bytes of its reply on the wire (%s)', async (coding) => {
  const { simulator } = caller;
  const uuid = simulator.seed({ stdout: 'long '.repeat(2000) });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { authorization: `Bearer ${simulator.token}`, 'accept-encoding': coding };
  let connection: Socket | undefined;
  const received: number[] = [];
  for (const path of [`/operations/${uuid}`, `/operations/${uuid}/events?follow=1`, '/nothing', '/operations']) {
    const before = connection?.bytesRead ?? 0;
    await new Promise((resolve, reject) => {
      const request = get(`${simulator.url}/v1${path}`, { headers, agent }, (response) => {
        if (connection !== undefined) expect(response.socket).toBe(connection);
        connection = response.socket;
        response.resume().once('end', resolve);
      });
      request.once('error', reject);
    });
    received.push((connection?.bytesRead ?? 0) - before);
  }
  expect(simulator.requests.map((record) => record.received)).toEqual(received);
  const [detail = 0] = received;
  if (coding === 'gzip') expect(detail).toBeLessThan(2000);
  else expect(detail).toBeGreaterThan(10_000);
  agent.destroy();
});

test('bytes are counted while a stream is open, and of one that is left', async () => {
  const { simulator } = caller;
  const path = `/operations/${simulator.seed({ status: 'EXECUTING' })}/events?follow=1`;
  const reader = await StreamReader.open(simulator, path);
  await reader.until((text) => text.includes('init'));
  const [record] = simulator.requests;
  const soFar = record?.received ?? 0;
  expect(soFar).toBeGreaterThan(reader.bytes.length);
  expect(record?.endedAt).toBeNull();
  reader.close();
  while (record?.endedAt === null) await new Promise(setImmediate);
  expect([record?.status, record?.received]).toEqual([200, soFar]);
});

test('a request that is never answered receives nothing', async () => {
  const { simulator, call } = caller;
  simulator.misbehave({ path: '/whoami', action: 'reset' });
  await expect(call('GET', '/whoami')).rejects.toThrow();
  expect(simulator.requests).toMatchObject([{ received: 0, status: null }]);
});

test('the most event streams at once are counted, since the last clearing', async () => {
  const { simulator, call } = caller;
  const uuid = simulator.seed({ status: 'EXECUTING' });
  const path = `/operations/${uuid}/events`;
  await call('GET', `/operations/${uuid}`);
  await call('HEAD', path);
  expect(simulator.maxOpenStreams).toBe(0);
  await call('GET', path);
  await call('GET', path);
  expect(simulator.maxOpenStreams).toBe(1);
  const readers = [];
  for (let turn = 0; turn < 3; turn += 1) readers.push(await StreamReader.open(simulator, `${path}?follow=1`));
  expect(simulator.maxOpenStreams).toBe(3);
  readers.pop()?.close();
  while (simulator.requests.at(-1)?.endedAt === null) await new Promise(setImmediate);
  simulator.clearRequests();
  expect([simulator.maxOpenStreams, simulator.maxConcurrentRequests]).toEqual([2, 2]);
  const reply = await fetch(`${simulator.url}/__simulator/requests`, {
    headers: { authorization: `Bearer ${simulator.token}` },
  });
  expect(await reply.json()).toEqual({ requests: [], max_concurrent: 2, max_open_streams: 2 });
  for (const reader of readers) reader.close();
});

test('another process reads how many bytes a reply had', async () => {
  const { simulator, call } = caller;
  await call('GET', '/whoami');
  const reply = await fetch(`${simulator.url}/__simulator/requests`, {
    headers: { authorization: `Bearer ${simulator.token}` },
  });
  const { received } = simulator.requests[0] ?? {};
  expect(await reply.json()).toMatchObject({ requests: [{ resource: '/whoami', received }] });
  expect(received).toBeGreaterThan(100);
});
