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
  context.outputFolder?.nameFolders(legs.map(({ name }) => name));
  const inTurn = limitConcurrency(clock, SLOW_READ);
  const reads = legs.map((leg) => inTurn(() => read(leg, deadline, inputs.logs, context)));
  let shown = 0;
  const stillLooking = (): LogText => logLine`still looking · ${shown}/${legs.length} shown`;
  const showing = heartbeat(context, stillLooking, async (beat) => {
    for (const [index, leg] of legs.entries()) {
      const { printout = null, outputProblem = null } = (await reads[index]) ?? {};
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
  await Promise.all([showing, ...reads]);
}

interface Shown {
  readonly printout: Printout | null;
  readonly outputProblem: ContreeError | null;
}

/** Records the leg's result and returns what to print of it; the rest of its output is not kept in memory. */
async function read(leg: Leg, deadline: number, logs: LogPolicy, context: Context): Promise<Shown | null> {
  const { client, clock, ledger, signal } = context;
  const call = { signal, deadline };
  const records = { ...context, streamFiles: context.outputFolder?.legs ?? null };
  if (ledger.isSettled(leg)) {
    recordResult(leg, null, records);
    return null;
  }
  // The output of a running leg costs the service a call into its sandbox.
  const isOutputWanted = logs !== 'none' || context.outputFolder !== null;
  const { reading, outputProblem } = isOutputWanted
    ? await readSoFar(client, clock, leg, call)
    : { reading: await readDetail(client, leg, call), outputProblem: null };
  if (reading.kind === 'read') {
    recordResult(leg, reading.detail, records);
    return { printout: printoutOf(ledger.result(leg), reading.detail, logs, records), outputProblem };
  }
  // A token that is rejected for one leg is rejected for all.
  if (reading.kind === 'denied') {
    for (const other of ledger.unsettled()) ledger.recordUnreadable(other, reading.problem);
  }
  if (reading.kind !== 'aborted') ledger.recordUnreadable(leg, reading.problem);
  recordResult(leg, null, records);
  return null;
}
