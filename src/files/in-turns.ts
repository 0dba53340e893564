import pLimit from 'p-limit';

/** Does the work for every item, so many at a time, and begins none any more once one has failed. Throws what that threw. */
export async function inTurns<Item>(
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
