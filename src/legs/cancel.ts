import pLimit from 'p-limit';
import type { ContreeClient } from '../contree/client.ts';
import { ContreeError } from '../contree/errors.ts';
import type { Call } from '../contree/types.ts';
import type { CancelResult, Leg } from './leg.ts';

/** What became of one request to cancel. */
export interface CancelAnswer {
  readonly result: CancelResult;
  /** Why it was rejected or failed; null otherwise. */
  readonly problem: ContreeError | null;
}

/** Requests under way at a time: fast for hundreds of legs, and still polite to the service. */
const PARALLEL_CANCELS = 32;

/**
 * Asks the service to cancel each leg, all of them, whatever becomes of any. `onAnswer` hears of each as it comes.
 * A 409 is `finished`, except after a try whose reply was lost: then that try did the cancelling.
 */
export async function cancelLegs(
  client: ContreeClient,
  legs: readonly Leg[],
  call: Call,
  onAnswer: (leg: Leg, answer: CancelAnswer) => void,
): Promise<void> {
  const limit = pLimit(PARALLEL_CANCELS);
  await Promise.all(
    legs.map((leg) =>
      limit(async () => {
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
