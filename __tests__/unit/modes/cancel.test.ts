import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cancel } from '../../../src/modes/cancel.ts';
import { ALL, modeSetting, type ModeSetting } from '../../doubles/mode-setting.ts';
import { payloadOf, timeline, timelines, type Fault } from '../../doubles/scripted-service.ts';
import { CREDENTIALS, uuidOf } from '../../doubles/fixtures.ts';

const A = uuidOf(1);

function cancelled(
  setting: ModeSetting,
  selection = setting.selection,
  ifFinished: 'error' | 'ignore' = 'error',
): Promise<void> {
  return cancel(
    {
      mode: 'cancel',
      credentials: CREDENTIALS,
      requestTimeout: 30_000,
      timeout: 60_000,
      summary: 'true',
      selection,
      cleanup: 'never',
      ifFinished,
    },
    setting.context,
  );
}

describe('cancel', () => {
  it('cancels each leg and logs each answer', async () => {
    const faults: Fault[] = [
      { method: 'cancel', what: uuidOf(3), reply: 404 },
      { method: 'cancel', what: uuidOf(4), reply: 403 },
      { method: 'cancel', what: uuidOf(5), reply: 403 },
      { method: 'get', what: uuidOf(5), reply: 403 },
      { method: 'cancel', what: uuidOf(6), reply: 401 },
      { method: 'get', what: uuidOf(6), reply: 401 },
      { method: 'cancel', what: uuidOf(7), reply: 400 },
    ];
    const operations = [
      timeline(A, { EXECUTING: 0 }),
      timeline(uuidOf(2), { SUCCESS: 0 }, { exitCode: 3 }),
      ...[3, 4, 5, 6, 7].map((number) => timeline(uuidOf(number), { EXECUTING: 0 })),
    ];
    const setting = modeSetting({ operations, faults });
    await cancelled(setting);
    expect(setting.ledger.results().map(({ cancel: answer, outcome, problem }) => [answer, outcome, problem?.failure.status])).toEqual([
      ['accepted', 'cancelled', undefined],
      ['finished', 'failed', undefined],
      ['rejected', 'unknown', 404],
      ['rejected', 'active', 403],
      ['rejected', 'unknown', 403],
      ['failed', 'unknown', 401],
      ['failed', 'active', 400],
    ]); // prettier-ignore
    expect(setting.service.sent('get').map(({ what }) => what)).toEqual([2, 4, 5, 6, 7].map(uuidOf));
    expect(setting.log.lines()).toEqual([
      `leg-1 · cancel accepted · ${A}`,
      `leg-2 · had finished already · ${uuidOf(2)}`,
      `leg-3 · could not be cancelled (HTTP 404) · ${uuidOf(3)}`,
      `leg-4 · could not be cancelled (HTTP 403) · ${uuidOf(4)}`,
      `leg-5 · could not be cancelled (HTTP 403) · ${uuidOf(5)}`,
      `leg-6 · could not be cancelled (HTTP 401) · ${uuidOf(6)}`,
      `leg-7 · could not be cancelled (HTTP 400) · ${uuidOf(7)}`,
      '::notice::1 operation had finished already, which counts as a failed cancel: set if-finished: ignore to let that pass',
    ]);
    expect(setting.results.rows).toHaveLength(7);
    expect(setting.results.rows).toEqual(
      expect.arrayContaining([
        { uuid: A, cancel: 'accepted' },
        payloadOf(uuidOf(2), { status: 'SUCCESS' }),
        { uuid: uuidOf(3), error: expect.stringContaining('HTTP 404') },
        payloadOf(uuidOf(4), { status: 'EXECUTING' }),
      ]),
    );
  });

  it('says once for all that had finished that if-finished: ignore exists, unless it is set', async () => {
    const operations = timelines(3, () => ({ SUCCESS: 0 }));
    const strict = modeSetting({ operations });
    await cancelled(strict);
    expect(strict.log.lines().filter((line) => line.includes('ignore'))).toEqual([
      '::notice::3 operations had finished already, which counts as a failed cancel: set if-finished: ignore to let that pass',
    ]);
    const lenient = modeSetting({ operations });
    await cancelled(lenient, lenient.selection, 'ignore');
    expect(lenient.log.text()).not.toContain('if-finished');
    const active = modeSetting({ operations: [timeline(A, { EXECUTING: 0 })] });
    await cancelled(active);
    expect(active.log.text()).not.toContain('if-finished');
  });

  it('keeps the problem of a finished leg that could not be read', async () => {
    const setting = modeSetting({
      operations: [timeline(A, { SUCCESS: 0 })],
      faults: [{ method: 'get', reply: 403 }],
    });
    await cancelled(setting);
    expect(setting.ledger.results()).toMatchObject([
      { cancel: 'finished', outcome: 'unknown', problem: { failure: { status: 403 } } },
    ]);
    expect(setting.results.rows).toEqual([{ uuid: A, error: expect.stringContaining('HTTP 403') }]);
  });

  it('does not wait for cancelled legs to end', async () => {
    const setting = modeSetting({ operations: timelines(3, () => ({ EXECUTING: 0 })), cancelTakes: Infinity });
    await cancelled(setting);
    expect(setting.clock.elapsed()).toBe(20);
    expect(setting.service.requests).toHaveLength(3);
  });

  it('with `all` cancels the active operations, even when there are none', async () => {
    const some = modeSetting({ operations: [timeline(A, { SUCCESS: 0 }), timeline(uuidOf(2), { PENDING: 0 })] });
    await cancelled(some, ALL);
    expect(some.service.sent('cancel').map(({ what }) => what)).toEqual([uuidOf(2)]);
    const none = modeSetting();
    await cancelled(none, ALL);
    expect(none.service.sent('cancel')).toEqual([]);
    expect(none.log.text()).toContain('No operation of the project is active.');
  });

  it('throws what is no error of the service', async () => {
    const bug = new TypeError('a bug');
    const setting = modeSetting({
      operations: [timeline(A, { EXECUTING: 0 })],
      faults: [{ method: 'cancel', reply: bug }],
    });
    await expect(cancelled(setting)).rejects.toBe(bug);
  });
});

describe('cancel after a signal', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('cancels the other legs too, and leaves no timer that keeps the process running', async () => {
    const timers = jest.spyOn(globalThis, 'setTimeout');
    const setting = modeSetting({ operations: timelines(40, () => ({ EXECUTING: 0 })) });
    setting.stopAfter(10);
    await cancelled(setting);
    expect(setting.outcomes()).toEqual(Array(40).fill('cancelled'));
    expect(timers.mock.results.map(({ value }) => (value as NodeJS.Timeout).hasRef())).toEqual([false]);
  });

  it('aborts its requests after 5 s', async () => {
    const setting = modeSetting({
      operations: timelines(2, () => ({ EXECUTING: 0 })),
      faults: [{ method: 'cancel', what: A, reply: 'hang' }],
    });
    // The virtual clock would jump to the deadline; this request stands still unless the timers are moved.
    const underWay: AbortSignal[] = [];
    const sleep = setting.clock.sleep.bind(setting.clock);
    const context = {
      ...setting.context,
      client: {
        ...setting.service.client,
        cancelOperation: async (uuid: string, call: { readonly signal?: AbortSignal } = {}) => {
          if (uuid !== A) return { answer: 'accepted', replyLost: false } as const;
          if (call.signal !== undefined) underWay.push(call.signal);
          await new Promise((resolve) => call.signal?.addEventListener('abort', resolve));
          return setting.service.client.cancelOperation(uuid, call);
        },
      },
    };
    setting.stop.abort('SIGINT');
    const ended = cancelled({ ...setting, context });
    await sleep(0);
    await jest.advanceTimersByTimeAsync(4_999);
    expect(underWay.map(({ aborted }) => aborted)).toEqual([false]);
    await jest.advanceTimersByTimeAsync(1);
    await ended;
    expect(setting.ledger.results().map(({ cancel: answer }) => answer)).toEqual(['failed', 'accepted']);
  });
});
