import type { Call } from '../../contree/types.ts';
import { graceAfter } from '../grace.ts';

/** What the requests of a start are bounded by. */
export interface StartCalls {
  /** For the request that starts. */
  readonly call: Call;
  /** For finding out whether a start arrived whose reply was lost. */
  readonly search: Call;
}

/**
 * Milliseconds that a start under way gets when nothing more is to be started: its reply names what has to be cancelled.
 * A step that is told to end has five seconds for all that.
 */
const REPLY_PATIENCE = 2_000;
/** Milliseconds after the deadline in which a start that was cut off by it is looked for. */
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
  const searching = graceAfter(signal, REPLY_PATIENCE);
  return {
    calls: {
      call: { signal: starting.signal, deadline },
      search: { signal: searching.signal, deadline: deadline + SEARCH_PATIENCE },
    },
    release: () => {
      starting.release();
      searching.release();
    },
  };
}
