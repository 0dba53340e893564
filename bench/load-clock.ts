import type { Clock } from '../src/contree/clock.ts';

interface Sleeper {
  readonly until: number;
  /** Tells those apart that wake at the same moment: who fell asleep first wakes first. */
  readonly order: number;
  /** Null once it is awake. */
  wake: (() => void) | null;
}

/**
 * A clock that starts at 0, stands still while anybody works and, when all sleep, jumps to the moment at which the first one
 * wakes: an hour's wait takes a millisecond. `seed` decides what its chance comes to.
 */
export function virtualClock(seed: number): Clock {
  const random = randomFrom(seed);
  const sleepers: Sleeper[] = [];
  let now = 0;
  let order = 0;
  let isAdvancing = false;

  const advanceOnceIdle = (): void => {
    if (isAdvancing || sleepers.length === 0) return;
    isAdvancing = true;
    // Everything that can go on without time passing does so in microtasks, all of which run before this.
    setImmediate(() => {
      isAdvancing = false;
      while (sleepers[0]?.wake === null) takeFirst(sleepers);
      now = Math.max(now, sleepers[0]?.until ?? now);
      while (sleepers[0] !== undefined && sleepers[0].until <= now) takeFirst(sleepers)?.wake?.();
      advanceOnceIdle();
    });
  };

  return {
    now: () => now,
    random,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const wake = (): void => {
          sleeper.wake = null;
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper: Sleeper = { until: now + ms, order: order++, wake };
        put(sleepers, sleeper);
        signal?.addEventListener('abort', wake, { once: true });
        advanceOnceIdle();
      }),
  };
}

/** Numbers from 0 up to but not including 1, the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The sleepers are a binary heap: each wakes no later than the two below it, so that the first one is known. */
function put(heap: Sleeper[], sleeper: Sleeper): void {
  let place = heap.push(sleeper) - 1;
  while (place > 0) {
    const above = (place - 1) >> 1;
    if (!swapUnlessSorted(heap, above, place)) return;
    place = above;
  }
}

function takeFirst(heap: Sleeper[]): Sleeper | undefined {
  const [first] = heap;
  const last = heap.pop();
  if (last === undefined || last === first) return first;
  heap[0] = last;
  for (let place = 0; ;) {
    const [left, right] = [2 * place + 1, 2 * place + 2];
    const below = isEarlier(heap[right], heap[left]) ? right : left;
    if (!swapUnlessSorted(heap, place, below)) return first;
    place = below;
  }
}

/** Returns whether it had to. */
function swapUnlessSorted(heap: Sleeper[], above: number, below: number): boolean {
  const [upper, lower] = [heap[above], heap[below]];
  if (upper === undefined || lower === undefined || !isEarlier(lower, upper)) return false;
  heap[above] = lower;
  heap[below] = upper;
  return true;
}

function isEarlier(left: Sleeper | undefined, right: Sleeper | undefined): boolean {
  if (left === undefined || right === undefined) return left !== undefined;
  return left.until < right.until || (left.until === right.until && left.order < right.order);
}
