import { describe, expect, it } from '@jest/globals';
import { together } from '../../../src/modes/together.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

describe('two works at a time', () => {
  const never = new AbortController().signal;

  it('give both results, in their order', async () => {
    const clock = virtualClock();
    const both = together(
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
    await expect(together<unknown, unknown>(never, one, other)).rejects.toBe(bug);
    expect([ended, clock.elapsed()]).toEqual([510, 510]);
  });

  it('both hear of the signal', async () => {
    const stop = new AbortController();
    const heard = together(
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
