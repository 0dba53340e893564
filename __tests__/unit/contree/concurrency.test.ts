import { describe, expect, it } from '@jest/globals';
import { limitConcurrency } from '../../../src/contree/concurrency.ts';
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

  it('resolves and rejects as the task does', async () => {
    const limited = limitConcurrency(virtualClock(), 1_000);
    await expect(limited(() => Promise.resolve(7))).resolves.toBe(7);
    await expect(limited(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
