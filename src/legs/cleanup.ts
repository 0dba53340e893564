import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { cancelLegs, type CancelAnswer } from './cancel.ts';
import type { Leg } from './leg.ts';
import type { Ledger } from './ledger.ts';

export interface Cleanup {
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
export async function cleanUp({ client, clock, ledger, owned = false, patience, onAnswer }: Cleanup): Promise<void> {
  const left = owned ? ledger.unended() : ledger.unsettled();
  const legs = left.filter((leg) => ledger.facts(leg).cancel !== 'accepted');
  await cancelLegs({ client, clock }, legs, { deadline: clock.now() + patience }, (leg, answer) => {
    ledger.markCancel(leg, answer.result, answer.problem);
    onAnswer(leg, answer);
  });
}
