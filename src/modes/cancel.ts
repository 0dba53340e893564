import { forEachLimited } from '../contree/concurrency.ts';
import type { Call } from '../contree/types.ts';
import type { CancelInputs } from '../inputs/inputs.ts';
import { type CancelAnswer, type CancelCall, cancelLegs } from '../legs/cancel-legs.ts';
import type { Leg } from '../legs/leg.ts';
import { readDetail } from '../legs/read.ts';
import { abortLater, cancelLimit } from '../legs/shutdown.ts';
import { MOST_LINES } from '../report/log/cancel-log.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import { counted } from '../report/text/format.ts';
import { describeOutcome } from '../report/text/leg-phrase.ts';
import { phraseLog } from '../report/text/phrase.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';
import { recordResult } from './leg-records.ts';
import { selectLegs } from './select.ts';

/** Milliseconds after which a slow read lets the next one begin. */
const SLOW_READ = 1_000;

/**
 * Cancels each leg; a failed cancel does not stop the others. A leg that was not cancelled is read once, for its own outcome.
 * After a signal it goes on for `cancelLimit`, since the user then wants the legs to end even more.
 */
export async function cancel(inputs: CancelInputs, context: Context): Promise<void> {
  const { clock, ledger, log } = context;
  const deadline = clock.now() + inputs.timeout;
  const legs = await selectLegs(inputs.selection, context, deadline);
  const call = { signal: abortLater(context.signal, cancelLimit(legs.length)), deadline };
  // A line for each of thousands takes time, which a step that was stopped lacks.
  const isBrief = (): boolean => context.signal.aborted && legs.length > MOST_LINES;
  let answered = 0;
  const stillCancelling = (): LogText => logLine`still cancelling · ${answered}/${legs.length} answered`;
  await heartbeat(context, stillCancelling, async (beat) => {
    const onAnswer = (leg: Leg, { result }: CancelAnswer): void => {
      answered += 1;
      if (result !== 'accepted' || isBrief()) return;
      beat();
      log.info(logLine`${leg.name} · cancel accepted · ${leg.uuid}`);
    };
    const unasked = await cancelLegs({ ...context, onAnswer }, legs, call);
    for (const leg of unasked) ledger.recordCancel(leg, 'failed', null);
    await recordEnds(legs, call, context);
  });
  if (isBrief()) {
    log.info(logLine`Stopped with ${answered}/${legs.length} answered.`);
    return;
  }
  for (const leg of legs) {
    const result = ledger.result(leg);
    if (result.cancel === 'accepted') continue;
    log.info(logLine`${leg.name} · ${phraseLog(describeOutcome('cancel', result))} · ${leg.uuid}`);
  }
  if (inputs.ifFinished === 'error') tellOfIgnore(context);
}

/** Once, however many legs had finished: that they fail the step is a choice. */
function tellOfIgnore({ ledger, log }: Context): void {
  const finished = ledger.results().filter((result) => result.cancel === 'finished').length;
  if (finished === 0) return;
  const counts = logLine`${counted(finished, 'operation')} had finished already, which counts as a failed cancel`;
  log.notice(logLine`${counts}: set if-finished: ignore to let that pass`);
}

/** Records the result of each leg. Of those whose cancel was not accepted, as many are read as the call leaves time for. */
async function recordEnds(legs: readonly Leg[], call: CancelCall, context: Context): Promise<void> {
  const { clock, ledger, results } = context;
  const { deadline = Infinity, signal } = call;
  const isAccepted = (leg: Leg): boolean => ledger.facts(leg).cancel === 'accepted';
  for (const { name, uuid } of legs.filter(isAccepted)) {
    results.add({ uuid, cancel: 'accepted' }, { leg: name, attempt: null });
  }
  const others = legs.filter((leg) => !isAccepted(leg));
  const mayBegin = (): boolean => signal?.aborted !== true && clock.now() < deadline;
  const options = { clock, slow: SLOW_READ, mayBegin };
  for (const leg of await forEachLimited(others, (leg) => recordCancelled(leg, call, context), options)) {
    const message = ledger.facts(leg).problem?.message ?? 'the step ended before it was asked to end';
    results.addProblem(leg, message, { leg: leg.name, attempt: null });
  }
}

/** Records the result of a leg whose cancel was not accepted. The problem of a failed cancel stays its problem. */
async function recordCancelled(leg: Leg, call: Call, context: Context): Promise<void> {
  const { client, ledger } = context;
  const { problem } = ledger.facts(leg);
  const read = problem?.isNotFound === true ? null : await readDetail(client, leg, call);
  if (problem === null && read !== null && 'problem' in read) ledger.recordMissedRead(leg, read.problem);
  recordResult(leg, read?.kind === 'read' ? read.detail : null, context);
  if (problem !== null) ledger.recordMissedRead(leg, problem);
}
