import { monotonicTime } from './monotonic-time.ts';

/** Time and chance, handed in so that a test can wait an hour in a millisecond and get the same jitter twice. */
export interface Clock {
  /** Milliseconds since the epoch, never less than before. */
  now(): number;
  /** Resolves after `ms` milliseconds, at once when that is negative or `signal` aborts; it never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A number from 0 up to but not including 1. */
  random(): number;
}

const ORIGIN = Date.now() - monotonicTime();

export const systemClock: Clock = {
  // Not `Date.now`: when the machine's clock is set during a step, deadlines must not move.
  now: () => Math.round(ORIGIN + monotonicTime()),
  random: () => Math.random(),
  // `node:timers/promises` would make an error for each abort, and a watch aborts a sleep with each message.
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      // Node warns on stderr about a negative timeout, which a deadline gives that has just passed.
      const timer = setTimeout(done, Math.max(0, ms));
      signal?.addEventListener('abort', done);
    }),
};
