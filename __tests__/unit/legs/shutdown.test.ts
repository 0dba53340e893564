import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { abortLater, limitStarts } from '../../../src/legs/shutdown.ts';

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

describe('the limits of starts under way', () => {
  function setting() {
    const [step, stop] = [new AbortController(), new AbortController()];
    const { call, search } = limitStarts({ deadline: 100_000, signal: step.signal }, stop.signal);
    return { step, stop, call, search, aborted: () => [call.signal?.aborted, search.signal?.aborted] };
  }

  it('abort a start two seconds after the stop, and not the search for it', () => {
    const { stop, aborted } = setting();
    stop.abort();
    jest.advanceTimersByTime(1_999);
    expect(aborted()).toEqual([false, false]);
    jest.advanceTimersByTime(1);
    expect(aborted()).toEqual([true, false]);
  });

  it('abort the search ten seconds after the stop', () => {
    const { stop, aborted } = setting();
    stop.abort();
    jest.advanceTimersByTime(9_999);
    expect(aborted()).toEqual([true, false]);
    jest.advanceTimersByTime(1);
    expect(aborted()).toEqual([true, true]);
  });

  it('abort the search two seconds after the runner stopped the step', () => {
    const { step, aborted } = setting();
    step.abort();
    jest.advanceTimersByTime(2_000);
    expect(aborted()).toEqual([false, true]);
  });

  it('let a search go on after the deadline that cut its start off', () => {
    const { call, search } = setting();
    expect([call.deadline, search.deadline]).toEqual([100_000, 110_000]);
  });
});
