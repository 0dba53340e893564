import { setTimeout } from 'node:timers/promises';

/** Time and chance, handed in so that a test can wait an hour in a millisecond and get the same jitter twice. */
export interface Clock {
  /** Milliseconds since the epoch, never less than before. */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts; it never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A number from 0 up to but not including 1. */
  random(): number;
}

export const systemClock: Clock = {
  // Not `Date.now`: when the machine's clock is set during a step, deadlines must not move.
  now: () => Math.round(performance.timeOrigin + performance.now()),
  random: () => Math.random(),
  // It rejects only when the signal aborts.
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
};
