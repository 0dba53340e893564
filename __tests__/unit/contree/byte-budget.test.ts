import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ByteBudget, type ByteLease } from '../../../src/contree/byte-budget.ts';

const { signal } = new AbortController();

/** Who was granted what, in order. */
function stage(capacity: number) {
  const budget = new ByteBudget(capacity);
  const granted: string[] = [];
  const grow = (name: string, lease: ByteLease, bytes: number, abort = signal): Promise<void> =>
    lease.grow(bytes, abort).then((isGranted) => {
      granted.push(`${isGranted ? '' : 'not '}${name}`);
    });
  return { budget, granted, grow };
}

const turn = (): Promise<unknown> => new Promise(setImmediate);

describe('a budget of bytes', () => {
  it('is granted at once while there is some', async () => {
    const { budget, granted, grow } = stage(10);
    await Promise.all([grow('a', budget.lease(), 6), grow('b', budget.lease(), 4)]);
    expect([granted, budget.used]).toEqual([['a', 'b'], 10]);
  });

  it('is granted in the order of asking, so that no large request starves', async () => {
    const { budget, granted, grow } = stage(10);
    const [first, over] = [budget.lease(), budget.lease()];
    await grow('first', first, 9);
    await grow('over', over, 8);
    const waiting = ['large', 'small', 'tiny'].map((name, index) => grow(name, budget.lease(), [9, 1, 0][index] ?? 0));
    await turn();
    expect(granted).toEqual(['first', 'over']);
    over.release();
    await turn();
    // The first that waits may now exceed the capacity, and the others wait for it.
    expect(granted).toEqual(['first', 'over', 'large']);
    first.release();
    await Promise.all(waiting);
    expect(granted.slice(3)).toEqual(['small', 'tiny']);
  });

  it('lets one reply grow beyond it, and that one before all others', async () => {
    const { budget, granted, grow } = stage(10);
    const [one, other] = [budget.lease(), budget.lease()];
    await Promise.all([grow('one', one, 5), grow('other', other, 5)]);
    const waiting = [grow('one', one, 5), grow('other', other, 5)];
    await turn();
    expect(granted).toEqual(['one', 'other', 'one']);
    await grow('one', one, 100);
    expect(budget.used).toBe(115);
    one.release();
    await Promise.all(waiting);
    expect([granted.slice(3), budget.used]).toEqual([['one', 'other'], 10]);
  });

  it('is not granted after an abort, which makes place for the next', async () => {
    const { budget, granted, grow } = stage(10);
    const over = budget.lease();
    await grow('over', over, 12);
    const controller = new AbortController();
    const waiting = [grow('large', budget.lease(), 9, controller.signal), grow('next', budget.lease(), 9)];
    controller.abort();
    await turn();
    expect(granted).toEqual(['over', 'not large']);
    await grow('late', budget.lease(), 1, controller.signal);
    over.release();
    await Promise.all(waiting);
    expect([granted.slice(2), budget.used]).toEqual([['not late', 'next'], 9]);
  });

  it('is granted to the next as soon as an abort ends the wait before it', async () => {
    const { budget, granted, grow } = stage(10);
    const first = budget.lease();
    await grow('first', first, 9);
    await grow('over', budget.lease(), 2);
    first.release();
    const controller = new AbortController();
    const waiting = [grow('large', budget.lease(), 9, controller.signal), grow('small', budget.lease(), 8)];
    await turn();
    expect(granted).toEqual(['first', 'over']);
    controller.abort();
    await Promise.all(waiting);
    expect([granted.slice(2), budget.used]).toEqual([['not large', 'small'], 10]);
  });

  it('is not granted to a lease that was released', async () => {
    const { budget, granted, grow } = stage(10);
    const lease = budget.lease();
    const over = budget.lease();
    await grow('over', over, 12);
    const waiting = grow('waiting', lease, 1);
    lease.release();
    await waiting;
    await grow('late', lease, 1);
    expect([granted, budget.used]).toEqual([['over', 'not waiting', 'not late'], 12]);
    over.release();
    expect(budget.used).toBe(0);
  });

  it('never holds more than the capacity and one reply, and never stands still', async () => {
    const reply = fc.record({
      pieces: fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 8 }),
      abortsAfter: fc.option(fc.nat(8)),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 100 }),
        fc.array(reply, { maxLength: 20 }),
        async (capacity, replies) => {
          const budget = new ByteBudget(capacity);
          const largest = Math.max(0, ...replies.map(({ pieces }) => pieces.reduce((sum, size) => sum + size, 0)));
          const read = async ({ pieces, abortsAfter }: (typeof replies)[number]): Promise<void> => {
            const lease = budget.lease();
            const controller = new AbortController();
            for (const [index, size] of pieces.entries()) {
              if (index === abortsAfter)
                setImmediate(() => {
                  controller.abort();
                });
              if (!(await lease.grow(size, controller.signal))) break;
              expect(budget.used).toBeLessThanOrEqual(capacity + largest);
              if (index % 2 === 0) await turn();
            }
            lease.release();
          };
          await Promise.all(replies.map(read));
          expect(budget.used).toBe(0);
        },
      ),
    );
  });
});
