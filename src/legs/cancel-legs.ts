import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { limitConcurrency } from '../contree/concurrency.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call } from '../contree/types.ts';
import type { Ledger } from './ledger.ts';
import type { CancelResult, Leg } from './leg.ts';

/** What became of one request to cancel. */
export interface CancelAnswer {
  readonly result: CancelResult;
  /** Why it was rejected or failed; null otherwise. */
  readonly problem: ContreeError | null;
}

/** Milliseconds after which a request makes place for the next: a step that is told to end has five seconds for all. */
const SLOW_CANCEL = 1_000;

/**
 * Asks the service to cancel each leg, all of them, whatever becomes of any. `onAnswer` hears of each as it comes.
 * A 409 is `finished`, except after a try whose reply was lost: then that try did the cancelling.
 */
export async function cancelLegs(
  { client, clock }: { readonly client: ContreeClient; readonly clock: Clock },
  legs: readonly Leg[],
  call: Call,
  onAnswer: (leg: Leg, answer: CancelAnswer) => void,
): Promise<void> {
  const inTurn = limitConcurrency(clock, SLOW_CANCEL);
  await Promise.all(
    legs.map((leg) =>
      inTurn(async () => {
        onAnswer(leg, await cancelLeg(client, leg, call));
      }),
    ),
  );
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

export interface CleanUpOptions {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly ledger: Ledger;
  /** The step started its legs itself: it cancels those as well that it was not allowed to read. */
  readonly owned?: boolean;
  /** Milliseconds that asking may take in all. */
  readonly patience: number;
  readonly onAnswer: (leg: Leg, answer: CancelAnswer) => void;
}

/** Asks to cancel every leg that may still be active; one that was already asked, and accepted, is not asked again. */
export async function cleanUp({
  client,
  clock,
  ledger,
  owned = false,
  patience,
  onAnswer,
}: CleanUpOptions): Promise<void> {
  const left = owned ? ledger.mayBeActive() : ledger.unsettled();
  const legs = left.filter((leg) => ledger.facts(leg).cancel !== 'accepted');
  await cancelLegs({ client, clock }, legs, { deadline: clock.now() + patience }, (leg, answer) => {
    ledger.recordCancel(leg, answer.result, answer.problem);
    onAnswer(leg, answer);
  });
}
