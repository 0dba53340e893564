import { describe, expect, it } from '@jest/globals';
import { takeTurns } from '../../../src/legs/turns.ts';
import { virtualClock } from '../../doubles/virtual-clock.ts';

describe('turns', () => {
  it('are taken 32 at a time', async () => {
    const clock = virtualClock();
    const inTurn = takeTurns(clock, 5_000);
    let open = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, (open += 1));
      await clock.sleep(100);
      open -= 1;
    };
    await Promise.all(Array.from({ length: 100 }, () => inTurn(work)));
    expect(most).toBe(32);
  });

  it('are not held by work that hangs, which goes on all the same', async () => {
    const clock = virtualClock();
    const inTurn = takeTurns(clock, 1_000);
    const ended: number[] = [];
    const hanging = Array.from({ length: 64 }, (_, index) =>
      inTurn(async () => {
        await clock.sleep(60_000);
        ended.push(index);
      }),
    );
    await inTurn(() => Promise.resolve());
    expect([ended.length, clock.elapsed()]).toEqual([0, 2_000]);
    await Promise.all(hanging);
    expect(ended).toHaveLength(64);
  });

  it('hand on what the work gives, or throws', async () => {
    const inTurn = takeTurns(virtualClock(), 1_000);
    await expect(inTurn(() => Promise.resolve(7))).resolves.toBe(7);
    await expect(inTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
