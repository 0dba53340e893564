import type { Clock } from '../../src/contree/clock.ts';

export const START = Date.UTC(2026, 10, 22, 3, 0, 0);

export interface VirtualClock extends Clock {
  /** Milliseconds since the clock was made. */
  elapsed(): number;
  /** How many sleep now. */
  sleeping(): number;
  /** Milliseconds of every sleep so far, in order. */
  readonly sleeps: readonly number[];
}

interface Sleeper {
  readonly until: number;
  /** Of two that wake at the same moment, the one that fell asleep first wakes first. */
  readonly order: number;
  /** Null once it is awake. */
  wake: (() => void) | null;
}

/**
 * A clock that stands still while any code works and, when all sleep, jumps to the moment at which the first one wakes: an
 * hour's wait takes a millisecond. Only sleeping counts as waiting, so a test that waits for the file system or the network
 * as well must sleep once at a time.
 * @param random what `random()` returns, or what makes it
 */
export function virtualClock(random: number | (() => number) = 0.5, start = START): VirtualClock {
  const sleepers: Sleeper[] = [];
  const sleeps: number[] = [];
  let now = start;
  let sleeping = 0;
  let isAdvancing = false;

  const advanceOnceIdle = (): void => {
    if (isAdvancing || sleeping === 0) return;
    isAdvancing = true;
    // Everything that can go on without time passing does so in microtasks, all of which run before this.
    setImmediate(() => {
      isAdvancing = false;
      while (sleepers[0]?.wake === null) takeFirst(sleepers);
      const next = sleepers[0]?.until ?? Infinity;
      if (next === Infinity) return;
      now = Math.max(now, next);
      while (sleepers[0] !== undefined && sleepers[0].until <= now) takeFirst(sleepers)?.wake?.();
      advanceOnceIdle();
    });
  };

  return {
    now: () => now,
    elapsed: () => now - start,
    sleeping: () => sleeping,
    sleeps,
    random: typeof random === 'number' ? () => random : random,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const wake = (): void => {
          sleeping -= 1;
          sleeper.wake = null;
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper: Sleeper = { until: now + ms, order: sleeps.push(ms), wake };
        put(sleepers, sleeper);
        sleeping += 1;
        signal?.addEventListener('abort', wake, { once: true });
        advanceOnceIdle();
      }),
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
