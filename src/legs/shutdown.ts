import type { Call } from '../contree/types.ts';

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

/** A signal that must be released when the work is done, since its timer would keep the process running. */
export interface LateSignal {
  readonly signal: AbortSignal;
  release(): void;
}

/** A signal that aborts `delay` milliseconds after the given one, so that work under way can still finish. */
export function abortLater(signal: AbortSignal, delay = SHUTDOWN_LIMIT): LateSignal {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const start = (): void => {
    timer = setTimeout(() => {
      controller.abort();
    }, delay);
  };
  if (signal.aborted) start();
  else signal.addEventListener('abort', start, { once: true });
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', start);
    },
  };
}

/** The limits of the requests of a start. */
export interface StartCalls {
  /** For the request that starts. */
  readonly call: Call;
  /** For finding out whether a start arrived whose reply was lost. */
  readonly search: Call;
}

/**
 * Limits for starts that `stop` must not cut off at once. They must be released like a late signal.
 * @param signal aborts when the runner stops the step
 */
export function limitStarts(
  { deadline, signal }: { readonly deadline: number; readonly signal: AbortSignal },
  stop: AbortSignal,
): { readonly calls: StartCalls; release(): void } {
  const starting = abortLater(stop, REPLY_LIMIT);
  const stopping = abortLater(signal, REPLY_LIMIT);
  const searching = abortLater(stop, SEARCH_LIMIT);
  return {
    calls: {
      call: { signal: starting.signal, deadline },
      search: { signal: AbortSignal.any([stopping.signal, searching.signal]), deadline: deadline + SEARCH_LIMIT },
    },
    release: () => {
      for (const late of [starting, stopping, searching]) late.release();
    },
  };
}
