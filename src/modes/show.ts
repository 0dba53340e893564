import type { LogPolicy, ShowInputs } from '../inputs/inputs.ts';
import { readDetail } from '../legs/read.ts';
import { limitConcurrency } from '../contree/concurrency.ts';
import { logLine, type LogText } from '../report/escape.ts';
import { describeOutcome } from '../report/leg-phrase.ts';
import { phraseLog } from '../report/phrase.ts';
import type { Leg } from '../legs/leg.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';
import { selectLegs } from './select.ts';
import { recordResult, printoutOf, type Printout } from './leg-printout.ts';

/** Milliseconds after which a look makes place for the next. */
const SLOW_LOOK = 5_000;

/** Looks at each leg once and shows it, in the order given. */
export async function show(inputs: ShowInputs, context: Context): Promise<void> {
  const { clock, ledger, log, signal } = context;
  const deadline = clock.now() + inputs.timeout;
  const legs = await selectLegs(inputs.selection, context, deadline);
  const inTurn = limitConcurrency(clock, SLOW_LOOK);
  const looks = legs.map((leg) => inTurn(() => look(leg, deadline, inputs.logs, context)));
  let shown = 0;
  const stillLooking = (): LogText => logLine`still looking · ${shown}/${legs.length} shown`;
  const showing = heartbeat(context, stillLooking, async (beat) => {
    for (const [index, leg] of legs.entries()) {
      const printout = (await looks[index]) ?? null;
      const result = ledger.result(leg);
      if (signal.aborted && result.operation === null && result.problem === null) continue;
      beat();
      shown += 1;
      log.info(logLine`${leg.name} · ${phraseLog(describeOutcome('show', result))} · ${leg.uuid}`);
      if (printout !== null) log.output(printout.title, printout.streams, printout.notes);
    }
  });
  // Together, so that a look which fails unexpectedly is heard of although those before it are not shown yet.
  await Promise.all([showing, ...looks]);
}

/** Files what there is of the leg, and returns what to print of it: no more than that is kept until its turn comes. */
async function look(leg: Leg, deadline: number, logs: LogPolicy, context: Context): Promise<Printout | null> {
  const { client, ledger, signal } = context;
  const read = ledger.isSettled(leg) ? null : await readDetail(client, leg, { signal, deadline });
  if (read?.kind === 'read') {
    recordResult(leg, read.detail, context);
    return printoutOf(ledger.result(leg), read.detail, logs, context);
  }
  // A token that is not accepted for one leg is accepted for none.
  if (read?.kind === 'denied') for (const other of ledger.unsettled()) ledger.recordUnreadable(other, read.problem);
  if (read !== null && read.kind !== 'aborted') ledger.recordUnreadable(leg, read.problem);
  recordResult(leg, null, context);
  return null;
}
