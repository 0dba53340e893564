import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { abortLater, limitStarts } from '../../../src/legs/shutdown.ts';

describe('the grace after a signal', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('ends so long after the signal, and not before', () => {
    const stop = new AbortController();
    const grace = abortLater(stop.signal);
    jest.advanceTimersByTime(60_000);
    expect(grace.signal.aborted).toBe(false);
    stop.abort();
    jest.advanceTimersByTime(4_999);
    expect(grace.signal.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(grace.signal.aborted).toBe(true);
  });

  it('is as long as it is told to be', () => {
    const stop = new AbortController();
    const grace = abortLater(stop.signal, 2_000);
    stop.abort();
    jest.advanceTimersByTime(1_999);
    expect(grace.signal.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(grace.signal.aborted).toBe(true);
  });

  it('begins at once when the signal has come already', () => {
    const grace = abortLater(AbortSignal.abort());
    expect(grace.signal.aborted).toBe(false);
    jest.advanceTimersByTime(5_000);
    expect(grace.signal.aborted).toBe(true);
  });

  it('leaves no timer behind once it is released, before the signal or after', () => {
    const stop = new AbortController();
    const before = abortLater(stop.signal);
    const after = abortLater(stop.signal);
    before.release();
    stop.abort();
    expect(jest.getTimerCount()).toBe(1);
    after.release();
    expect(jest.getTimerCount()).toBe(0);
    expect([before.signal.aborted, after.signal.aborted]).toEqual([false, false]);
  });
});

describe('the patience with starts under way', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function setting() {
    const [step, stop] = [new AbortController(), new AbortController()];
    const patience = limitStarts({ deadline: 100_000, signal: step.signal }, stop.signal);
    const { call, search } = patience.calls;
    return { step, stop, patience, call, search, aborted: () => [call.signal?.aborted, search.signal?.aborted] };
  }

  it('lets a start end for two seconds after the stop, and leaves looking for it alone', () => {
    const { stop, aborted, patience } = setting();
    stop.abort();
    jest.advanceTimersByTime(1_999);
    expect(aborted()).toEqual([false, false]);
    jest.advanceTimersByTime(1);
    expect(aborted()).toEqual([true, false]);
    patience.release();
  });

  it('ends the looking two seconds after the step was told to end', () => {
    const { step, aborted, patience } = setting();
    step.abort();
    jest.advanceTimersByTime(2_000);
    expect(aborted()).toEqual([false, true]);
    patience.release();
  });

  it('lets what the deadline cut off be looked for behind it', () => {
    const { call, search } = setting();
    expect([call.deadline, search.deadline]).toEqual([100_000, 110_000]);
  });

  it('leaves no timer behind', () => {
    const { step, stop, patience } = setting();
    step.abort();
    stop.abort();
    expect(jest.getTimerCount()).toBe(3);
    patience.release();
    expect(jest.getTimerCount()).toBe(0);
  });
});
