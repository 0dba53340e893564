import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/errors.ts';
import type { Call } from '../contree/types.ts';
import type { CancelResult, Leg } from './leg.ts';
import { takeTurns } from './turns.ts';

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
  const inTurn = takeTurns(clock, SLOW_CANCEL);
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
    const rejected = error.failure.status === 404 || error.failure.status === 403;
    return { result: rejected ? 'rejected' : 'failed', problem: error };
  }
}
