import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import type { Fault } from '../../../simulator/simulator.ts';
import { startCaller } from './caller.ts';
import type { Caller } from './caller.ts';
import { StreamReader } from './stream-reader.ts';

const EVENTS = '/operations/*/events';
const WHOLE = ['init', 'stdout', 'exit', 'shutdown', 'completion'];
const KEEPALIVE = ': keepalive\n\n';

let caller: Caller;
let readers: StreamReader[] = [];

beforeAll(async () => {
  caller = await startCaller({ keepalive: 5 });
});

beforeEach(() => {
  caller.simulator.clearFaults();
});

afterEach(() => {
  for (const reader of readers) reader.close();
  readers = [];
});

afterAll(async () => {
  await caller.simulator.close();
});

async function follow(uuid: string, coding?: string): Promise<StreamReader> {
  const reader = await StreamReader.open(caller.simulator, `/operations/${uuid}/events?follow=1`, coding);
  readers.push(reader);
  return reader;
}

/** Follows an ended operation with one fault. */
async function followWith(action: Fault['action'], coding?: string): Promise<StreamReader> {
  caller.simulator.misbehave({ method: 'GET', path: EVENTS, times: 1, action });
  return await follow(caller.simulator.seed({ stdout: 'x' }), coding);
}

/** How often a text occurs in another. */
const count = (text: string, part: string): number => text.split(part).length - 1;

const isOpen = async (reader: StreamReader): Promise<boolean> =>
  (await Promise.race([reader.end, Promise.resolve('open')])) === 'open';

describe.each(['gzip', 'identity'])('in a stream (%s)', (coding) => {
  test.each([0, 2, 4])('cut after %d events breaks the connection within the next', async (after) => {
    const reader = await followWith({ stream: 'cut', after }, coding);
    expect(await reader.end).toBe('broken');
    expect(reader.headers['content-encoding']).toBe(coding === 'gzip' ? 'gzip' : undefined);
    expect(reader.types).toEqual(WHOLE.slice(0, after));
    const rest = reader.text.split('\n\n').at(-1) ?? '';
    expect(rest.startsWith(`id: ${after}\nevent: ${WHOLE[after] ?? ''}\ndata: {`)).toBe(true);
  });

  test('swap after 1 event sends the next two in the wrong order', async () => {
    const reader = await followWith({ stream: 'swap', after: 1 }, coding);
    expect(await reader.end).toBe('in order');
    expect(reader.types).toEqual(['init', 'exit', 'stdout', 'shutdown', 'completion']);
  });

  test('swap of the last event still sends it', async () => {
    const reader = await followWith({ stream: 'swap', after: 4 }, coding);
    expect(await reader.end).toBe('in order');
    expect(reader.types).toEqual(WHOLE);
  });

  test('end after 2 events ends the body in order, without completion', async () => {
    const reader = await followWith({ stream: 'end', after: 2 }, coding);
    expect(await reader.end).toBe('in order');
    expect(reader.types).toEqual(['init', 'stdout']);
    if (coding === 'gzip') expect(gunzipSync(reader.bytes).toString()).toBe(reader.text);
  });

  test('error is a comment and an event of plain text without an id, then the end', async () => {
    const reader = await followWith({ stream: 'error', after: 1 }, coding);
    expect(await reader.end).toBe('in order');
    expect(reader.types).toEqual(['init']);
    expect(reader.text.split('\n\n').slice(1)).toEqual([
      ': a fault made on purpose',
      'event: sse_error\ndata: log storage is unavailable',
      '',
    ]);
  });

  test('garbage is one more event that is no JSON', async () => {
    const reader = await followWith({ stream: 'garbage', after: 1 }, coding);
    expect(await reader.end).toBe('in order');
    expect(reader.types).toEqual(WHOLE);
    const garbage = reader.text.split('\n\n')[1]?.split('\n') ?? [];
    expect(garbage[0]).toBe('event: stdout');
    expect(() => JSON.parse(garbage[1]?.slice('data: '.length) ?? '{}') as unknown).toThrow();
  });

  test('repeat sends all events so far again and goes on', async () => {
    const reader = await followWith({ stream: 'repeat', after: 2 }, coding);
    expect(await reader.end).toBe('in order');
    expect(reader.types).toEqual(['init', 'stdout', ...WHOLE]);
  });

  test('cut-gzip ends the body in order, but not the gzip stream', async () => {
    const reader = await followWith({ stream: 'cut-gzip', after: 3 }, coding);
    expect(await reader.end).toBe('in order');
    expect(reader.types).toEqual(['init', 'stdout', 'exit']);
    if (coding === 'gzip') expect(() => gunzipSync(reader.bytes)).toThrow('unexpected end of file');
  });

  test('cut-gzip before the first event leaves no event', async () => {
    const reader = await followWith({ stream: 'cut-gzip' }, coding);
    expect([await reader.end, reader.text]).toEqual(['in order', '']);
  });

  test('html replaces the stream', async () => {
    const reader = await followWith({ stream: 'html' }, coding);
    expect(await reader.end).toBe('in order');
    expect([reader.status, reader.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(reader.text).toMatch(/^<!doctype html>/);
  });

  test.each(['silence', 'quiet'] as const)('%s sends no more events, not even the end', async (stream) => {
    const { simulator, call } = caller;
    const uuid = simulator.seed({ status: 'EXECUTING' });
    simulator.misbehave({ path: EVENTS, times: 1, action: { stream, after: 1 } });
    const reader = await follow(uuid, coding);
    await reader.until((text) => text.includes('init'));
    const before = count(reader.text, KEEPALIVE);
    const sound = await follow(uuid, coding);
    await sound.until((text) => count(text, KEEPALIVE) > 2);
    expect((await call('DELETE', `/operations/${uuid}`)).status).toBe(202);
    expect(await sound.end).toBe('in order');
    expect(sound.types).toEqual(['init', 'shutdown', 'completion']);
    if (stream === 'quiet') await reader.until((text) => count(text, KEEPALIVE) > before + 2);
    else expect(count(reader.text, KEEPALIVE)).toBe(before);
    expect([reader.types, await isOpen(reader)]).toEqual([['init'], true]);
  });
});

test('silence after the last event leaves the connection open', async () => {
  const reader = await followWith({ stream: 'silence', after: WHOLE.length });
  await reader.until((text) => text.includes('completion'));
  const sound = await follow(caller.simulator.seed({}));
  expect([await sound.end, await isOpen(reader)]).toEqual(['in order', true]);
});

test('silence from the start sends only the headers', async () => {
  const reader = await followWith({ stream: 'silence' });
  expect([reader.status, reader.text, await isOpen(reader)]).toEqual([200, '', true]);
});

test.each(['cut', 'end', 'garbage'] as const)('%s after the last event changes nothing', async (stream) => {
  const reader = await followWith({ stream, after: WHOLE.length + 1 });
  expect([await reader.end, reader.types]).toEqual(['in order', WHOLE]);
});

test('a fault counts the events of its own reply and applies to a live stream', async () => {
  const { simulator, call } = caller;
  const uuid = simulator.seed({ status: 'EXECUTING', output: [{ after: 0, text: 'a' }] });
  simulator.misbehave({ path: EVENTS, times: 1, action: { stream: 'cut', after: 0 } });
  const reader = await StreamReader.open(simulator, `/operations/${uuid}/events?follow=1&since=1`);
  readers.push(reader);
  await reader.until((text) => text.includes(KEEPALIVE));
  await call('DELETE', `/operations/${uuid}`);
  expect(await reader.end).toBe('broken');
  expect(reader.text).toContain('id: 2\nevent: shutdown\n');
});

test('a stream fault does not change other replies', async () => {
  const { simulator, call } = caller;
  simulator.misbehave({ path: '/**', action: { stream: 'end' } });
  const uuid = simulator.seed({ status: 'PENDING' });
  expect((await call('GET', `/operations/${uuid}`)).value).toMatchObject({ status: 'PENDING' });
  expect((await call('GET', `/operations/${uuid}/events`)).status).toBe(425);
});

test.each([
  [404, undefined],
  [410, '3'],
  [425, '1'],
  [429, '2'],
])('status %d with Retry-After %j applies to streams too', async (status, retryAfter) => {
  const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  const reader = await followWith({ status, headers });
  expect(await reader.end).toBe('in order');
  expect([reader.status, reader.headers['retry-after']]).toEqual([status, retryAfter]);
  expect(JSON.parse(reader.text)).toMatchObject({ status });
});

test('another process can add stream faults', async () => {
  const { simulator } = caller;
  const control = async (action: unknown): Promise<number> => {
    const response = await fetch(`${simulator.url}/__simulator/faults`, {
      method: 'POST',
      headers: { authorization: `Bearer ${simulator.token}` },
      body: JSON.stringify({ path: EVENTS, times: 1, action }),
    });
    return response.status;
  };
  const bad = [
    { stream: 'burst' },
    { stream: 1 },
    { stream: 'cut', after: -1 },
    { stream: 'cut', after: 'x' },
    { after: 1 },
  ];
  for (const action of bad) expect([action, await control(action)]).toEqual([action, 400]);
  expect([await control({ stream: 'end', after: 1 }), await control({ stream: 'html' })]).toEqual([204, 204]);
  const first = await follow(simulator.seed({}));
  expect([await first.end, first.types]).toEqual(['in order', ['init']]);
  const second = await follow(simulator.seed({}));
  expect([await second.end, second.headers['content-type']]).toEqual(['in order', 'text/html; charset=utf-8']);
});
