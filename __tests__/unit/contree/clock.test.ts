import { describe, expect, it, jest } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { systemClock } from '../../../src/contree/clock.ts';

describe('systemClock', () => {
  it('wakes a sleeper at once when its signal aborts, before or during the sleep', async () => {
    const controller = new AbortController();
    const started = systemClock.now();
    const sleeping = systemClock.sleep(3_600_000, controller.signal);
    controller.abort();
    await sleeping;
    await systemClock.sleep(3_600_000, controller.signal);
    expect(systemClock.now() - started).toBeLessThan(3_600_000);
  });

  it('goes on with the time', () => {
    const [started, before] = [performance.now(), systemClock.now()];
    while (performance.now() < started + 2);
    expect(systemClock.now()).toBeGreaterThan(before);
  });

  it('leaves no timer after an abort, and no listener after a sleep', async () => {
    jest.useFakeTimers();
    const controller = new AbortController();
    const ended = systemClock.sleep(1_000, controller.signal);
    const aborted = systemClock.sleep(3_600_000, controller.signal);
    jest.advanceTimersByTime(1_000);
    await ended;
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    controller.abort();
    await aborted;
    expect([jest.getTimerCount(), getEventListeners(controller.signal, 'abort')]).toEqual([0, []]);
    jest.useRealTimers();
  });

  it('asks for no negative timeout, about which Node would warn', async () => {
    const timers = jest.spyOn(globalThis, 'setTimeout');
    await systemClock.sleep(-4);
    expect(timers.mock.calls.map(([, ms]) => ms)).toEqual([0]);
    timers.mockRestore();
  });

  it('draws numbers from 0 up to 1', () => {
    const drawn = systemClock.random();
    expect(drawn).toBeGreaterThanOrEqual(0);
    expect(drawn).toBeLessThan(1);
  });
});
