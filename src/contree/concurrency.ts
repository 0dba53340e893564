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
      const running = task();
      await settledOrSlow(running, clock, slow);
      return { result: running };
    });
    return result;
  };
}

export interface EachOptions {
  readonly clock: Clock;
  /** As for `limitConcurrency`. */
  readonly slow: number;
  /** Tasks at a time; 32 when left out. */
  readonly parallel?: number | undefined;
  /** Asked before each task: after the first false no other begins. */
  readonly mayBegin: () => boolean;
}

/**
 * The same for a list that may be long, and whose end may not be reached in time: runs the task for each item, in order, while
 * more may begin. Returns the items whose task has not begun, once all others have settled.
 */
export async function forEachLimited<Item>(
  items: readonly Item[],
  task: (item: Item) => Promise<void>,
  { clock, slow, parallel = PARALLEL, mayBegin }: EachOptions,
): Promise<readonly Item[]> {
  const begun: Promise<void>[] = [];
  const work = async (): Promise<void> => {
    for (let item = items[begun.length]; item !== undefined && mayBegin(); item = items[begun.length]) {
      const running = task(item);
      begun.push(running);
      await settledOrSlow(running, clock, slow);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, work));
  await Promise.all(begun);
  return items.slice(begun.length);
}

/** Resolves when the task has ended, or after `slow` milliseconds. Rejects as the task does before that. */
async function settledOrSlow(task: Promise<unknown>, clock: Clock, slow: number): Promise<void> {
  const settled = new AbortController();
  const watched = task.finally(() => {
    settled.abort('settled');
  });
  await Promise.race([watched, clock.sleep(slow, settled.signal)]);
}
