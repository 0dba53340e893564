import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { requestFailure } from '../../../src/contree/contree-error.ts';
import { ABORTED, createCutOff, reasonToStop } from '../../../src/contree/cut-off.ts';

const LATE = requestFailure('timeout', 'too late');
const DEADLINE = requestFailure('deadline', 'the deadline passed before a whole reply came');

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
});
afterEach(() => {
  jest.useRealTimers();
});

const never = (): Promise<never> => new Promise(() => undefined);

describe('the reason to stop', () => {
  it.each([
    [AbortSignal.abort(), 0, ABORTED],
    [undefined, 0, requestFailure('deadline', 'the deadline passed before it was sent')],
    [undefined, -1, requestFailure('deadline', 'the deadline passed before it was sent')],
    [undefined, 1, null],
    [new AbortController().signal, null, null],
  ])('for the signal %p with %p ms left is %p', (signal, remaining, expected) => {
    expect(reasonToStop(signal, remaining, 'before it was sent')).toEqual(expected);
  });
});

describe('an exchange', () => {
  it('is cut off by its limit, with the reason that was given', async () => {
    const cutOff = createCutOff(undefined, null);
    expect(cutOff.why()).toBeNull();
    const ending = cutOff.within(1_000, LATE, never);
    jest.advanceTimersByTime(999);
    expect(cutOff.signal.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(await ending).toBe(LATE);
    expect([cutOff.why(), jest.getTimerCount()]).toEqual([LATE, 0]);
  });

  it('is cut off by the deadline when that comes first', async () => {
    const cutOff = createCutOff(undefined, 500);
    const ending = cutOff.within(1_000, LATE, never);
    jest.advanceTimersByTime(500);
    expect(await ending).toEqual(DEADLINE);
  });

  it('is cut off by the caller at once, for any reason that the caller has', async () => {
    const caller = new AbortController();
    const cutOff = createCutOff(caller.signal, null);
    const ending = cutOff.within(1_000, LATE, never);
    caller.abort(new Error('its own'));
    expect(await ending).toBe(ABORTED);
    expect(cutOff.why()).toBe(ABORTED);
  });

  it('gives the reason of the cut although its work fails of it', async () => {
    const caller = new AbortController();
    const { signal, within } = createCutOff(caller.signal, null);
    const work = (): Promise<never> =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('The operation was aborted.'));
        });
      });
    const ending = within(1_000, LATE, work);
    caller.abort();
    expect(await ending).toBe(ABORTED);
  });

  it.each([
    ['has come', () => Promise.resolve('done')],
    ['has failed', () => Promise.reject(new Error('no'))],
  ])('leaves no timer and no listener once its end %s', async (_how, work) => {
    const caller = new AbortController();
    const { within, release } = createCutOff(caller.signal, 60_000);
    await within(1_000, LATE, work).catch(() => undefined);
    expect(jest.getTimerCount()).toBe(1);
    release();
    expect([jest.getTimerCount(), getEventListeners(caller.signal, 'abort')]).toEqual([0, []]);
  });

  it('is not cut off at once by a limit that no timer can hold', () => {
    const cutOff = createCutOff(undefined, Number.MAX_SAFE_INTEGER);
    const clear = cutOff.after(Number.MAX_SAFE_INTEGER, LATE);
    jest.advanceTimersByTime(2 ** 31 - 2);
    expect(cutOff.signal.aborted).toBe(false);
    clear();
    cutOff.release();
    expect(jest.getTimerCount()).toBe(0);
  });
});
