import { limitConcurrency } from '../contree/concurrency.ts';
import type { Call } from '../contree/types.ts';
import type { CancelInputs } from '../inputs/inputs.ts';
import { type CancelAnswer, cancelLegs } from '../legs/cancel-legs.ts';
import type { Leg } from '../legs/leg.ts';
import { readDetail } from '../legs/read.ts';
import { abortLater } from '../legs/shutdown.ts';
import { logLine, type LogText } from '../report/escape.ts';
import { describeOutcome } from '../report/leg-phrase.ts';
import { phraseLog } from '../report/phrase.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';
import { recordResult } from './leg-printout.ts';
import { selectLegs } from './select.ts';

/** Milliseconds after which a slow read lets the next one begin. */
const SLOW_READ = 1_000;

/**
 * Cancels each leg; a failed cancel does not stop the others. A leg that was not cancelled is read once, for its own outcome.
 * After a signal it goes on for `SHUTDOWN_LIMIT`, since the user then wants the legs to end even more.
 */
export async function cancel(inputs: CancelInputs, context: Context): Promise<void> {
  const { clock, ledger, log } = context;
  const deadline = clock.now() + inputs.timeout;
  const legs = await selectLegs(inputs.selection, context, deadline);
  const call = { signal: abortLater(context.signal), deadline };
  let answered = 0;
  const stillCancelling = (): LogText => logLine`still cancelling · ${answered}/${legs.length} answered`;
  await heartbeat(context, stillCancelling, async (beat) => {
    const onAnswer = (leg: Leg, { result }: CancelAnswer): void => {
      answered += 1;
      if (result !== 'accepted') return;
      beat();
      log.info(logLine`${leg.name} · cancel accepted · ${leg.uuid}`);
    };
    await cancelLegs({ ...context, onAnswer }, legs, call);
    const inTurn = limitConcurrency(clock, SLOW_READ);
    await Promise.all(legs.map((leg) => inTurn(() => recordCancelled(leg, call, context))));
  });
  for (const leg of legs) {
    const result = ledger.result(leg);
    if (result.cancel === 'accepted') continue;
    log.info(logLine`${leg.name} · ${phraseLog(describeOutcome('cancel', result))} · ${leg.uuid}`);
  }
}

/** Records the result of a leg, which is read unless its cancel was accepted. The problem of a failed cancel stays its problem. */
async function recordCancelled(leg: Leg, call: Call, context: Context): Promise<void> {
  const { client, ledger, results } = context;
  const { cancel: answer, problem } = ledger.facts(leg);
  if (answer === 'accepted') {
    results.add({ uuid: leg.uuid, cancel: answer });
    return;
  }
  const read = problem?.isNotFound === true ? null : await readDetail(client, leg, call);
  if (problem === null && read !== null && 'problem' in read) ledger.recordMissedRead(leg, read.problem);
  recordResult(leg, read?.kind === 'read' ? read.detail : null, context);
  if (problem !== null) ledger.recordMissedRead(leg, problem);
}
