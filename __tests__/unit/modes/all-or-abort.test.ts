import { describe, expect, it } from '@jest/globals';
import { allOrAbort } from '../../../src/modes/all-or-abort.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

describe('allOrAbort', () => {
  const never = new AbortController().signal;

  it('resolves with both results, in their order', async () => {
    const clock = virtualClock();
    const both = allOrAbort(
      never,
      () => clock.sleep(20).then(() => 'slow'),
      () => clock.sleep(10).then(() => 'fast'),
    );
    expect(await both).toEqual(['slow', 'fast']);
    expect(clock.elapsed()).toBe(20);
  });

  it.each([0, 1])('aborts the other task when task %i fails, and waits for it', async (failing) => {
    const clock = virtualClock();
    const bug = new Error('a bug');
    let ended = 0;
    const fails = async (): Promise<never> => {
      await clock.sleep(10);
      throw bug;
    };
    const goesOn = async (signal: AbortSignal): Promise<void> => {
      await clock.sleep(100_000, signal);
      // Cleaning up takes a moment.
      await clock.sleep(500);
      ended = clock.elapsed();
    };
    const [one, other] = failing === 0 ? [fails, goesOn] : [goesOn, fails];
    await expect(allOrAbort<unknown, unknown>(never, one, other)).rejects.toBe(bug);
    expect([ended, clock.elapsed()]).toEqual([510, 510]);
  });

  it('passes the signal to both', async () => {
    const stop = new AbortController();
    const aborted = allOrAbort(
      stop.signal,
      (signal) => Promise.resolve(signal.aborted),
      async (signal) => {
        stop.abort();
        return Promise.resolve(signal.aborted);
      },
    );
    expect(await aborted).toEqual([false, true]);
  });
});
