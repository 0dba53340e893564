import { expect, test } from '@jest/globals';
import { Seeded } from '../../../simulator/seeded.ts';
import type { SeededOperation } from '../../../simulator/seeded-operation.ts';
import { DEFAULTS } from '../../../simulator/spawn-request.ts';
import { currentWire } from '../../../simulator/wire/current.ts';
import { at, startCaller, TERMINAL } from './caller.ts';

const LIFE = [
  { after: 100, status: 'EXECUTING' },
  { after: 0, status: 'PENDING' },
  { after: 250, status: 'SUCCESS' },
];

test('the state follows the clock', () => {
  const seeded = new Seeded({ timeline: LIFE, exitCode: 4, stdout: 'x' }, 1000);
  const states = [1000, 1099, 1100, 1249, 1250, 9999].map((now) => seeded.view(now));
  expect(states.map(({ status, duration }) => [status, duration])).toEqual([
    ['PENDING', null],
    ['PENDING', null],
    ['EXECUTING', null],
    ['EXECUTING', null],
    ['SUCCESS', 0.25],
    ['SUCCESS', 0.25],
  ]);
  expect(states.map((state) => state.process?.exitCode)).toEqual([undefined, undefined, undefined, undefined, 4, 4]);
});

test.each([
  [undefined, [1150, 'CANCELLED']],
  ['at-once' as const, [1150, 'CANCELLED']],
  [50, [1200, 'CANCELLED']],
  [500, [1250, 'SUCCESS']],
  ['never' as const, [1250, 'SUCCESS']],
])('cancel %j at 1150 ends it at %j', (cancel, [end, status]) => {
  const seeded = new Seeded({ timeline: LIFE, ...(cancel === undefined ? {} : { cancel }) }, 1000);
  expect(seeded.cancel(1150)).toBe(true);
  expect(seeded.view(Number(end) - 1).status).toBe('EXECUTING');
  expect(seeded.view(Number(end)).status).toBe(status);
  expect(seeded.view(99_999).status).toBe(status);
  expect(seeded.cancel(2000)).toBe(false);
});

test('a seed can replace any part of its payloads', async () => {
  const { simulator, call } = await startCaller();
  const get = async (uuid: string): Promise<unknown> => (await call('GET', `/operations/${uuid}`)).value;
  const state = async (uuid: string): Promise<unknown> => at(await get(uuid), 'metadata', 'result', 'state');
  expect(await state(simulator.seed({ exitCode: null }))).toMatchObject({ exit_code: null });
  expect(await state(simulator.seed({ exitCode: '7', signal: 9 }))).toMatchObject({ exit_code: '7', signal: 9 });
  expect(at(await state(simulator.seed({ exitCode: undefined })), 'exit_code')).toBeUndefined();
  const paused = await get(simulator.seed({ status: 'PAUSED' }));
  expect([at(paused, 'status'), at(paused, 'result')]).toEqual(['PAUSED', undefined]);
  const bytes = simulator.seed({
    stdout: Buffer.from([0xff]),
    stderr: { value: 'v', encoding: 'ascii', truncated: true },
  });
  expect(at(await get(bytes), 'metadata', 'result')).toMatchObject({
    stdout: { value: '/w==', encoding: 'base64' },
    stderr: { value: 'v', truncated: true },
  });
  const laid = simulator.seed({
    detail: { zone: 'z' },
    summary: { zone: 's' },
    omit: ['metadata', 'duration'],
    hidden: false,
  });
  const payload = await get(laid);
  expect(payload).toMatchObject({ uuid: laid, zone: 'z' });
  expect([at(payload, 'metadata'), at(payload, 'duration')]).toEqual([undefined, undefined]);
  expect((await call('GET', '/operations?limit=1')).value).toMatchObject([{ uuid: laid, zone: 's' }]);
  expect(await get(simulator.seed({ body: [1] }))).toEqual([1]);
  await simulator.close();
});

test('fields that are not given have their defaults', () => {
  const view = new Seeded(
    { kind: 'image_import', tag: 't', resultImage: 'i', createdAt: '2026-01-01T00:00:00Z' },
    0,
  ).view(0);
  expect(currentWire.operation(view)).toMatchObject({
    kind: 'image_import',
    created_at: '2026-01-01T00:00:00.000+00:00',
    metadata: {},
    result: { image: 'i', tag: 't' },
  });
  const repeated = (seed: SeededOperation): unknown =>
    currentWire.operation(new Seeded({ status: 'EXECUTING', ...seed }, 0).view(0))['metadata'];
  expect(repeated({ image: 'i' })).toEqual({ ...DEFAULTS, command: 'true', image: 'i', result: null });
  expect(repeated({ image: 'i' })).not.toHaveProperty('env');
  expect(repeated({ request: { command: 'make', env: {} } })).toEqual({
    ...DEFAULTS,
    command: 'make',
    image: 'ba5eba5e-0000-4000-8000-000000000001',
    env: {},
    result: null,
  });
  expect(() => new Seeded({ createdAt: 'when' }, 0)).toThrow('createdAt is no time');
  expect(() => new Seeded({ uuid: 'x' }, 0)).toThrow('Not a UUID');
});

test.each([
  [30, [1180, 'SUCCESS', 15]],
  [500, [1250, 'SUCCESS', -1]],
  ['never' as const, [1250, 'SUCCESS', -1]],
])('a signal with term %j at 1150 ends it at %j', (term, [end, status, signal]) => {
  const seeded = new Seeded({ timeline: LIFE, term }, 1000);
  expect(seeded.terminate(1050)).toBe(false);
  expect(seeded.terminate(1150)).toBe(true);
  expect(seeded.view(Number(end) - 1).status).toBe('EXECUTING');
  expect(seeded.view(Number(end))).toMatchObject({ status, process: { signal } });
  expect(new Seeded({ timeline: LIFE }, 1000).terminate(1150)).toBe(false);
});

test('a start can follow a script in place of its command', async () => {
  const { simulator, call, spawn, reach } = await startCaller({
    script: ({ command }) => (command === 'scripted' ? { exitCode: 7, term: 0 } : null),
  });
  const scripted = await reach(await spawn({ command: 'scripted' }), TERMINAL);
  expect(at(scripted, 'metadata', 'result', 'state', 'exit_code')).toBe(7);
  expect(at(scripted, 'metadata', 'command')).toBe('scripted');
  const real = await reach(await spawn({ command: 'exit 3', shell: true }), TERMINAL);
  expect(at(real, 'metadata', 'result', 'state', 'exit_code')).toBe(3);
  const running = simulator.seed({ status: 'EXECUTING', term: 0 });
  expect((await call('DELETE', `/operations/${running}/subprocesses/1?signal=TERM`)).status).toBe(204);
  expect(await reach(running, TERMINAL)).toMatchObject({ status: 'SUCCESS' });
  expect((await call('DELETE', `/operations/${simulator.seed({ status: 'EXECUTING' })}/subprocesses/1`)).status).toBe(
    409,
  );
  await simulator.close();
});
