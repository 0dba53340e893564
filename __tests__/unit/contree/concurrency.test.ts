import { describe, expect, it } from '@jest/globals';
import { limitConcurrency, allOrAbort } from '../../../src/contree/concurrency.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

describe('limitConcurrency', () => {
  it('runs 32 tasks at a time', async () => {
    const clock = virtualClock();
    const limited = limitConcurrency(clock, 5_000);
    let open = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, (open += 1));
      await clock.sleep(100);
      open -= 1;
    };
    await Promise.all(Array.from({ length: 100 }, () => limited(work)));
    expect(most).toBe(32);
  });

  it('gives the place of a slow task to the next, and lets the slow one finish', async () => {
    const clock = virtualClock();
    const limited = limitConcurrency(clock, 1_000);
    const ended: number[] = [];
    const hanging = Array.from({ length: 64 }, (_, index) =>
      limited(async () => {
        await clock.sleep(60_000);
        ended.push(index);
      }),
    );
    await limited(() => Promise.resolve());
    expect([ended.length, clock.elapsed()]).toEqual([0, 2_000]);
    await Promise.all(hanging);
    expect(ended).toHaveLength(64);
  });

  it('resolves and rejects as the task does', async () => {
    const limited = limitConcurrency(virtualClock(), 1_000);
    await expect(limited(() => Promise.resolve(7))).resolves.toBe(7);
    await expect(limited(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});

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
