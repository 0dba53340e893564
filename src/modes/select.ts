import { listActive } from '../legs/listing.ts';
import type { Leg } from '../legs/leg.ts';
import { isTerminal } from '../legs/outcome.ts';
import type { Selection } from '../legs/selection/resolve.ts';
import { logLine } from '../report/escape.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';
import { findStarted } from './workflow.ts';

/**
 * The legs of the selection, taken up in the ledger. `all` is every operation of the project that is active now; none
 * active is no error. `workflow` is what the workflow run started; nothing found is one. Throws `ContreeError` when they
 * cannot be listed.
 * @param deadline milliseconds since the epoch
 */
export async function takeUp(selection: Selection, context: Context, deadline: number): Promise<readonly Leg[]> {
  const { client, ledger, log, signal } = context;
  if (selection.kind === 'legs') {
    ledger.add(selection.legs);
    return selection.legs;
  }
  if (selection.kind === 'workflow') {
    const legs = await findStarted(selection, context, deadline);
    ledger.add(legs);
    context.handOver();
    return legs;
  }
  const { operations } = await heartbeat(
    context,
    () => logLine`still asking which operations are active`,
    () => listActive(client, { signal, deadline }),
  );
  // One that ended while the listings were read is active no more.
  const active = [...operations.values()].filter(({ status }) => !isTerminal(status));
  const legs = active.map(({ uuid }, index) => ({ name: String(index + 1), uuid }));
  ledger.add(legs);
  for (const leg of legs) {
    const operation = operations.get(leg.uuid);
    if (operation !== undefined) ledger.see(leg, operation);
  }
  if (legs.length === 0) log.info(logLine`No operation of the project is active.`);
  return legs;
}
