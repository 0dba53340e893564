import { type Backoff, backoffDelay } from '../contree/backoff.ts';
import { limitConcurrency } from '../contree/concurrency.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call } from '../contree/types.ts';
import { type CancelDeps, cancelLegs } from './cancel-legs.ts';
import type { Leg } from './leg.ts';

/** What became of the SIGTERM for a leg. */
export type StopAnswer =
  | { readonly kind: 'sent' }
  /** It has no process that runs: it is queued, is an import, or has ended (409, 425). It is cancelled. */
  | { readonly kind: 'no-process' }
  /** The service takes no signal, now or later. The leg is cancelled. */
  | { readonly kind: 'refused'; readonly problem: ContreeError }
  /** It was not taken within the grace, or no reply says that it was. */
  | { readonly kind: 'unanswered'; readonly problem: ContreeError };

export interface StopDeps extends CancelDeps {
  /** Called with each answer, before a leg that needs it is cancelled. */
  readonly onStop: (leg: Leg, answer: StopAnswer) => void;
  /** Called once each leg was sent its signal and had a reply, or failed to. Some may be sent it again. */
  readonly onReplies: () => void;
}

export interface StopCalls {
  /** Milliseconds that legs have to end. */
  readonly grace: number;
  /** Aborts the signals, and not the cancelling. */
  readonly signal: AbortSignal;
  readonly cancel: Call;
}

/** Milliseconds after which a slow request lets the next one begin. */
const SLOW_STOP = 1_000;
const BACKOFF: Backoff = { base: 500, cap: 4_000, jitter: 0.5 };

/**
 * Sends SIGTERM to the process group of each leg, all in parallel; a leg that cannot get it is cancelled at once. The ledger
 * has the grace of each leg that got it, or may have. Resolves when each is answered, at the end of the grace at the latest.
 */
export async function stopLegs(deps: StopDeps, legs: readonly Leg[], calls: StopCalls): Promise<void> {
  const { clock, onReplies, onStop } = deps;
  const { grace, signal, cancel } = calls;
  const inTurn = limitConcurrency(clock, SLOW_STOP);
  const begin = clock.now();
  const limits = { grace, signal, middle: begin + grace / 2, end: begin + grace };
  const silent = new Set(legs);
  const hear = (leg: Leg): void => {
    if (silent.delete(leg) && silent.size === 0) onReplies();
  };
  const stop = async (leg: Leg): Promise<void> => {
    const answer = await terminate({ ...deps, hear }, leg, limits);
    hear(leg);
    if (answer === null) return;
    onStop(leg, answer);
    if (answer.kind === 'no-process' || answer.kind === 'refused') await cancelLegs(deps, [leg], cancel);
  };
  await Promise.all(legs.map((leg) => inTurn(() => stop(leg))));
}

interface TerminateDeps extends StopDeps {
  /** Called after each try. */
  readonly hear: (leg: Leg) => void;
}

interface Limits extends Pick<StopCalls, 'grace' | 'signal'> {
  /** Milliseconds since the epoch. A SIGTERM that may have arrived is sent again no sooner. */
  readonly middle: number;
  readonly end: number;
}

/** Null when the signal aborted, or the leg ended, before there was an answer. */
async function terminate(deps: TerminateDeps, leg: Leg, limits: Limits): Promise<StopAnswer | null> {
  const { client, clock, hear, ledger } = deps;
  const { grace, signal, middle, end } = limits;
  let mayHaveIt = false;
  for (let tries = 1; ledger.isOpen(leg) && !signal.aborted; tries += 1) {
    const isEarly = clock.now() < middle;
    // Before the request: the leg may end before the reply is here.
    ledger.recordStop(leg, grace);
    try {
      await client.terminateInstance(leg.uuid, { signal, deadline: isEarly ? middle : end });
      return { kind: 'sent' };
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
      hear(leg);
      mayHaveIt ||= error.failure.mayHaveActed;
      if (!mayHaveIt) ledger.recordStop(leg, null);
      const answer = finalAnswer(error);
      if (answer !== null) return answer;
      const pause = Math.max(backoffDelay(BACKOFF, tries, clock.random()), error.failure.retryAfter ?? 0);
      // Some programs end at once on a second SIGTERM. So one that may have arrived is repeated only once, in the middle of
      // the grace: a program that got the first has most likely ended by then.
      const sendsAgainAt = isEarly ? middle : Infinity;
      const resumesAt = error.failure.mayHaveActed ? sendsAgainAt : clock.now() + pause;
      if (resumesAt >= end) return error.isAborted ? null : { kind: 'unanswered', problem: error };
      await clock.sleep(resumesAt - clock.now(), signal);
    }
  }
  return null;
}

/**
 * The answer that no other try would change; null for what may pass. That is a 404, too: the process has not begun yet, or has
 * ended, and then the leg ends soon.
 */
function finalAnswer(problem: ContreeError): StopAnswer | null {
  const { status } = problem.failure;
  if (problem.isTooEarly || status === 409) return { kind: 'no-process' };
  const isRefusal = (problem.isRefusal && !problem.isNotFound) || status === 501;
  return isRefusal ? { kind: 'refused', problem } : null;
}
