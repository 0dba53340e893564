import type { CancelInputs } from '../inputs/inputs.ts';
import { cancelLegs } from '../legs/cancel-legs.ts';
import { graceAfter } from '../legs/shutdown.ts';
import type { Leg } from '../legs/leg.ts';
import { readDetail } from '../legs/read.ts';
import { limitConcurrency } from '../contree/concurrency.ts';
import { logLine, type LogText } from '../report/escape.ts';
import { describeOutcome } from '../report/leg-phrase.ts';
import { phraseLog } from '../report/phrase.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';
import { takeUp } from './select.ts';
import { recordResult } from './leg-printout.ts';

/** Milliseconds after which a look makes place for the next. */
const SLOW_LOOK = 1_000;

/**
 * Asks the service to cancel each leg, and goes on whatever becomes of any. A leg that was not cancelled is looked at once,
 * for its own outcome.
 */
export async function cancel(inputs: CancelInputs, context: Context): Promise<void> {
  const { client, clock, ledger, log } = context;
  const deadline = clock.now() + inputs.timeout;
  const legs = await takeUp(inputs.selection, context, deadline);
  // A step that is told to end goes on cancelling for a while: it is what the user wants even more then.
  const grace = graceAfter(context.signal);
  const call = { signal: grace.signal, deadline };
  let answered = 0;
  const stillCancelling = (): LogText => logLine`still cancelling · ${answered}/${legs.length} answered`;
  try {
    await heartbeat(context, stillCancelling, async (beat) => {
      await cancelLegs({ client, clock }, legs, call, (leg, { result, problem }) => {
        ledger.recordCancel(leg, result, problem);
        answered += 1;
        if (result !== 'accepted') return;
        beat();
        log.info(logLine`${leg.name} · cancel accepted · ${leg.uuid}`);
      });
      const inTurn = limitConcurrency(clock, SLOW_LOOK);
      await Promise.all(legs.map((leg) => inTurn(() => lookAfter(leg, call, context))));
    });
  } finally {
    grace.release();
  }
  for (const leg of legs) {
    const result = ledger.result(leg);
    if (result.cancel === 'accepted') continue;
    log.info(logLine`${leg.name} · ${phraseLog(describeOutcome('cancel', result))} · ${leg.uuid}`);
  }
}

/** Learns what a leg is that was not cancelled. Why the cancel failed stays its problem, whatever comes of the look. */
async function lookAfter(leg: Leg, call: { signal: AbortSignal; deadline: number }, context: Context): Promise<void> {
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
