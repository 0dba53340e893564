import type { ListInputs } from '../inputs/inputs.ts';
import { listOperations } from '../legs/listing.ts';
import type { Operation, OperationFilter } from '../contree/types.ts';
import { formatDuration } from '../report/format.ts';
import { logLine, type LogText } from '../report/escape.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';

/** Lists the operations that the filter lets through, newest first. */
export async function list(inputs: ListInputs, context: Context): Promise<void> {
  const { ledger, log, results } = context;
  const stillListing = (): LogText => logLine`still listing`;
  const { operations, payloads } = await heartbeat(context, stillListing, () => findAll(inputs, context));
  const shown = newestFirst([...operations.values()]).slice(0, inputs.max);
  for (const [index, operation] of shown.entries()) {
    const leg = { name: String(index + 1), uuid: operation.uuid };
    ledger.add([leg]);
    ledger.recordRead(leg, operation);
    results.add(payloads.get(operation.uuid));
    const { uuid, status, kind, duration, createdAt, error } = operation;
    const facts = [status, kind, duration === null ? null : formatDuration(duration), createdAt, error];
    log.info(logLine`${uuid} · ${facts.filter((fact) => fact !== null).join(' · ')}`);
  }
  if (shown.length === 0) log.info(logLine`No operation matches.`);
  if (operations.size > shown.length) {
    log.warning(
      logLine`There are more than ${inputs.max} operations that match: raise max, or narrow since, until or kind.`,
    );
  }
}

/** By UUID: one that moved on between two listings is in both, and the later one knows better. */
async function findAll(
  inputs: ListInputs,
  { client, clock, signal }: Context,
): Promise<{ operations: ReadonlyMap<string, Operation>; payloads: ReadonlyMap<string, unknown> }> {
  const call = { signal, deadline: clock.now() + inputs.timeout };
  const operations = new Map<string, Operation>();
  const payloads = new Map<string, unknown>();
  for (const filter of filters(inputs)) {
    // One more than wanted tells whether there are more.
    const listing = await listOperations(client, filter, call, inputs.max + 1);
    for (const [uuid, operation] of listing.operations) operations.set(uuid, operation);
    for (const [uuid, payload] of listing.payloads) payloads.set(uuid, payload);
  }
  return { operations, payloads };
}

/** The service orders each listing so, but several of them have to be merged. An unknown date goes last. */
function newestFirst(operations: readonly Operation[]): Operation[] {
  const created = ({ createdAt }: Operation): number => Date.parse(createdAt ?? '') || 0;
  return operations.toSorted((one, other) => created(other) - created(one));
}

function filters({ statuses, kind, since, until }: ListInputs): OperationFilter[] {
  const rest = { ...(kind && { kind }), ...(since && { since }), ...(until && { until }) };
  return statuses === null ? [rest] : statuses.map((status) => ({ ...rest, status }));
}
