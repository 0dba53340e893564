/** When legs that are still active are cancelled for the user, once `auto` has been decided. */
export const CLEANUP_POLICIES = ['never', 'cancelled', 'always'] as const;
export type CleanupPolicy = (typeof CLEANUP_POLICIES)[number];

/**
 * Milliseconds for cancelling after the runner's signal. After SIGINT the runner waits 7.5 s before it sends SIGTERM;
 * outputs and summary have to fit in behind it.
 */
const SHUTDOWN_LIMIT = 5_000;

/** Milliseconds of these that the reports on each thousand legs take on a slow machine. */
const REPORT_SHARE = 100;

/** Milliseconds for cancelling so many legs: the reports on thousands take a part of `SHUTDOWN_LIMIT`. */
export function cancelLimit(legs: number): number {
  return SHUTDOWN_LIMIT - Math.min(Math.floor(legs / 1_000) * REPORT_SHARE, SHUTDOWN_LIMIT / 2);
}

/** Milliseconds of these for the reply to a start that is under way: it names what has to be cancelled. */
export const REPLY_LIMIT = 2_000;

/** Milliseconds for seeing cancelled legs end. */
export const END_LIMIT = 10_000;

/**
 * A signal that aborts `delay` milliseconds after the given one, so that work under way can still finish. It does not keep the
 * process running.
 */
export function abortLater(signal: AbortSignal, delay = SHUTDOWN_LIMIT): AbortSignal {
  const controller = new AbortController();
  const start = (): void => {
    setTimeout(() => {
      controller.abort();
    }, delay).unref();
  };
  if (signal.aborted) start();
  else signal.addEventListener('abort', start, { once: true });
  return controller.signal;
}
