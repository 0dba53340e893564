import type { Call } from '../contree/types.ts';

/**
 * What a step that is told to end may still spend on cancelling, in milliseconds. After SIGINT the runner waits 7.5 s
 * before it sends SIGTERM; outputs and summary have to fit in behind it.
 */
export const SHUTDOWN_LIMIT = 5_000;

/**
 * What a request that starts something still gets of that when it is under way: its reply names what has to be cancelled.
 */
export const REPLY_LIMIT = 2_000;

/** How long the end of what was cancelled is waited for, in milliseconds. */
export const END_LIMIT = 10_000;

/**
 * A signal that aborts some milliseconds after the given one, for work that a stop must let finish but not for long.
 * `release` must be called when the work is done, or the timer would keep the process.
 */
export function abortLater(signal: AbortSignal, length = SHUTDOWN_LIMIT): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const start = (): void => {
    timer = setTimeout(() => {
      controller.abort();
    }, length);
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

/** What the requests of a start are bounded by. */
export interface StartCalls {
  /** For the request that starts. */
  readonly call: Call;
  /** For finding out whether a start arrived whose reply was lost. */
  readonly search: Call;
}

/** Milliseconds in which a start that was cut off is looked for, after the deadline or when nothing more is to be started. */
const SEARCH_LIMIT = 10_000;

/**
 * The bounds of starts that `stop` is to end but not to cut off. `release` must be called when they are over.
 * @param signal aborts when the step is told to end
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
      for (const grace of [starting, stopping, searching]) grace.release();
    },
  };
}
