import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { forEachLimited } from '../contree/concurrency.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call } from '../contree/types.ts';
import type { Ledger } from './ledger.ts';
import type { CancelResult, Leg } from './leg.ts';

export interface CancelAnswer {
  readonly result: CancelResult;
  /** Why it was rejected or failed; null otherwise. */
  readonly problem: ContreeError | null;
}

export interface CancelDeps {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly ledger: Ledger;
  /** Called with each answer once it is recorded. */
  readonly onAnswer: (leg: Leg, answer: CancelAnswer) => void;
}

/** The call's deadline and signal are for all legs together: after them, no other request begins. */
export interface CancelCall extends Call {
  /** Requests at a time; 32 when left out. */
  readonly parallel?: number;
  /** Milliseconds for one leg, all tries included; no limit of its own when left out. */
  readonly legLimit?: number;
}

/** Requests at a time when a step ends: as many connections as its event streams had, and thousands of legs in few seconds. */
export const AT_THE_END = 128;

/** Answers that another request would not change. */
const ANSWERED: readonly (CancelResult | null)[] = ['accepted', 'rejected'];
/** Milliseconds after which a slow request lets the next one begin: `SHUTDOWN_LIMIT` has to do for all legs. */
const SLOW_CANCEL = 1_000;

/**
 * Asks the service to cancel each leg and records the answers; a request that fails does not stop the others.
 * A 409 is `finished`, except after a try whose reply was lost: then that try cancelled the leg.
 * Returns the legs that were not asked, because the call was over before their turn; nothing is recorded of these.
 */
export async function cancelLegs(
  deps: CancelDeps,
  legs: readonly Leg[],
  { parallel, legLimit = Infinity, ...call }: CancelCall,
): Promise<readonly Leg[]> {
  const { client, clock, ledger, onAnswer } = deps;
  const { deadline = Infinity, signal } = call;
  const cancel = async (leg: Leg): Promise<void> => {
    const limit = Math.min(deadline, clock.now() + legLimit);
    const answer = await cancelLeg(client, leg, limit === Infinity ? call : { ...call, deadline: limit });
    ledger.recordCancel(leg, answer.result, answer.problem);
    onAnswer(leg, answer);
  };
  const mayBegin = (): boolean => signal?.aborted !== true && clock.now() < deadline;
  return forEachLimited(legs, cancel, { clock, slow: SLOW_CANCEL, parallel, mayBegin });
}

/**
 * Cancels the legs that may be active, except where that was accepted or rejected before. Returns as `cancelLegs` does.
 * @param startsLegs the step started them, so that it cancels also those that it may not read
 */
export async function cancelActive(deps: CancelDeps, startsLegs: boolean, call: CancelCall): Promise<readonly Leg[]> {
  return cancelLegs(deps, legsToCancel(deps.ledger, startsLegs), call);
}

/** What `cancelActive` cancels. */
export function legsToCancel(ledger: Ledger, startsLegs: boolean): Leg[] {
  return unanswered(ledger, startsLegs ? ledger.mayBeActive() : ledger.unsettled());
}

/** What the end of a step cancels where `cleanup` says so: all that it leaves behind. */
export function leftToCancel(ledger: Ledger, startsLegs: boolean): Leg[] {
  return unanswered(ledger, ledger.mayBeLeft(startsLegs));
}

function unanswered(ledger: Ledger, legs: readonly Leg[]): Leg[] {
  return legs.filter((leg) => !ANSWERED.includes(ledger.facts(leg).cancel));
}

async function cancelLeg(client: ContreeClient, leg: Leg, call: Call): Promise<CancelAnswer> {
  try {
    const { answer, replyLost } = await client.cancelOperation(leg.uuid, call);
    return { result: answer === 'finished' && !replyLost ? 'finished' : 'accepted', problem: null };
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    return { result: error.isInaccessible ? 'rejected' : 'failed', problem: error };
  }
}
