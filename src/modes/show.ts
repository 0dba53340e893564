import { limitConcurrency } from '../contree/concurrency.ts';
import type { ContreeError } from '../contree/contree-error.ts';
import type { LogPolicy, ShowInputs } from '../inputs/inputs.ts';
import type { Leg } from '../legs/leg.ts';
import { readDetail } from '../legs/read.ts';
import { readSoFar } from '../legs/read-so-far.ts';
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
  // Taken from here when they are shown: a thousand legs may have 100 kB of output to print each.
  const reads = new Map(legs.map((leg) => [leg, inTurn(() => read(leg, deadline, inputs.logs, context))]));
  const all = [...reads.values()].map(async (reading) => {
    await reading;
  });
  let shown = 0;
  const stillLooking = (): LogText => logLine`still looking · ${shown}/${legs.length} shown`;
  const showing = heartbeat(context, stillLooking, async (beat) => {
    for (const leg of legs) {
      const { printout = null, outputProblem = null } = (await reads.get(leg)) ?? {};
      reads.delete(leg);
      const result = ledger.result(leg);
      if (signal.aborted && result.operation === null && result.problem === null) continue;
      beat();
      shown += 1;
      log.info(logLine`${leg.name} · ${phraseLog(describeOutcome('show', result))} · ${leg.uuid}`);
      if (outputProblem !== null) {
        log.info(logLine`${leg.name} · what it has written so far could not be read: ${outputProblem.message}`);
      }
      if (printout !== null) log.output(printout.title, printout.streams, printout.notes);
    }
  });
  // All at once: a crash of a later read must not wait until the legs before it are shown.
  await Promise.all([showing, ...all]);
}

interface Shown {
  readonly printout: Printout | null;
  readonly outputProblem: ContreeError | null;
}

/** Records the leg's result and returns what to print of it; the rest of its output is not kept in memory. */
async function read(leg: Leg, deadline: number, logs: LogPolicy, context: Context): Promise<Shown | null> {
  const { client, clock, ledger, signal } = context;
  const call = { signal, deadline };
  if (ledger.isSettled(leg)) {
    recordResult(leg, null, context);
    return null;
  }
  // The output of a running leg costs the service a call into its sandbox.
  const isOutputWanted = logs !== 'none';
  const { reading, outputProblem } = isOutputWanted
    ? await readSoFar(client, clock, leg, call)
    : { reading: await readDetail(client, leg, call), outputProblem: null };
  if (reading.kind === 'read') {
    recordResult(leg, reading.detail, context);
    return { printout: printoutOf(ledger.result(leg), reading.detail, logs, context), outputProblem };
  }
  // A token that is rejected for one leg is rejected for all.
  if (reading.kind === 'denied') {
    for (const other of ledger.unsettled()) ledger.recordUnreadable(other, reading.problem);
  }
  if (reading.kind !== 'aborted') ledger.recordUnreadable(leg, reading.problem);
  recordResult(leg, null, context);
  return null;
}
