import { describe, expect, it } from '@jest/globals';
import { forEachLimited, limitConcurrency } from '../../../src/contree/concurrency.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

describe('limitConcurrency', () => {
  it('runs 32 tasks at a time', async () => {
    const clock = virtualClock();
    const limited = limitConcurrency(clock, 5_000);
    let open = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, (open += 1));
      await clock.sleep(100);
      open -= 1;
    };
    await Promise.all(Array.from({ length: 100 }, () => limited(work)));
    expect(most).toBe(32);
  });

  it('gives the place of a slow task to the next, and lets the slow one finish', async () => {
    const clock = virtualClock();
    const limited = limitConcurrency(clock, 1_000);
    const ended: number[] = [];
    const hanging = Array.from({ length: 64 }, (_, index) =>
      limited(async () => {
        await clock.sleep(60_000);
        ended.push(index);
      }),
    );
    await limited(() => Promise.resolve());
    expect([ended.length, clock.elapsed()]).toEqual([0, 2_000]);
    await Promise.all(hanging);
    expect(ended).toHaveLength(64);
  });

  it('leaves no timer behind a task that has ended', async () => {
    const clock = virtualClock();
    await limitConcurrency(clock, 1_000)(() => Promise.resolve());
    expect([clock.sleeps, clock.sleeping()]).toEqual([[1_000], 0]);
  });

  it('sets one timer for tasks that run at the same time', async () => {
    const clock = virtualClock();
    const limited = limitConcurrency(clock, 1_000);
    await Promise.all(Array.from({ length: 100 }, () => limited(() => clock.sleep(50))));
    expect(clock.sleeps.filter((length) => length !== 50)).toEqual([1_000]);
    expect([clock.elapsed(), clock.sleeping()]).toEqual([200, 0]);
  });

  it('gives each task its own time', async () => {
    const clock = virtualClock();
    const limited = limitConcurrency(clock, 1_000);
    const early = Array.from({ length: 31 }, () => limited(() => clock.sleep(60_000)));
    await clock.sleep(400);
    const late = limited(() => clock.sleep(60_000));
    await clock.sleep(500);
    const begun: number[] = [];
    const next = Array.from({ length: 32 }, () =>
      limited(async () => {
        begun.push(clock.elapsed());
        await clock.sleep(60_000);
      }),
    );
    await Promise.all([...early, late, ...next]);
    expect([begun.indexOf(1_400), begun.lastIndexOf(1_000)]).toEqual([31, 30]);
  });

  it('resolves and rejects as the task does', async () => {
    const limited = limitConcurrency(virtualClock(), 1_000);
    await expect(limited(() => Promise.resolve(7))).resolves.toBe(7);
    await expect(limited(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});

describe('forEachLimited', () => {
  const items = Array.from({ length: 100 }, (_, index) => index);

  it('runs the task for each item in order, so many at a time, and leaves none', async () => {
    const clock = virtualClock();
    const begun: number[] = [];
    const work = async (item: number): Promise<void> => {
      begun.push(item);
      await clock.sleep(100);
    };
    expect(await forEachLimited(items, work, { clock, slow: 1_000, mayBegin: () => true })).toEqual([]);
    expect([begun, clock.elapsed()]).toEqual([items, 400]);
    await forEachLimited(items, work, { clock, slow: 1_000, parallel: 50, mayBegin: () => true });
    expect(clock.elapsed()).toBe(600);
  });

  it('begins none once it may not, returns these, and waits for the others', async () => {
    const clock = virtualClock();
    let ended = 0;
    const work = async (): Promise<void> => {
      await clock.sleep(100);
      ended += 1;
    };
    const mayBegin = (): boolean => clock.elapsed() < 150;
    const left = await forEachLimited(items, work, { clock, slow: 1_000, parallel: 10, mayBegin });
    expect([left, ended]).toEqual([items.slice(20), 20]);
  });

  it('gives the place of a slow task to the next', async () => {
    const clock = virtualClock();
    const work = (item: number): Promise<void> => clock.sleep(item < 50 ? 60_000 : 0);
    const begunBy: number[] = [];
    const mayBegin = (): boolean => begunBy.push(clock.elapsed()) > 0;
    await forEachLimited(items, work, { clock, slow: 1_000, parallel: 50, mayBegin });
    expect([Math.max(...begunBy), clock.elapsed()]).toEqual([1_000, 60_000]);
  });

  it('rejects as a task does', async () => {
    const work = (): Promise<void> => Promise.reject(new Error('no'));
    await expect(forEachLimited(items, work, { clock: virtualClock(), slow: 1, mayBegin: () => true })).rejects.toThrow(
      'no',
    );
  });
});
