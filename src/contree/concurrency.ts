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
        settled.abort();
      });
      await Promise.race([result, clock.sleep(slow, settled.signal)]);
      return { result };
    });
    return result;
  };
}

/** Runs the task, which may need memory, for each item, `parallel` at a time. Starts no more after the first error, which it throws. */
export async function forEachLimited<Item>(
  items: readonly Item[],
  parallel: number,
  task: (item: Item) => Promise<void>,
): Promise<void> {
  const limit = pLimit(parallel);
  try {
    await limit.map(items, task);
  } catch (error) {
    limit.clearQueue();
    throw error;
  }
}

/** Runs two tasks. When one fails, aborts the other, waits for its end and throws the first error. */
export async function allOrAbort<One, Other>(
  signal: AbortSignal,
  one: (signal: AbortSignal) => Promise<One>,
  other: (signal: AbortSignal) => Promise<Other>,
): Promise<[One, Other]> {
  const failure = new AbortController();
  const either = AbortSignal.any([signal, failure.signal]);
  const tasks = [one(either), other(either)] as const;
  try {
    return await Promise.all(tasks);
  } finally {
    failure.abort();
    await Promise.allSettled(tasks);
  }
}
