import { requestFailure, type RequestFailure } from './contree-error.ts';

/** What ends an exchange early, whichever comes first: a limit, the call's deadline, or the caller's signal. */
export interface CutOff {
  /** Aborted when the exchange is cut off. */
  readonly signal: AbortSignal;
  /** Why it was cut off; null while it is not. */
  readonly why: () => RequestFailure | null;
  /** Resolves with `work`, or with the failure when the exchange is cut off: after `limit` milliseconds at the latest. */
  readonly within: <Result>(
    limit: number,
    late: RequestFailure,
    work: Promise<Result>,
  ) => Promise<Result | RequestFailure>;
  /** Cuts the exchange off after `limit` milliseconds, unless the returned function is called first. */
  readonly after: (limit: number, late: RequestFailure) => () => void;
  /** Removes the deadline's timer and the caller's listener, which would keep the process alive. */
  readonly release: () => void;
}

/** The most that a timer of Node can count, in milliseconds; a longer one would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

export const ABORTED = requestFailure('aborted', 'the caller gave up on it');

/** Null when there is none. `remaining` is as for `createCutOff`. */
export function reasonNotToSend(signal: AbortSignal | undefined, remaining: number | null): RequestFailure | null {
  if (signal?.aborted === true) return ABORTED;
  const isLate = remaining !== null && remaining <= 0;
  return isLate ? requestFailure('deadline', 'the deadline passed before it could be sent') : null;
}

/** For an exchange that begins now. `remaining` is in milliseconds until the deadline; null without one. */
export function createCutOff(caller: AbortSignal | undefined, remaining: number | null): CutOff {
  const controller = new AbortController();
  const cut = Promise.withResolvers<RequestFailure>();
  let why: RequestFailure | null = null;
  const stop = (reason: RequestFailure): void => {
    why ??= reason;
    // Resolved before the abort, so that the race below gives the reason and not the abort.
    cut.resolve(why);
    controller.abort();
  };
  const after = (limit: number, late: RequestFailure): (() => void) => {
    const timer = setTimeout(stop, Math.min(limit, LONGEST_TIMER), late);
    return () => {
      clearTimeout(timer);
    };
  };
  const onAbort = (): void => {
    stop(ABORTED);
  };
  caller?.addEventListener('abort', onAbort, { once: true });
  const late = requestFailure('deadline', 'the deadline passed before a whole reply came');
  const clearDeadline = remaining === null ? null : after(remaining, late);
  return {
    signal: controller.signal,
    why: () => why,
    after,
    within: async (limit, tooLate, work) => {
      const clearLimit = after(limit, tooLate);
      // A race, since a stream may be slow to notice its abort.
      return await Promise.race([work, cut.promise]).finally(clearLimit);
    },
    release: () => {
      clearDeadline?.();
      caller?.removeEventListener('abort', onAbort);
    },
  };
}
