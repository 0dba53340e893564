import type { WaitInputs } from '../inputs.ts';
import { cancelLegs } from '../legs/cancel.ts';
import { graceAfter } from '../legs/grace.ts';
import { watch } from '../legs/watch.ts';
import { counted } from '../report/count.ts';
import { formatDuration } from '../report/duration.ts';
import { logLine } from '../report/escape.ts';
import { settledLine, waitingLine } from '../report/progress.ts';
import { cancelLine } from './cancel-line.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';
import { takeUp } from './select.ts';
import { file, fileActive, printoutOf } from './settle.ts';

/** How long cancelling may take, and how long the end of what was cancelled is waited for, in milliseconds. */
const CANCEL_PATIENCE = 10_000;
const END_PATIENCE = 10_000;

/** Follows the legs until each has ended or the deadline has passed. */
export async function wait(inputs: WaitInputs, context: Context): Promise<void> {
  const lastSeen = new Map<string, unknown>();
  try {
    await follow(inputs, context, lastSeen);
  } finally {
    for (const leg of context.ledger.unsettled()) fileActive(leg, lastSeen.get(leg.uuid), context);
  }
}

/** @param lastSeen takes what the service sent last for each leg that it showed active, by UUID */
async function follow(inputs: WaitInputs, context: Context, lastSeen: Map<string, unknown>): Promise<void> {
  const { clock, ledger, log, signal } = context;
  const deadline = clock.now() + inputs.timeout;
  const legs = await takeUp(inputs.selection, context, deadline);
  if (legs.length === 0) return;
  log.info(
    logLine`Waiting for ${counted(legs.length, 'operation')}, ${formatDuration(inputs.timeout / 1000)} at most.`,
  );

  const failure = new AbortController();
  const progress = (): { settled: number; total: number } => ({ settled: ledger.settledCount, total: ledger.size });
  const watchUntil = (until: number, stop: AbortSignal): Promise<void> =>
    heartbeat(
      context,
      () => waitingLine(progress(), ledger.activeStatuses(), Math.max(until - clock.now(), 0) / 1000),
      (beat) =>
        watch({
          ...context,
          deadline: until,
          signal: stop,
          onActive: (leg, payload) => {
            lastSeen.set(leg.uuid, payload);
          },
          onSettled: (leg, detail) => {
            beat();
            file(leg, detail, context);
            const result = ledger.result(leg);
            log.info(settledLine(progress(), result));
            const printout = printoutOf(result, detail, inputs.logs, context);
            if (printout !== null) log.output(printout.title, printout.streams, printout.notes);
            if (inputs.failFast && result.outcome !== 'passed') failure.abort();
          },
        }),
    );

  await watchUntil(deadline, AbortSignal.any([signal, failure.signal]));
  if (signal.aborted || ledger.allSettled) return;
  if (failure.signal.aborted) {
    log.info(logLine`A leg did not pass: cancelling the other ${ledger.unsettled().length} (fail-fast).`);
    await cancelRest(context);
    await watchUntil(clock.now() + END_PATIENCE, signal);
    return;
  }
  ledger.expire();
  const late = ledger.unsettled();
  log.info(logLine`The deadline passed with ${late.length} of ${counted(legs.length, 'operation')} not settled.`);
  if (inputs.onTimeout === 'cancel') await cancelRest(context);
}

/** Asks to cancel every leg that has not settled, and says of each what became of it. A signal lets it finish. */
async function cancelRest({ client, clock, ledger, log, signal }: Context): Promise<void> {
  const grace = graceAfter(signal);
  const call = { signal: grace.signal, deadline: clock.now() + CANCEL_PATIENCE };
  try {
    await cancelLegs({ client, clock }, ledger.unsettled(), call, (leg, answer) => {
      ledger.markCancel(leg, answer.result, answer.problem);
      log.info(cancelLine(leg, answer));
    });
  } finally {
    grace.release();
  }
}
