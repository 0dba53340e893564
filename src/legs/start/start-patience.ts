import type { Call } from '../../contree/types.ts';
import { graceAfter, REPLY_PATIENCE } from '../grace.ts';

/** What the requests of a start are bounded by. */
export interface StartCalls {
  /** For the request that starts. */
  readonly call: Call;
  /** For finding out whether a start arrived whose reply was lost. */
  readonly search: Call;
}

/** Milliseconds in which a start that was cut off is looked for, after the deadline or when nothing more is to be started. */
const SEARCH_PATIENCE = 10_000;

/**
 * The bounds of starts that `stop` is to end but not to cut off. `release` must be called when they are over.
 * @param signal aborts when the step is told to end
 */
export function startPatience(
  { deadline, signal }: { readonly deadline: number; readonly signal: AbortSignal },
  stop: AbortSignal,
): { readonly calls: StartCalls; release(): void } {
  const starting = graceAfter(stop, REPLY_PATIENCE);
  const stopping = graceAfter(signal, REPLY_PATIENCE);
  const searching = graceAfter(stop, SEARCH_PATIENCE);
  return {
    calls: {
      call: { signal: starting.signal, deadline },
      search: { signal: AbortSignal.any([stopping.signal, searching.signal]), deadline: deadline + SEARCH_PATIENCE },
    },
    release: () => {
      for (const grace of [starting, stopping, searching]) grace.release();
    },
  };
}
