import { limitConcurrency } from '../contree/concurrency.ts';
import type { LogPolicy, ShowInputs } from '../inputs/inputs.ts';
import type { Leg } from '../legs/leg.ts';
import { readDetail } from '../legs/read.ts';
import { logLine, type LogText } from '../report/escape.ts';
import { describeOutcome } from '../report/leg-phrase.ts';
import { phraseLog } from '../report/phrase.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';
import { type Printout, printoutOf, recordResult } from './leg-printout.ts';
import { selectLegs } from './select.ts';

/** Milliseconds after which a slow read lets the next one begin. */
const SLOW_READ = 5_000;

export async function show(inputs: ShowInputs, context: Context): Promise<void> {
  const { clock, ledger, log, signal } = context;
  const deadline = clock.now() + inputs.timeout;
  const legs = await selectLegs(inputs.selection, context, deadline);
  const inTurn = limitConcurrency(clock, SLOW_READ);
  const reads = legs.map((leg) => inTurn(() => read(leg, deadline, inputs.logs, context)));
  let shown = 0;
  const stillLooking = (): LogText => logLine`still looking · ${shown}/${legs.length} shown`;
  const showing = heartbeat(context, stillLooking, async (beat) => {
    for (const [index, leg] of legs.entries()) {
      const printout = (await reads[index]) ?? null;
      const result = ledger.result(leg);
      if (signal.aborted && result.operation === null && result.problem === null) continue;
      beat();
      shown += 1;
      log.info(logLine`${leg.name} · ${phraseLog(describeOutcome('show', result))} · ${leg.uuid}`);
      if (printout !== null) log.output(printout.title, printout.streams, printout.notes);
    }
  });
  // All at once: a crash of a later read must not wait until the legs before it are shown.
  await Promise.all([showing, ...reads]);
}

/** Records the leg's result and returns what to print of it; the rest of its output is not kept in memory. */
async function read(leg: Leg, deadline: number, logs: LogPolicy, context: Context): Promise<Printout | null> {
  const { client, ledger, signal } = context;
  const reading = ledger.isSettled(leg) ? null : await readDetail(client, leg, { signal, deadline });
  if (reading?.kind === 'read') {
    recordResult(leg, reading.detail, context);
    return printoutOf(ledger.result(leg), reading.detail, logs, context);
  }
  // A token that is rejected for one leg is rejected for all.
  if (reading?.kind === 'denied') {
    for (const other of ledger.unsettled()) ledger.recordUnreadable(other, reading.problem);
  }
  if (reading !== null && reading.kind !== 'aborted') ledger.recordUnreadable(leg, reading.problem);
  recordResult(leg, null, context);
  return null;
}
