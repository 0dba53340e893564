import { describe, expect, it } from '@jest/globals';
import { forEachOnDisk } from '../../../src/files/for-each-on-disk.ts';

const ITEMS = Array.from({ length: 600 }, (_, index) => index);

interface Played {
  readonly atOnce: number[];
  readonly inThread: number[];
  /** The most that threads had at a time. */
  readonly most: number;
}

/** Runs a task whose time is `took` for each item, in milliseconds; what `leaves` names is left to threads. */
async function play(took: (item: number) => number, leaves: (item: number) => boolean = () => false): Promise<Played> {
  let [now, running, most] = [0, 0, 0];
  const atOnce: number[] = [];
  const inThread: number[] = [];
  await forEachOnDisk(
    ITEMS,
    {
      atOnce: (item) => {
        now += took(item);
        if (leaves(item)) return false;
        atOnce.push(item);
        return true;
      },
      inThread: async (item) => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
        inThread.push(item);
      },
    },
    () => now,
  );
  return { atOnce, inThread, most };
}

describe('forEachOnDisk', () => {
  it('does all at once, in order, while the disk is fast', async () => {
    expect(await play(() => 0.1)).toEqual({ atOnce: ITEMS, inThread: [], most: 0 });
  });

  it('leaves the next 256 to threads after a slow one, 16 at a time', async () => {
    const slow = 10;
    const { atOnce, inThread, most } = await play((item) => (item === slow ? 6 : 0));
    expect(inThread).toEqual(ITEMS.slice(slow + 1, slow + 1 + 256));
    expect(atOnce).toEqual([...ITEMS.slice(0, slow + 1), ...ITEMS.slice(slow + 1 + 256)]);
    expect(most).toBe(16);
  });

  it('leaves to threads what the task does not do at once', async () => {
    const isOdd = (item: number): boolean => item % 2 === 1;
    const { atOnce, inThread } = await play(() => 0, isOdd);
    expect(inThread).toEqual(ITEMS.filter(isOdd));
    expect(atOnce).toHaveLength(ITEMS.length - inThread.length);
  });

  it('lets others in after some milliseconds', async () => {
    let now = 0;
    let seen = -1;
    const others = setImmediate(() => (seen = now));
    const atOnce = (): boolean => {
      now += 1;
      return true;
    };
    await forEachOnDisk(ITEMS, { atOnce, inThread: () => Promise.resolve() }, () => now);
    clearImmediate(others);
    expect(seen).toBe(10);
  });

  it('rejects as the task does', async () => {
    const atOnce = (): boolean => {
      throw new Error('the disk is gone');
    };
    await expect(forEachOnDisk([1], { atOnce, inThread: () => Promise.resolve() })).rejects.toThrow('the disk is gone');
  });
});
