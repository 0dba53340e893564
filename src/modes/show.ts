import { forEachLimited } from '../contree/concurrency.ts';
import type { ContreeError } from '../contree/contree-error.ts';
import type { LogPolicy, ShowInputs } from '../inputs/inputs.ts';
import type { Leg } from '../legs/leg.ts';
import { readDetail } from '../legs/read.ts';
import { readSoFar } from '../legs/read-so-far.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import { describeOutcome } from '../report/text/leg-phrase.ts';
import { phraseLog } from '../report/text/phrase.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';
import { LegPrinter } from './leg-printer.ts';
import { type Printout, printoutOf } from './leg-printout.ts';
import { recordResult } from './leg-records.ts';
import { selectLegs } from './select.ts';

/** Milliseconds after which a slow read lets the next one begin. */
const SLOW_READ = 5_000;
/** Legs that wait to be printed until those before them are read. Each may keep 128 KiB of output. */
const MOST_WAITING = 64;

export async function show(inputs: ShowInputs, context: Context): Promise<void> {
  const { clock } = context;
  const deadline = clock.now() + inputs.timeout;
  const legs = await selectLegs(inputs.selection, context, deadline);
  context.outputFolder?.nameFolders(legs.map(({ name }) => name));
  const printer = new LegPrinter(context.log);
  let shown = 0;
  const stillLooking = (): LogText => logLine`still looking · ${shown}/${legs.length} shown`;
  await heartbeat(context, stillLooking, async (beat) => {
    const inOrder = inOrderOf(legs, (leg, found: Shown) => {
      if (!print(leg, found, printer, context)) return;
      beat();
      shown += 1;
    });
    const look = async (leg: Leg): Promise<void> => {
      inOrder(leg, await read(leg, deadline, inputs.logs, context));
    };
    await forEachLimited(legs, look, { clock, slow: SLOW_READ, mayBegin: () => true });
  }).finally(() => {
    context.log.endLines();
  });
}

/**
 * Takes what was found of each item, in any order, and hands it on in the order of the items: past one that is not found yet
 * only when too many wait for it.
 */
function inOrderOf<Item, Found>(
  items: readonly Item[],
  handOn: (item: Item, found: Found) => void,
): (item: Item, found: Found) => void {
  const left = new Set(items);
  const waiting = new Map<Item, Found>();
  return (item, found) => {
    waiting.set(item, found);
    for (const next of left) {
      const ready = waiting.get(next);
      if (ready === undefined) {
        if (waiting.size <= MOST_WAITING) return;
        continue;
      }
      waiting.delete(next);
      left.delete(next);
      handOn(next, ready);
    }
  };
}

/** Returns whether there was anything to say of the leg: a signal may have come before it was read. */
function print(
  leg: Leg,
  { printout, outputProblem }: Shown,
  printer: LegPrinter,
  { ledger, log, signal }: Context,
): boolean {
  const result = ledger.result(leg);
  if (signal.aborted && result.operation === null && result.problem === null) return false;
  log.info(logLine`${leg.name} · ${phraseLog(describeOutcome('show', result))} · ${leg.uuid}`);
  if (outputProblem !== null) {
    log.info(logLine`${leg.name} · what it has written so far could not be read: ${outputProblem.message}`);
  }
  if (printout !== null) printer.print(printout);
  return true;
}

interface Shown {
  readonly printout: Printout | null;
  readonly outputProblem: ContreeError | null;
}

const NOTHING: Shown = { printout: null, outputProblem: null };

/** Records the leg's result, and returns what to print of its output; the rest of its output is not kept in memory. */
async function read(leg: Leg, deadline: number, logs: LogPolicy, context: Context): Promise<Shown> {
  const { client, clock, ledger, signal } = context;
  const call = { signal, deadline };
  const records = { ...context, streamFiles: context.outputFolder?.legs ?? null };
  if (ledger.isSettled(leg)) {
    recordResult(leg, null, records);
    return NOTHING;
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
  return NOTHING;
}
