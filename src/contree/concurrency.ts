import type { Clock } from './clock.ts';

/** Requests about legs at a time: fast for hundreds of legs, and still polite to the service. */
const PARALLEL = 32;

/** A task that counts among the 32. */
interface Slot {
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/**
 * Returns a function that runs tasks about legs, 32 at a time. A task that takes longer than `slow` milliseconds goes on,
 * but the next one starts, so that legs that hang delay no other.
 */
export function limitConcurrency(clock: Clock, slow: number): <Result>(task: () => Promise<Result>) => Promise<Result> {
  const limit = new Limit(clock, slow);
  return async (task) => {
    const slot = await limit.enter();
    try {
      return await task();
    } finally {
      limit.leave(slot);
    }
  };
}

class Limit {
  readonly #clock: Clock;
  readonly #slow: number;
  /** In the order in which they were taken. */
  readonly #slots = new Set<Slot>();
  readonly #waiting: ((slot: Slot) => void)[] = [];
  /** One timer for all, since thousands of tasks come within seconds; null while no slot is taken. */
  #timer: AbortController | null = null;

  constructor(clock: Clock, slow: number) {
    this.#clock = clock;
    this.#slow = slow;
  }

  enter(): Slot | Promise<Slot> {
    if (this.#slots.size < PARALLEL) return this.#take();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Gives the slot to the next, unless it was slow and gave it before. */
  leave(slot: Slot): void {
    if (!this.#slots.delete(slot)) return;
    this.#waiting.shift()?.(this.#take());
    if (this.#slots.size > 0) return;
    this.#timer?.abort('empty');
    this.#timer = null;
  }

  #take(): Slot {
    const slot = { since: this.#clock.now() };
    this.#slots.add(slot);
    if (this.#timer === null) void this.#watch((this.#timer = new AbortController()));
    return slot;
  }

  /** Takes their slots from slow tasks, until there is none. */
  async #watch(timer: AbortController): Promise<void> {
    while (this.#timer === timer) {
      const [oldest] = this.#slots;
      if (oldest === undefined) return;
      const slowAt = oldest.since + this.#slow;
      if (slowAt <= this.#clock.now()) this.leave(oldest);
      else await this.#clock.sleep(slowAt - this.#clock.now(), timer.signal);
    }
  }
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
