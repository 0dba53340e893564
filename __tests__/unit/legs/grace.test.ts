import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { graceAfter } from '../../../src/legs/grace.ts';

describe('the grace after a signal', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('ends so long after the signal, and not before', () => {
    const stop = new AbortController();
    const grace = graceAfter(stop.signal);
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
    const grace = graceAfter(stop.signal, 2_000);
    stop.abort();
    jest.advanceTimersByTime(1_999);
    expect(grace.signal.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(grace.signal.aborted).toBe(true);
  });

  it('begins at once when the signal has come already', () => {
    const grace = graceAfter(AbortSignal.abort());
    expect(grace.signal.aborted).toBe(false);
    jest.advanceTimersByTime(5_000);
    expect(grace.signal.aborted).toBe(true);
  });

  it('leaves no timer behind once it is released, before the signal or after', () => {
    const stop = new AbortController();
    const before = graceAfter(stop.signal);
    const after = graceAfter(stop.signal);
    before.release();
    stop.abort();
    expect(jest.getTimerCount()).toBe(1);
    after.release();
    expect(jest.getTimerCount()).toBe(0);
    expect([before.signal.aborted, after.signal.aborted]).toEqual([false, false]);
  });
});
