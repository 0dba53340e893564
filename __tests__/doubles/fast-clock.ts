import { systemClock, type Clock } from '../../src/contree/clock.ts';

/** The system's clock, a hundred times as fast or less, for what waits for real requests as well as for time to pass. */
export function fastClock(speed = 100): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * speed,
    random: () => 0.5,
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}
