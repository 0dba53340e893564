import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/contree/clock.ts';

describe('systemClock', () => {
  it('wakes a sleeper at once when its signal aborts, before or during the sleep', async () => {
    const controller = new AbortController();
    const started = systemClock.now();
    const sleeping = systemClock.sleep(3_600_000, controller.signal);
    controller.abort();
    await sleeping;
    await systemClock.sleep(3_600_000, controller.signal);
    expect(systemClock.now() - started).toBeLessThan(3_600_000);
  });

  it('draws numbers from 0 up to 1', () => {
    const drawn = systemClock.random();
    expect(drawn).toBeGreaterThanOrEqual(0);
    expect(drawn).toBeLessThan(1);
  });
});
