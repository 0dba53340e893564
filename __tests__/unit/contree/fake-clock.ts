import type { Clock } from '../../../src/contree/clock.ts';

export interface FakeClock extends Clock {
  /** Every sleep asked for, in milliseconds. */
  readonly sleeps: readonly number[];
}

/** A clock whose sleeps take no time but move it on. `random` always draws the same. */
export function fakeClock(random = 0.5, start = 1_000_000): FakeClock {
  const sleeps: number[] = [];
  let now = start;
  return {
    sleeps,
    now: () => now,
    random: () => random,
    sleep: (ms) => {
      sleeps.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}
