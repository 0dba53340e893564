import { requestFailure, type RequestFailure } from './reply.ts';

/** What ends an exchange before its time, whichever comes first: a limit, the call's deadline, or the caller. */
export interface CutOff {
  /** Aborted when the exchange is cut. */
  readonly signal: AbortSignal;
  /** Why it was cut; null as long as it is not. */
  readonly why: () => RequestFailure | null;
  /** Resolves with `work`, or with the trouble as soon as the exchange is cut: after `limit` milliseconds at the latest. */
  readonly within: <Result>(
    limit: number,
    late: RequestFailure,
    work: Promise<Result>,
  ) => Promise<Result | RequestFailure>;
  /** Cuts the exchange after `limit` milliseconds unless the returned function is called before. */
  readonly after: (limit: number, late: RequestFailure) => () => void;
  /** Ends the watch over deadline and caller, which would keep the process alive. */
  readonly release: () => void;
}

/** What a timer of Node can count, in milliseconds; a longer delay would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

export const GIVEN_UP = 'the caller gave up on it';

/** Watches over an exchange that begins now. `remaining` is in milliseconds until the deadline; null without one. */
export function watchOver(caller: AbortSignal | undefined, remaining: number | null): CutOff {
  const controller = new AbortController();
  const cut = Promise.withResolvers<RequestFailure>();
  let why: RequestFailure | null = null;
  const stop = (reason: RequestFailure): void => {
    why ??= reason;
    // Resolved before the abort, so that the race below tells why and not merely that there was an abort.
    cut.resolve(why);
    controller.abort();
  };
  const onAbort = (): void => {
    stop(requestFailure('aborted', GIVEN_UP));
  };
  const after = (limit: number, late: RequestFailure): (() => void) => {
    const timer = setTimeout(stop, Math.min(limit, LONGEST_TIMER), late);
    return () => {
      clearTimeout(timer);
    };
  };
  caller?.addEventListener('abort', onAbort, { once: true });
  const late = requestFailure('deadline', 'the deadline passed before a whole reply came');
  const forgetDeadline = remaining === null ? null : after(remaining, late);
  return {
    signal: controller.signal,
    why: () => why,
    after,
    within: async (limit, tooLate, work) => {
      const forgetLimit = after(limit, tooLate);
      try {
        // The race is for the caller, who must not wait for a stream that is slow to notice its abort.
        return await Promise.race([work, cut.promise]);
      } finally {
        forgetLimit();
      }
    },
    release: () => {
      forgetDeadline?.();
      caller?.removeEventListener('abort', onAbort);
    },
  };
}
