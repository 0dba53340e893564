import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { cancelLegs, type CancelAnswer } from './cancel.ts';
import type { Leg } from './leg.ts';
import type { Ledger } from './ledger.ts';

export interface Cleanup {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly ledger: Ledger;
  /** Milliseconds that asking may take in all. */
  readonly patience: number;
  readonly onAnswer: (leg: Leg, answer: CancelAnswer) => void;
}

/** Asks to cancel every leg that may still be active; one whose cancel was answered is not asked again. */
export async function cleanUp({ client, clock, ledger, patience, onAnswer }: Cleanup): Promise<void> {
  const legs = ledger.unsettled().filter((leg) => [null, 'failed'].includes(ledger.facts(leg).cancel));
  await cancelLegs({ client, clock }, legs, { deadline: clock.now() + patience }, (leg, answer) => {
    ledger.markCancel(leg, answer.result, answer.problem);
    onAnswer(leg, answer);
  });
}
