import { requestFailure, type RequestFailure } from './contree-error.ts';
import { runLimit, type RunningLimit } from './running-limit.ts';

/** The most that a timer of Node can count, in milliseconds; a longer one would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

export const ABORTED = requestFailure('aborted', 'the caller gave up on it');

/**
 * Null when there is none. `remaining` is as for `createCutOff`.
 * @param when a clause that completes "the deadline passed …"
 */
export function reasonToStop(
  signal: AbortSignal | undefined,
  remaining: number | null,
  when: string,
): RequestFailure | null {
  if (signal?.aborted === true) return ABORTED;
  return remaining !== null && remaining <= 0 ? requestFailure('deadline', `the deadline passed ${when}`) : null;
}

export type CutOff = ReturnType<typeof createCutOff>;

/**
 * What ends an exchange that begins now, whichever comes first: a limit, the call's deadline in `remaining` milliseconds
 * (null without one), or the caller's signal.
 */
export function createCutOff(caller: AbortSignal | undefined, remaining: number | null) {
  const controller = new AbortController();
  const { signal } = controller;
  const why = (): RequestFailure | null => (signal.aborted ? (signal.reason as RequestFailure) : null);
  const cut = new Promise<RequestFailure>((resolve) => {
    // The first listener, so that the race below gives the reason and not the abort.
    signal.addEventListener('abort', () => {
      resolve(signal.reason as RequestFailure);
    });
  });
  const after = (limit: number, late: RequestFailure): (() => void) => {
    const timer = setTimeout(
      () => {
        controller.abort(late);
      },
      Math.min(limit, LONGEST_TIMER),
    );
    return () => {
      clearTimeout(timer);
    };
  };
  const onAbort = (): void => {
    controller.abort(ABORTED);
  };
  caller?.addEventListener('abort', onAbort);
  const late = requestFailure('deadline', 'the deadline passed before a whole reply came');
  const clearDeadline = remaining === null ? null : after(remaining, late);
  return {
    /** Aborted when the exchange is cut off. */
    signal,
    /** Why it was cut off; null while it is not. */
    why,
    /** Cuts the exchange off after `limit` milliseconds, unless the returned function is called first. */
    after,
    /**
     * Resolves with the result of `work`, or with the failure when the exchange is cut off: after `limit` milliseconds at the
     * latest, which `work` may restart or suspend.
     */
    within: async <Result>(
      limit: number,
      tooLate: RequestFailure,
      work: (running: RunningLimit) => Promise<Result>,
    ): Promise<Result | RequestFailure> => {
      const running = runLimit(limit, (left) => after(left, tooLate));
      // A race, since a stream may be slow to notice its abort.
      return await Promise.race([work(running), cut]).finally(running.end);
    },
    /** Removes the deadline's timer and the caller's listener, which would keep the process alive. */
    release: () => {
      clearDeadline?.();
      caller?.removeEventListener('abort', onAbort);
    },
  };
}
