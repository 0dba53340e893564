import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { at, startCaller } from './caller.ts';
import type { Answer, Caller } from './caller.ts';
import { framesIn, StreamReader } from './stream-reader.ts';
import type { Frame } from './stream-reader.ts';

const framesOf = ({ text }: Pick<Answer, 'text'>): Frame[] => framesIn(text);

const typesOf = (answer: Answer): string[] => framesOf(answer).map(({ type }) => type);

describe('events', () => {
  let caller: Caller;

  beforeAll(async () => {
    caller = await startCaller({ eventPatience: 2000, keepalive: 20 });
  });

  afterAll(async () => {
    await caller.simulator.close();
  });

  test('a finished operation replays its whole log, from any id, for any process', async () => {
    const env = { MY_TOKEN: 'secret', COLOUR: 'blue' };
    const uuid = await caller.spawn({ command: 'printf 12345', shell: true, env, truncate_output_at: 3 });
    const whole = await caller.call('GET', `/operations/${uuid}/events?follow=1`);
    const frames = framesOf(whole);
    expect(whole.headers.get('content-type')).toBe('text/event-stream');
    expect(frames.map(({ type, spid }) => [type, spid])).toEqual([
      ['init', 0],
      ['spawn', 1],
      ['stdout', 1],
      ['truncated', 1],
      ['exit', 1],
      ['shutdown', 0],
      ['completion', undefined],
    ]);
    expect(frames[1]?.data).toMatchObject({ env: { MY_TOKEN: '<MASKED>', COLOUR: 'blue' }, truncate_at: 3 });
    expect(frames[2]?.data).toEqual({ value: '123', encoding: 'ascii', truncated: false });
    expect(frames[3]?.data).toEqual({ stream: 'stdout', bytes_emitted: 3, bytes_dropped: 2 });
    expect(frames[4]?.data).toMatchObject({ code: 0, signal: -1, timed_out: false });
    expect(frames[6]?.data).toMatchObject({ status: 'SUCCESS', error: null });
    const path = `/operations/${uuid}/events`;
    expect(typesOf(await caller.call('GET', `${path}?since=4`))).toEqual(['shutdown', 'completion']);
    expect(typesOf(await caller.call('GET', `${path}?since=-1&spid=0`))).toEqual(['init', 'shutdown']);
    const resumed = await caller.call('GET', `${path}?since=0`, undefined, { 'last-event-id': '5' });
    expect(typesOf(resumed)).toEqual(['completion']);
    expect((await caller.call('GET', `${path}?since=x`)).status).toBe(400);
  });

  test.each(['gzip', 'identity'])(
    'a followed stream (%s) brings events as they happen and comments in silence',
    async (coding) => {
      const uuid = await caller.spawn({ command: 'cat', stdin: { value: 'first\n', close: false } });
      const reader = await StreamReader.open(caller.simulator, `/operations/${uuid}/events?follow`, coding);
      expect(reader.headers['content-encoding']).toBe(coding === 'gzip' ? 'gzip' : undefined);
      await reader.until((text) => text.includes('first') && text.includes(': keepalive\n\n'));
      const close = { value: 'last\n', encoding: 'ascii' };
      expect((await caller.call('POST', `/operations/${uuid}/subprocesses/1/stdin`, close)).status).toBe(204);
      expect(await reader.end).toBe('in order');
      const frames = framesIn(reader.text);
      expect(frames.map(({ type }) => type)).toEqual([
        'init',
        'spawn',
        'stdin',
        'stdout',
        'stdin',
        'stdout',
        'exit',
        'shutdown',
        'completion',
      ]);
    },
  );

  test('without follow a stream ends at the last known event', async () => {
    const uuid = await caller.spawn({ command: 'sleep', args: ['60'] });
    await caller.reach(uuid, (status) => status === 'EXECUTING');
    const [first] = typesOf(await caller.call('GET', `/operations/${uuid}/events`));
    expect(first).toBe('init');
    await caller.call('DELETE', `/operations/${uuid}`);
    const log = framesOf(await caller.call('GET', `/operations/${uuid}/events?follow=1`));
    expect(log.at(-1)?.data).toMatchObject({ status: 'CANCELLED' });
  });

  test('answers 425 before the start, 404 for an unknown operation', async () => {
    const path = `/operations/${caller.simulator.seed({ status: 'PENDING' })}/events`;
    const early = await caller.call('GET', path);
    expect([early.status, early.headers.get('retry-after')]).toEqual([425, '1']);
    expect((await caller.call('GET', '/operations/00000000-0000-4000-8000-000000000000/events')).status).toBe(404);
  });

  test('a seed that has ended has its whole log', async () => {
    const uuid = caller.simulator.seed({ stdout: 'out', stderr: 'err', exitCode: 2 });
    const frames = framesOf(await caller.call('GET', `/operations/${uuid}/events`));
    expect(frames.map(({ type }) => type)).toEqual(['init', 'stdout', 'stderr', 'exit', 'shutdown', 'completion']);
    const failed = caller.simulator.seed({ status: 'FAILED', withoutProcess: true, error: 'no host' });
    const [completion] = framesOf(await caller.call('GET', `/operations/${failed}/events`));
    expect(completion?.data).toMatchObject({ status: 'FAILED', error: 'no host' });
  });
});

describe('the events of a seeded operation', () => {
  let caller: Caller;

  beforeAll(async () => {
    caller = await startCaller({ eventPatience: 5000 });
  });

  afterAll(async () => {
    await caller.simulator.close();
  });

  const open = (uuid: string): Promise<StreamReader> =>
    StreamReader.open(caller.simulator, `/operations/${uuid}/events?follow=1`, 'gzip');

  test('come while it runs, and end with its cancel', async () => {
    const output = [
      { after: 20, text: 'one\n' },
      { after: 40, text: 'two\n', stream: 'stderr' as const },
    ];
    const uuid = caller.simulator.seed({ status: 'EXECUTING', output });
    const reader = await open(uuid);
    await reader.until((text) => text.includes('two'));
    expect(reader.types).toEqual(['init', 'stdout', 'stderr']);
    expect((await caller.call('DELETE', `/operations/${uuid}`)).status).toBe(202);
    expect(await reader.end).toBe('in order');
    expect(reader.types).toEqual(['init', 'stdout', 'stderr', 'shutdown', 'completion']);
    expect(framesIn(reader.text).at(-1)?.data).toMatchObject({ status: 'CANCELLED' });
  });

  test('end when it ends, not before', async () => {
    const { simulator, call } = caller;
    const before = Date.now();
    const timeline = [
      { after: 0, status: 'PENDING' },
      { after: 30, status: 'EXECUTING' },
      { after: 90, status: 'FAILED' },
    ];
    const uuid = simulator.seed({ timeline, output: [{ after: 60, text: 'one\n' }] });
    const reader = await open(uuid);
    await reader.until((text) => text.includes('completion'));
    expect(Date.now()).toBeGreaterThanOrEqual(before + 90);
    const { value } = await call('GET', `/operations/${uuid}`);
    expect(value).toMatchObject({ status: 'FAILED', metadata: { result: { stdout: { value: 'one\n' } } } });
    expect(await reader.end).toBe('in order');
    expect(reader.types).toEqual(['init', 'stdout', 'exit', 'shutdown', 'completion']);
    const [init, ...later] = framesIn(reader.text).map((frame) => frame.at);
    expect(later.map((moment) => moment - (init ?? 0))).toEqual([30, 60, 60, 60]);
  });

  test('can be seeded by another process', async () => {
    const { simulator, call } = caller;
    const seed = async (body: unknown): Promise<Response> =>
      await fetch(`${simulator.url}/__simulator/operations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${simulator.token}` },
        body: JSON.stringify(body),
      });
    const output = [{ after: 0, text: 'hi' }];
    const uuid = String(at(await (await seed({ status: 'EXECUTING', output })).json(), 'uuid'));
    const frames = framesOf(await call('GET', `/operations/${uuid}/events`));
    expect(frames.map(({ type, data }) => [type, at(data, 'value')])).toEqual([
      ['init', undefined],
      ['stdout', 'hi'],
    ]);
    for (const wrong of [
      1,
      [1],
      [{ text: 'a' }],
      [{ after: 1, text: 1 }],
      [{ after: 1, text: 'a', stream: 'stdin' }],
    ]) {
      expect([wrong, (await seed({ output: wrong })).status]).toEqual([wrong, 400]);
    }
  });
});

describe('subprocesses', () => {
  let caller: Caller;
  let path: string;

  beforeAll(async () => {
    caller = await startCaller();
    const uuid = await caller.spawn({ command: 'sleep', args: ['60'] });
    await caller.reach(uuid, (status) => status === 'EXECUTING');
    path = `/operations/${uuid}/subprocesses`;
    while ((await caller.call('GET', `${path}/1`)).status === 404);
  });

  afterAll(async () => {
    await caller.simulator.close();
  });

  test('one can be started, fed and killed', async () => {
    const started = await caller.call('POST', path, { command: 'cat', stdin: { value: 'a', close: false } });
    expect(started).toMatchObject({ status: 201, value: { spid: 2 } });
    expect(started.headers.get('location')).toMatch(/\/subprocesses\/2$/);
    expect((await caller.call('GET', `${path}/2`)).value).toMatchObject({ state: { exit_code: -1, signal: -1 } });
    expect((await caller.call('POST', `${path}/1/stdin`, { value: 'a' })).status).toBe(409);
    expect((await caller.call('DELETE', `${path}/2?signal=NOPE`)).status).toBe(400);
    expect((await caller.call('DELETE', `${path}/2?signal=sigterm`)).status).toBe(204);
    let state: unknown;
    while (at(state, 'signal') !== 15) state = at((await caller.call('GET', `${path}/2`)).value, 'state');
    expect(state).toMatchObject({ exit_code: -1, signal: 15 });
    expect((await caller.call('DELETE', `${path}/2?signal=15`)).status).toBe(404);
    expect((await caller.call('POST', `${path}/2/stdin`, { value: 'a' })).status).toBe(404);
  });

  test('invalid requests are rejected', async () => {
    expect((await caller.call('POST', path, { command: 'no-such-program' })).status).toBe(400);
    expect((await caller.call('GET', `${path}/9`)).status).toBe(404);
    expect((await caller.call('GET', `${path}/x`)).status).toBe(400);
    const seeded = `/operations/${caller.simulator.seed({})}/subprocesses`;
    expect((await caller.call('POST', seeded, { command: 'true' })).status).toBe(409);
  });

  test('the kill of the main process ends the operation', async () => {
    expect((await caller.call('DELETE', `${path}/1`)).status).toBe(204);
    const uuid = path.split('/')[2] ?? '';
    const payload = await caller.reach(uuid, (status) => status === 'SUCCESS');
    expect(at(payload, 'metadata', 'result', 'state')).toMatchObject({ signal: 9, timed_out: false });
    expect((await caller.call('POST', `${path}/1/stdin`, { value: '' })).status).toBe(410);
    expect((await caller.call('POST', path, { command: 'true' })).status).toBe(409);
  });

  test('answers 425 before the start', async () => {
    const other = await startCaller({ maxConcurrent: 0 });
    const uuid = await other.spawn({ command: 'true' });
    expect((await other.call('POST', `/operations/${uuid}/subprocesses`, { command: 'true' })).status).toBe(425);
    await other.simulator.close();
  });
});
