import type { ContreeClient } from '../contree/client.ts';
import { ContreeError } from '../contree/contree-error.ts';
import { ACTIVE_STATUSES, type Call, type Operation, type OperationFilter } from '../contree/types.ts';

/** The most rows the service gives in one page (`GET /operations`). */
const PAGE = 1_000;
/** Rows of a listing that has no `max`: ten times what a step takes. A service whose pages never end would fill the memory. */
const MOST_ROWS = 100_000;

export interface Listing {
  /** By UUID, each once, even when pages shifted and showed it twice. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** By UUID: the row as the service sent it. */
  readonly payloads: ReadonlyMap<string, unknown>;
  readonly requests: number;
  /** The longest `Retry-After` of the replies, in milliseconds. */
  readonly retryAfter: number;
}

/**
 * Lists operations page by page until a short page, or until there are `max`. Offsets are no cursor: rows shift while the
 * pages are read, so one can come twice or be missed (API reference, section 6). Throws `ContreeError`.
 */
export async function listOperations(
  client: ContreeClient,
  filter: OperationFilter,
  call: Call,
  max = Number.POSITIVE_INFINITY,
): Promise<Listing> {
  const operations = new Map<string, Operation>();
  const payloads = new Map<string, unknown>();
  let requests = 0;
  let retryAfter = 0;
  for (let offset = 0; offset < max; offset += PAGE) {
    const limit = Math.min(PAGE, max - offset);
    const page = await client.listOperations(filter, { limit, offset }, call);
    requests += 1;
    retryAfter = Math.max(retryAfter, page.retryAfter ?? 0);
    const known = operations.size;
    for (const [index, operation] of page.operations.entries()) {
      operations.set(operation.uuid, operation);
      payloads.set(operation.uuid, page.payloads[index]);
    }
    // A page that adds nothing comes from a service that ignores the offset: the loop would never end.
    if (page.received < limit || operations.size === known) break;
    if (operations.size >= MOST_ROWS && max === Number.POSITIVE_INFINITY) throw endless(requests);
  }
  return { operations, payloads, requests, retryAfter };
}

function endless(pages: number): ContreeError {
  return new ContreeError({
    kind: 'oversize',
    method: 'GET',
    path: '/v1/operations',
    status: null,
    reason: `${pages} pages had ${MOST_ROWS} operations or more, and there are others`,
    advice: 'Name the operations, or narrow since.',
    retryAfter: null,
    attempts: 1,
    mayHaveActed: false,
  });
}

/**
 * Lists the active operations of the project, one listing a status, since the service takes one status at a time. The order
 * follows an operation's life: one that moves on between two listings is in the later one, so one that is in none has ended,
 * unless a page was missed: its detail decides. Throws `ContreeError`.
 * @param filter.statuses in the order of an operation's life
 * @param filter.wanted UUIDs: once all of these were listed, no further status is requested
 */
export async function listActive(
  client: ContreeClient,
  call: Call,
  filter: Omit<OperationFilter, 'status'> & { statuses?: readonly string[]; wanted?: readonly string[] } = {},
): Promise<Listing> {
  const { statuses = ACTIVE_STATUSES, wanted, ...narrowing } = filter;
  const listings: Listing[] = [];
  for (const status of statuses) {
    listings.push(await listOperations(client, { ...narrowing, status }, call));
    if (wanted?.every((uuid) => listings.some(({ operations }) => operations.has(uuid))) === true) break;
  }
  return mergeListings(listings);
}

/** Several listings as one: of an operation that is in two of them, the later row counts. */
export function mergeListings(listings: readonly Listing[]): Listing {
  return {
    operations: new Map(listings.flatMap(({ operations }) => [...operations])),
    payloads: new Map(listings.flatMap(({ payloads }) => [...payloads])),
    requests: listings.reduce((sum, { requests }) => sum + requests, 0),
    retryAfter: Math.max(0, ...listings.map(({ retryAfter }) => retryAfter)),
  };
}
