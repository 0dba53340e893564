import type { Operation, OperationFilter } from '../contree/types.ts';
import type { ListInputs } from '../inputs/inputs.ts';
import { type Listing, listOperations, mergeListings } from '../legs/listing.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import { formatDuration } from '../report/text/format.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';

export async function list(inputs: ListInputs, context: Context): Promise<void> {
  const { ledger, log, results } = context;
  const stillListing = (): LogText => logLine`still listing`;
  const listing = await heartbeat(context, stillListing, () => listAll(inputs, context));
  const operations = newestFirst([...listing.operations.values()]);
  const shown = operations.slice(0, inputs.max);
  for (const [index, operation] of shown.entries()) {
    const { uuid, status, kind, duration, createdAt, error } = operation;
    const leg = { name: String(index + 1), uuid };
    ledger.add([leg]);
    ledger.recordRead(leg, operation);
    results.add(listing.payloads.get(uuid));
    const facts = [status, kind, duration === null ? null : formatDuration(duration), createdAt, error];
    log.info(logLine`${uuid} · ${facts.filter((fact) => fact !== null).join(' · ')}`);
  }
  if (shown.length === 0) log.info(logLine`No operation matches.`);
  if (operations.length > shown.length) {
    const match = inputs.max === 1 ? logLine`operation matches` : logLine`operations match`;
    log.warning(logLine`More than ${inputs.max} ${match}: raise max, or narrow since, until or kind.`);
  }
}

/** One more than `max` of each status: that shows whether there are more. */
async function listAll(inputs: ListInputs, { client, clock, signal }: Context): Promise<Listing> {
  const { statuses, kind, since, until, max, timeout } = inputs;
  const call = { signal, deadline: clock.now() + timeout };
  const rest = { ...(kind && { kind }), ...(since && { since }), ...(until && { until }) };
  const filters: OperationFilter[] = statuses === null ? [rest] : statuses.map((status) => ({ ...rest, status }));
  const listings: Listing[] = [];
  for (const filter of filters) listings.push(await listOperations(client, filter, call, max + 1));
  return mergeListings(listings);
}

/** The service documents no order of a listing. An unknown date goes last. */
function newestFirst(operations: readonly Operation[]): Operation[] {
  const created = ({ createdAt }: Operation): number => Date.parse(createdAt ?? '') || 0;
  return operations.toSorted((one, other) => created(other) - created(one));
}
