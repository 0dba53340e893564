import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { abortLater, cancelLimit } from '../../../src/legs/shutdown.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('a late signal', () => {
  it('aborts five seconds after the signal, not before', () => {
    const stop = new AbortController();
    const late = abortLater(stop.signal);
    jest.advanceTimersByTime(60_000);
    expect(late.aborted).toBe(false);
    stop.abort();
    jest.advanceTimersByTime(4_999);
    expect(late.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(late.aborted).toBe(true);
  });

  it('aborts after the given delay', () => {
    const stop = new AbortController();
    const late = abortLater(stop.signal, 2_000);
    stop.abort();
    jest.advanceTimersByTime(1_999);
    expect(late.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(late.aborted).toBe(true);
  });

  it('counts from now when the signal has aborted already', () => {
    const late = abortLater(AbortSignal.abort());
    expect(late.aborted).toBe(false);
    jest.advanceTimersByTime(5_000);
    expect(late.aborted).toBe(true);
  });

  it('does not keep the process running, and needs no timer before the signal', () => {
    const stop = new AbortController();
    abortLater(stop.signal);
    expect(jest.getTimerCount()).toBe(0);
    const timers = jest.spyOn(globalThis, 'setTimeout');
    stop.abort();
    expect(timers.mock.results.map(({ value }) => (value as NodeJS.Timeout).hasRef())).toEqual([false]);
  });
});

it.each([
  [0, 5_000],
  [1, 5_000],
  [999, 5_000],
  [1_000, 4_900],
  [10_000, 4_000],
  [25_000, 2_500],
  [1_000_000, 2_500],
])('the reports on %i legs leave %i ms for cancelling, at least half of the time', (legs, limit) => {
  expect(cancelLimit(legs)).toBe(limit);
});
