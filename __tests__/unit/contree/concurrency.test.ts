import { describe, expect, it } from '@jest/globals';
import { limitConcurrency, allOrAbort } from '../../../src/contree/concurrency.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

describe('turns', () => {
  it('are taken 32 at a time', async () => {
    const clock = virtualClock();
    const inTurn = limitConcurrency(clock, 5_000);
    let open = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, (open += 1));
      await clock.sleep(100);
      open -= 1;
    };
    await Promise.all(Array.from({ length: 100 }, () => inTurn(work)));
    expect(most).toBe(32);
  });

  it('are not held by work that hangs, which goes on all the same', async () => {
    const clock = virtualClock();
    const inTurn = limitConcurrency(clock, 1_000);
    const ended: number[] = [];
    const hanging = Array.from({ length: 64 }, (_, index) =>
      inTurn(async () => {
        await clock.sleep(60_000);
        ended.push(index);
      }),
    );
    await inTurn(() => Promise.resolve());
    expect([ended.length, clock.elapsed()]).toEqual([0, 2_000]);
    await Promise.all(hanging);
    expect(ended).toHaveLength(64);
  });

  it('hand on what the work gives, or throws', async () => {
    const inTurn = limitConcurrency(virtualClock(), 1_000);
    await expect(inTurn(() => Promise.resolve(7))).resolves.toBe(7);
    await expect(inTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});

describe('two works at a time', () => {
  const never = new AbortController().signal;

  it('give both results, in their order', async () => {
    const clock = virtualClock();
    const both = allOrAbort(
      never,
      () => clock.sleep(20).then(() => 'slow'),
      () => clock.sleep(10).then(() => 'fast'),
    );
    expect(await both).toEqual(['slow', 'fast']);
    expect(clock.elapsed()).toBe(20);
  });

  it.each([0, 1])('of which one fails (%i) end the other, and wait for it', async (failing) => {
    const clock = virtualClock();
    const bug = new Error('a bug');
    let ended = 0;
    const fails = async (): Promise<never> => {
      await clock.sleep(10);
      throw bug;
    };
    const goesOn = async (signal: AbortSignal): Promise<void> => {
      await clock.sleep(100_000, signal);
      // What is to be put in order takes a moment.
      await clock.sleep(500);
      ended = clock.elapsed();
    };
    const [one, other] = failing === 0 ? [fails, goesOn] : [goesOn, fails];
    await expect(allOrAbort<unknown, unknown>(never, one, other)).rejects.toBe(bug);
    expect([ended, clock.elapsed()]).toEqual([510, 510]);
  });

  it('both hear of the signal', async () => {
    const stop = new AbortController();
    const heard = allOrAbort(
      stop.signal,
      (signal) => Promise.resolve(signal.aborted),
      async (signal) => {
        stop.abort();
        return Promise.resolve(signal.aborted);
      },
    );
    expect(await heard).toEqual([false, true]);
  });
});
