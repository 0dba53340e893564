import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { limitConcurrency } from '../contree/concurrency.ts';
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

/** Answers that another request would not change. */
const ANSWERED: readonly (CancelResult | null)[] = ['accepted', 'rejected'];
/** Milliseconds after which a slow request lets the next one begin: `SHUTDOWN_LIMIT` has to do for all legs. */
const SLOW_CANCEL = 1_000;

/**
 * Asks the service to cancel each leg and records the answers; a request that fails does not stop the others.
 * A 409 is `finished`, except after a try whose reply was lost: then that try cancelled the leg.
 */
export async function cancelLegs(deps: CancelDeps, legs: readonly Leg[], call: Call): Promise<void> {
  const { client, clock, ledger, onAnswer } = deps;
  const inTurn = limitConcurrency(clock, SLOW_CANCEL);
  const cancel = async (leg: Leg): Promise<void> => {
    const answer = await cancelLeg(client, leg, call);
    ledger.recordCancel(leg, answer.result, answer.problem);
    onAnswer(leg, answer);
  };
  await Promise.all(legs.map((leg) => inTurn(() => cancel(leg))));
}

/** Cancels the legs that may be active, except where that was accepted or rejected before; of owned ones also those it may not read. */
export async function cancelActive(deps: CancelDeps, owned: boolean, call: Call): Promise<void> {
  const { ledger } = deps;
  const active = owned ? ledger.mayBeActive() : ledger.unsettled();
  const legs = active.filter((leg) => !ANSWERED.includes(ledger.facts(leg).cancel));
  await cancelLegs(deps, legs, call);
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
