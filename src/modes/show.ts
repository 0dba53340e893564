import pLimit from 'p-limit';
import type { ShowInputs } from '../inputs.ts';
import { readDetail } from '../legs/read.ts';
import { logLine, type LogText } from '../report/escape.ts';
import { fateOf } from '../report/fate.ts';
import { phraseLog } from '../report/phrase.ts';
import type { Leg } from '../legs/leg.ts';
import type { OperationDetail } from '../contree/types.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';
import { takeUp } from './select.ts';
import { file, printOutput } from './settle.ts';

const PARALLEL_READS = 32;

/** Looks at each leg once and shows it, in the order given. */
export async function show(inputs: ShowInputs, context: Context): Promise<void> {
  const { clock, ledger, log, signal } = context;
  const deadline = clock.now() + inputs.timeout;
  const legs = await takeUp(inputs.selection, context, deadline);
  const limit = pLimit(PARALLEL_READS);
  const looks = legs.map((leg) => limit(() => look(leg, deadline, context)));
  let shown = 0;
  const stillLooking = (): LogText => logLine`still looking · ${shown}/${legs.length} shown`;
  await heartbeat(context, stillLooking, async (beat) => {
    for (const [index, leg] of legs.entries()) {
      const detail = (await looks[index]) ?? null;
      const result = ledger.result(leg);
      if (signal.aborted && detail === null && result.problem === null) {
        file(leg, null, context);
        continue;
      }
      beat();
      shown += 1;
      log.info(logLine`${leg.name} · ${phraseLog(fateOf('show', result))} · ${leg.uuid}`);
      printOutput(result, detail, inputs.logs, context);
    }
  });
}

/** Null when the leg could not be read; the ledger then knows why. */
async function look(leg: Leg, deadline: number, context: Context): Promise<OperationDetail | null> {
  const { client, ledger, signal } = context;
  const read = ledger.isSettled(leg) ? null : await readDetail(client, leg, { signal, deadline });
  if (read?.kind === 'aborted') return null;
  if (read?.kind === 'read') {
    file(leg, read.detail, context);
    return read.detail;
  }
  // A token that is not accepted for one leg is accepted for none.
  if (read?.kind === 'denied') for (const other of ledger.unsettled()) ledger.giveUp(other, read.problem);
  if (read !== null) ledger.giveUp(leg, read.problem);
  file(leg, null, context);
  return null;
}
