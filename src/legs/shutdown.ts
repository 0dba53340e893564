import type { Call } from '../contree/types.ts';

/** When legs that are still active are cancelled for the user, once `auto` has been decided. */
export const CLEANUP_POLICIES = ['never', 'cancelled', 'always'] as const;
export type CleanupPolicy = (typeof CLEANUP_POLICIES)[number];

/**
 * Milliseconds for cancelling after the runner's signal. After SIGINT the runner waits 7.5 s before it sends SIGTERM;
 * outputs and summary have to fit in behind it.
 */
export const SHUTDOWN_LIMIT = 5_000;

/** Milliseconds of these for the reply to a start that is under way: it names what has to be cancelled. */
export const REPLY_LIMIT = 2_000;

/** Milliseconds for seeing cancelled legs end. */
export const END_LIMIT = 10_000;

/** Milliseconds for finding out whether a start arrived that was cut off, after the deadline or the stop. */
const SEARCH_LIMIT = 10_000;

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

/** The limits of the requests of a start. */
export interface StartCalls {
  /** For the request that starts. */
  readonly call: Call;
  /** For finding out whether a start arrived whose reply was lost. */
  readonly search: Call;
}

/**
 * Limits for starts that `stop` must not cut off at once.
 * @param signal aborts when the runner stops the step
 */
export function limitStarts(
  { deadline, signal }: { readonly deadline: number; readonly signal: AbortSignal },
  stop: AbortSignal,
): StartCalls {
  const searching = AbortSignal.any([abortLater(signal, REPLY_LIMIT), abortLater(stop, SEARCH_LIMIT)]);
  return {
    call: { signal: abortLater(stop, REPLY_LIMIT), deadline },
    search: { signal: searching, deadline: deadline + SEARCH_LIMIT },
  };
}
