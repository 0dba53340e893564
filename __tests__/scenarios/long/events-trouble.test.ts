import { describe, expect, it } from '@jest/globals';
import type { Fault, SeededOperation } from '../../../simulator/simulator.ts';
import { faster, printed, runOf, stage, until } from '../harness.ts';
import { shownBehind } from '../../invariants/runner-log.ts';

const scene = stage({ eventPatience: 50, keepalive: 200 });

const LINES = ['one', 'two', 'three', 'four', 'five'];

/** Its log has eight events: the start, five lines, the exit, the shutdown; then it is complete. */
const OVER: SeededOperation = { exitCode: 3, output: LINES.map((line) => ({ after: 0, text: `${line}\n` })) };

/** The same, while it lives. */
const ALIVE: SeededOperation = {
  timeline: [
    { after: 0, status: 'EXECUTING' },
    { after: 1_000, status: 'SUCCESS' },
  ],
  exitCode: 3,
  output: LINES.map((line, index) => ({ after: 100 * index, text: `${line}\n` })),
};

/** Requests that follow the log; one that reads its rest after the end is no stream. */
function streamsOf(id: string): string[] {
  return scene.requests().filter((request) => request.includes(`/${id}/events?follow=1`));
}

function misbehave(id: string, action: Fault['action'], times = 1, skip = 0): void {
  scene.simulator.misbehave({ path: `/operations/${id}/events`, times, skip, action });
}

/** Every line of the output that the log shows, behind the leg's name or in its group. */
function shown(stdout: string): string[] {
  return [...stdout.matchAll(/^(?:unit|stdout) │ (?!\$ )(.*)$/gm)].map(([, line]) => line ?? '');
}

interface Trouble {
  readonly action: Fault['action'];
  /** To how many of the leg's streams it happens. */
  readonly times: number;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** What can come in place of a stream. */
const AT_ONCE: Readonly<Record<string, Trouble>> = {
  '425 with Retry-After': { action: { status: 425, headers: { 'Retry-After': '0.2' } }, times: 2 },
  '410': { action: { status: 410 }, times: 1 },
  '400': { action: { status: 400 }, times: Infinity },
  '403': { action: { status: 403 }, times: Infinity },
  '404': { action: { status: 404 }, times: Infinity },
  '405': { action: { status: 405 }, times: Infinity },
  '406': { action: { status: 406 }, times: Infinity },
  '429 with Retry-After': { action: { status: 429, headers: { 'Retry-After': '0.3' } }, times: 2 },
  '503': { action: { status: 503 }, times: 2 },
  'a reset': { action: 'reset', times: 2 },
  'no answer': { action: 'hang', times: 1, inputs: { 'request-timeout': '2' } },
  'a reply cut off': { action: 'cut-body', times: 1 },
  'a page of a gateway': { action: { stream: 'html' }, times: Infinity },
  'a reply that is no stream': { action: { status: 200, body: { error: 'moved' } }, times: Infinity },
  'an empty page': { action: { status: 204 }, times: Infinity },
};

/** What can become of a stream after some of its events. */
const IN_THE_MIDST = ['cut', 'cut-gzip', 'end', 'error', 'garbage', 'repeat'] as const;

/** Follows a leg of its own in each of the cases, all of them at the same time. */
async function follow<Found>(
  cases: readonly string[],
  one: (name: string) => Promise<Found>,
): Promise<Record<string, Found>> {
  return Object.fromEntries(await Promise.all(cases.map(async (name) => [name, await one(name)] as const)));
}

describe.each([
  ['over', OVER],
  ['at work', ALIVE],
])('the log of a leg that is %s', (_name, seed) => {
  it('is shown once, whole and in order, when its stream cannot be opened', async () => {
    const found = await follow(Object.keys(AT_ONCE), async (name) => {
      const { action, times, inputs } = AT_ONCE[name] ?? { action: 'reset', times: 0 };
      const id = scene.simulator.seed(seed);
      misbehave(id, action, times);
      const end = await scene.run({ operations: `unit=${id}`, logs: 'live', timeout: '60', ...inputs }, faster(2));
      const most = times === Infinity ? 1 : times + 1;
      return {
        exitCode: end.exitCode,
        status: end.outputs['leg-unit-status'],
        lines: shown(end.stdout),
        complaints: end.stderr + (/^::warning::.*/m.exec(end.stdout)?.[0] ?? ''),
        needless: Math.max(0, streamsOf(id).length - most),
      };
    });
    const all = { exitCode: 3, status: 'SUCCESS', lines: LINES, complaints: '', needless: 0 };
    expect(found).toEqual(Object.fromEntries(Object.keys(AT_ONCE).map((name) => [name, all])));
  });

  it('is shown once, whole and in order, when its stream breaks', async () => {
    const found = await follow(IN_THE_MIDST, async (stream) => {
      const id = scene.simulator.seed(seed);
      for (const after of [3, 1, 0]) misbehave(id, { stream: stream as (typeof IN_THE_MIDST)[number], after });
      const end = await scene.run({ operations: `unit=${id}`, logs: 'live', timeout: '60' }, faster(3));
      const [first, ...resumed] = scene.simulator.requests
        .filter(({ path }) => path.includes(`/${id}/events`))
        .map(({ path, headers }) => ({ isStream: path.includes('follow=1'), after: headers['last-event-id'] }));
      const [again] = resumed;
      // The three events before the fault have the ids 0 to 2. On a busy machine a poll may see the end before they have come:
      // then the stream is closed, and the rest of the log is read from where the stream broke off.
      const isInPlace = again?.isStream === true ? again.after === '2' : Number(again?.after ?? 0) <= 2;
      return {
        exitCode: end.exitCode,
        lines: shownBehind('unit', end.stdout),
        complaints: end.stderr + (/^::warning::.*/m.exec(end.stdout)?.[0] ?? ''),
        first,
        isResumed: stream === 'repeat' ? !resumed.some(({ isStream }) => isStream) : again !== undefined && isInPlace,
      };
    });
    const all = {
      exitCode: 3,
      lines: LINES,
      complaints: '',
      first: { isStream: true, after: undefined },
      isResumed: true,
    };
    expect(found).toEqual(Object.fromEntries(IN_THE_MIDST.map((name) => [name, all])));
  });
});

describe('a stream that falls silent, or sends only comments', () => {
  const SILENT = ['silence', 'quiet'] as const;

  /** Follows a leg with each of them, and returns the lines that `read` finds in the log. */
  function followSilent(
    seed: SeededOperation,
    inputs: Readonly<Record<string, string>>,
    read: (stdout: string) => string[],
    more?: { readonly nodeArguments: readonly string[] },
  ): Promise<unknown[]> {
    return Promise.all(
      SILENT.map(async (stream) => {
        const id = scene.simulator.seed(seed);
        misbehave(id, { stream, after: 3 });
        const end = await scene.run({ operations: `unit=${id}`, logs: 'live', ...inputs }, more);
        return [end.exitCode, end.stderr, ...read(end.stdout)];
      }),
    );
  }

  it('does not hide the end, which is found at the deadline, with every line', async () => {
    const live = (stdout: string): string[] => shownBehind('unit', stdout);
    expect(await followSilent(OVER, { timeout: '2' }, live, faster(2))).toEqual(SILENT.map(() => [3, '', ...LINES]));
  });

  it('is given up long before the deadline', async () => {
    const inputs = { timeout: '100h', 'request-timeout': '1h' };
    // So fast, a busy machine may have no time left for the end of the log; all lines come with the detail then, once more.
    const atAll = (stdout: string): string[] => [...new Set(shown(stdout))];
    const found = await followSilent(ALIVE, inputs, atAll, faster(150));
    expect(found).toEqual(SILENT.map(() => [3, '', ...LINES]));
  });

  it.each(SILENT)('keeps no step from ending on a signal: %s', async (stream) => {
    const id = scene.simulator.seed({ ...OVER, status: 'EXECUTING' });
    misbehave(id, { stream, after: 3 });
    const step = scene.start({ operations: `unit=${id}`, logs: 'live', timeout: '5m', 'request-timeout': '1h' });
    await printed(step, 'unit │ two');
    step.child.kill('SIGINT');
    const end = await step.end;
    expect([end.exitCode, end.stderr]).toEqual([130, '']);
    expect(shownBehind('unit', end.stdout)).toEqual(['one', 'two']);
    await until(() => scene.simulator.requests.every(({ endedAt }) => endedAt !== null));
  });
});

describe('a leg', () => {
  it('is followed when it leaves the queue', async () => {
    const timeline = [
      { after: 0, status: 'PENDING' },
      { after: 700, status: 'EXECUTING' },
      { after: 1_000, status: 'SUCCESS' },
    ];
    const id = scene.simulator.seed({ timeline, exitCode: 0, output: [{ after: 750, text: 'begun\n' }] });
    const end = await scene.run({ operations: `unit=${id}`, logs: 'live', timeout: '40' });
    expect(end.outputs).toMatchObject({ 'exit-code': '0', passed: '["unit"]' });
    expect(shownBehind('unit', end.stdout)).toEqual(['begun']);
  });

  it('is polled when only its stream is refused, the others are followed', async () => {
    const found = await follow(['400', '404', '405', '406'], async (status) => {
      const others = [1, 2, 3].map(() => scene.simulator.seed({ ...ALIVE, exitCode: 0 }));
      const id = scene.simulator.seed(ALIVE);
      misbehave(id, { status: Number(status) }, Infinity);
      const end = await scene.run({ operations: [...others, `unit=${id}`].join(' '), timeout: '40' });
      return [end.exitCode, end.outputs['failed'], ...[id, ...others].map((leg) => streamsOf(leg).length)];
    });
    for (const outcome of Object.values(found)) expect(outcome).toEqual([3, '["unit"]', 1, 1, 1, 1]);
  });

  it('does not stop the others from being followed when it does not exist', async () => {
    const ids = [1, 2, 3].map(() => scene.simulator.seed(ALIVE));
    const gone = '00000000-0000-4000-8000-00000000dead';
    const end = await scene.run({ operations: [`gone=${gone}`, ...ids].join(' '), timeout: '40' });
    expect(end.outputs).toMatchObject({ 'exit-code': '3', unknown: '["gone"]', 'failed-count': '3' });
    expect(streamsOf(gone)).toEqual([`GET /v1/operations/${gone}/events?follow=1 404`]);
    for (const id of ids) expect(streamsOf(id)).toEqual([`GET /v1/operations/${id}/events?follow=1 200`]);
  });
});

describe('a service without event streams', () => {
  it('is asked for one stream only', async () => {
    const answers: Readonly<Record<string, Fault['action']>> = {
      '404': { status: 404, body: 'page not found' },
      '405': { status: 405 },
      'a page for people': { stream: 'html' },
    };
    const found = await follow(Object.keys(answers), async (name) => {
      const ids = [1, 2, 3, 4, 5].map(() => scene.simulator.seed(ALIVE));
      for (const id of ids) misbehave(id, answers[name] ?? 'reset', Infinity);
      const end = await scene.run({ operations: ids.join(' '), timeout: '40' });
      return [end.exitCode, end.outputs['failed-count'], ids.flatMap(streamsOf).length];
    });
    for (const outcome of Object.values(found)) expect(outcome).toEqual([3, '5', 1]);
  });

  it('is asked for one stream in a run as well, and its legs are polled', async () => {
    scene.simulator.misbehave({ path: '/operations/*/events', action: { status: 404 } });
    // They live until a poll has shown one of them active, which proves that there are no streams.
    const end = await scene.run(
      runOf({ logs: 'live', legs: ['A', 'B', 'C'].map((text) => `${text}: echo ${text}; sleep 0.4`).join('\n') }),
    );
    expect(end.outputs).toMatchObject({ 'exit-code': '0', 'passed-count': '3' });
    expect(scene.requests().filter((request) => request.includes('/events'))).toHaveLength(1);
    // What could not be shown as it came is shown at the end.
    for (const text of ['A', 'B', 'C']) expect(end.stdout.split(`stdout │ ${text}\n`)).toHaveLength(2);
  });

  it('is asked once when it rejects the token', async () => {
    const ids = [1, 2, 3].map(() => scene.simulator.seed(ALIVE));
    const end = await scene.run({ operations: ids.join(' '), token: 'another', timeout: '40' });
    expect(end.outputs).toMatchObject({ 'exit-code': '1', 'unknown-count': '3' });
    expect(scene.requests().filter((request) => request.includes('/events'))).toHaveLength(1);
  });
});

describe('a service without event streams', () => {
  it('is asked for one stream by a step that sets up, runs and cancels', async () => {
    scene.simulator.misbehave({ path: '/operations/*/events', action: { status: 404 } });
    // The setup lives until a poll has shown it active, which proves that there are no streams.
    const setup = 'sleep 0.3';
    const end = await scene.run(runOf({ legs: 'a: exit 1\nb: sleep 60', setup, 'fail-fast': 'true' }));
    expect(end.exitCode).toBe(1);
    expect(end.outputs).toMatchObject({ failed: '["a"]', cancelled: '["b"]' });
    expect(scene.requests().filter((request) => request.includes('/events'))).toHaveLength(1);
  });
});
