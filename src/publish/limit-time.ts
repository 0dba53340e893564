import type { Clock } from '../contree/clock.ts';

export interface TimeLimits {
  /** Milliseconds from now. */
  readonly limit: number;
  /** Milliseconds from the moment that the step is stopped, or from now on when it was before. */
  readonly stoppedLimit: number;
}

/** Aborts when the time is up; its reason is a clause for people. `over` ends the measuring. */
export function limitTime(
  clock: Clock,
  stop: AbortSignal,
  over: AbortSignal,
  { limit, stoppedLimit }: TimeLimits,
): AbortSignal {
  const upTo = new AbortController();
  const abortAfter = async (ms: number, reason: string): Promise<void> => {
    await clock.sleep(ms, over);
    upTo.abort(reason);
  };
  const hurry = (): void => void abortAfter(stoppedLimit, 'the step was stopped');
  if (stop.aborted) hurry();
  stop.addEventListener('abort', hurry, { once: true, signal: over });
  void abortAfter(limit, 'GitHub did not reply in time');
  return upTo.signal;
}
