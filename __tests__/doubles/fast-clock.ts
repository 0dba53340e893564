import { systemClock, type Clock } from '../../src/contree/clock.ts';

const SPEED = 100;

/** The system's clock, a hundred times as fast, for what waits for real requests as well as for time to pass. */
export function fastClock(): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * SPEED,
    random: () => 0.5,
    sleep: (ms, signal) => systemClock.sleep(ms / SPEED, signal),
  };
}
