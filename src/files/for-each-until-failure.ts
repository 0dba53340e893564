import pLimit from 'p-limit';

/** Runs the task for every item, `parallel` at a time. After the first error it starts no more, and throws that error. */
export async function forEachUntilFailure<Item>(
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
