import pLimit from 'p-limit';
import type { Clock } from './clock.ts';

/** Requests about legs at a time: fast for hundreds of legs, and still polite to the service. */
const PARALLEL = 32;

/**
 * Returns a function that runs tasks about legs, 32 at a time. A task that takes longer than `slow` milliseconds goes on,
 * but the next one starts, so that legs that hang delay no other.
 */
export function limitConcurrency(clock: Clock, slow: number): <Result>(task: () => Promise<Result>) => Promise<Result> {
  const limit = pLimit(PARALLEL);
  return async (task) => {
    // Wrapped in an object, since a promise would be awaited within the limit.
    const { result } = await limit(async () => {
      const settled = new AbortController();
      const result = task().finally(() => {
        settled.abort('settled');
      });
      await Promise.race([result, clock.sleep(slow, settled.signal)]);
      return { result };
    });
    return result;
  };
}
