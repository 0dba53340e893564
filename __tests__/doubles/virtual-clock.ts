import type { Clock } from '../../src/contree/clock.ts';

export const START = Date.UTC(2026, 10, 22, 3, 0, 0);

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

export interface VirtualClock extends Clock {
  /** Milliseconds since the clock was made. */
  elapsed(): number;
  /** How many are asleep now. */
  sleeping(): number;
}

/**
 * A clock that stands still while anybody works and, when all sleep, jumps to the moment at which the first one wakes. It
 * takes only sleeping for waiting, so nothing that is tested with it may wait for the file system or the network.
 */
export function virtualClock(random = 0.5): VirtualClock {
  const sleepers = new Set<Sleeper>();
  let now = START;
  let isAdvancing = false;

  const advanceOnceIdle = (): void => {
    if (isAdvancing || sleepers.size === 0) return;
    isAdvancing = true;
    // Everything that can go on without time passing does so in microtasks, all of which run before this.
    setImmediate(() => {
      isAdvancing = false;
      const next = Math.min(...[...sleepers].map(({ until }) => until));
      if (next === Infinity) return;
      now = Math.max(now, next);
      for (const sleeper of sleepers) if (sleeper.until <= now) sleeper.wake();
      advanceOnceIdle();
    });
  };

  return {
    now: () => now,
    elapsed: () => now - START,
    sleeping: () => sleepers.size,
    random: () => random,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const wake = (): void => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper: Sleeper = { until: now + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake, { once: true });
        advanceOnceIdle();
      }),
  };
}
