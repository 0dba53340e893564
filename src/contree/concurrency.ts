import pLimit from 'p-limit';
import type { Clock } from './clock.ts';

/** Requests about legs that are under way at a time: fast for hundreds of legs, and still polite to the service. */
const PARALLEL = 32;

/**
 * Gives each piece of work its turn, 32 at a time. One that takes longer than `slow` milliseconds goes on but makes place
 * for the next, so that legs which hang hold up no other.
 */
export function limitConcurrency(clock: Clock, slow: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
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

/** Does the work for every item, so many at a time, and begins none any more once one has failed. Throws what that threw. */
export async function forEachLimited<Item>(
  items: readonly Item[],
  parallel: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const limit = pLimit(parallel);
  try {
    await limit.map(items, work);
  } catch (error) {
    limit.clearQueue();
    throw error;
  }
}

/**
 * Does both works at a time. When one fails the other is told to end, and only when it has is the failure thrown: nothing goes
 * on behind the back of whoever cleans up.
 */
export async function allOrAbort<One, Other>(
  signal: AbortSignal,
  one: (signal: AbortSignal) => Promise<One>,
  other: (signal: AbortSignal) => Promise<Other>,
): Promise<[One, Other]> {
  const failure = new AbortController();
  const stop = AbortSignal.any([signal, failure.signal]);
  const works = [one(stop), other(stop)] as const;
  try {
    return await Promise.all(works);
  } finally {
    failure.abort();
    await Promise.allSettled(works);
  }
}
