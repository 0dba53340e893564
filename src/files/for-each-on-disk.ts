import { setImmediate } from 'node:timers/promises';
import pLimit from 'p-limit';

/** What is done with each item: the same either way. */
export interface DiskTask<Item> {
  /** Within the turn of the event loop; returns false to leave it to a thread. */
  readonly atOnce: (item: Item) => boolean;
  readonly inThread: (item: Item) => Promise<void>;
}

/** Milliseconds after which signals and timers are let in. */
const TURN = 10;
/** Milliseconds: a hundred times what a cached file takes, and what a disk that has to look for it takes. */
const SLOW = 5;
/** How many items threads get for one that was slow. */
const BATCH = 256;
const PARALLEL = 16;

/**
 * Runs the task for every item. A file that the kernel has in its cache, as after a checkout, is read within the turn: Node's
 * threads take seven times as long for it (20,000 files: 1.8 s, 0.24 s). Where that is slow, as on a disk of a network, threads
 * do the next ones, 16 at a time.
 * @param now milliseconds
 */
export async function forEachOnDisk<Item>(
  items: readonly Item[],
  { atOnce, inThread }: DiskTask<Item>,
  now: () => number = performance.now.bind(performance),
): Promise<void> {
  const left: Item[] = [];
  let toThreads = 0;
  let turn = now();
  for (const item of items) {
    if (toThreads > 0) {
      toThreads -= 1;
      left.push(item);
      continue;
    }
    const before = now();
    if (!atOnce(item)) left.push(item);
    const after = now();
    if (after - before > SLOW) toThreads = BATCH;
    if (after - turn < TURN) continue;
    await setImmediate();
    turn = now();
  }
  await pLimit(PARALLEL).map(left, inThread);
}
