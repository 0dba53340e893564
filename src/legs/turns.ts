import pLimit from 'p-limit';
import type { Clock } from '../contree/clock.ts';

/** Requests about legs that are under way at a time: fast for hundreds of legs, and still polite to the service. */
const PARALLEL = 32;

/**
 * Gives each piece of work its turn, 32 at a time. One that takes longer than `slow` milliseconds goes on but makes place
 * for the next, so that legs which hang hold up no other.
 */
export function takeTurns(clock: Clock, slow: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const limit = pLimit(PARALLEL);
  return async (work) => {
    const { done } = await limit(async () => {
      const over = new AbortController();
      const done = work().finally(() => {
        over.abort('over');
      });
      await Promise.race([done, clock.sleep(slow, over.signal)]);
      return { done };
    });
    return done;
  };
}
