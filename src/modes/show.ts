import pLimit from 'p-limit';
import type { ShowInputs } from '../inputs.ts';
import { readDetail } from '../legs/read.ts';
import { logLine } from '../report/escape.ts';
import { fateOf } from '../report/fate.ts';
import { phraseLog } from '../report/phrase.ts';
import type { Leg } from '../legs/leg.ts';
import type { OperationDetail } from '../contree/types.ts';
import type { Context } from './context.ts';
import { takeUp } from './select.ts';
import { file, printOutput } from './settle.ts';

const PARALLEL_READS = 32;

/** Looks at each leg once and shows it, in the order given. */
export async function show(inputs: ShowInputs, context: Context): Promise<void> {
  const deadline = context.clock.now() + inputs.timeout;
  const legs = await takeUp(inputs.selection, context, deadline);
  const limit = pLimit(PARALLEL_READS);
  const looks = legs.map((leg) => limit(() => look(leg, deadline, context)));
  for (const [index, leg] of legs.entries()) {
    const detail = (await looks[index]) ?? null;
    const result = context.ledger.result(leg);
    context.log.info(logLine`${leg.name} · ${phraseLog(fateOf('show', result))} · ${leg.uuid}`);
    printOutput(result, detail, inputs.logs, context);
  }
}

/** Null when the leg could not be read; the ledger then knows why. */
async function look(leg: Leg, deadline: number, context: Context): Promise<OperationDetail | null> {
  const { client, ledger, signal } = context;
  const read = await readDetail(client, leg, { signal, deadline });
  if (read.kind === 'aborted') return null;
  if (read.kind !== 'read') {
    ledger.giveUp(leg, read.problem);
    file(leg, null, context);
    return null;
  }
  file(leg, read.detail, context);
  return read.detail;
}
