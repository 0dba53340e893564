import type { Clock } from '../contree/clock.ts';
import type { ContreeClient } from '../contree/client.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call } from '../contree/types.ts';
import { listOperations } from '../legs/listing.ts';
import { decodeMarker } from '../start/marker.ts';
import { limitConcurrency } from '../contree/concurrency.ts';
import type { MarkedOperation } from './workflow-legs.ts';

/** The workflow run that the step belongs to, and how its start is learned. */
export interface WorkflowRun {
  /** Address of the run, as markers have it. */
  readonly url: string;
  readonly repository: string;
  readonly id: string;
  /** Base address of GitHub's REST API. */
  readonly apiUrl: string;
  /** A secret; empty when there is none. */
  readonly token: string;
  /** How far to look back when GitHub does not say when the run began: RFC 3339, or an interval such as `6h`. */
  readonly since: string;
}

export interface MarkerSearch {
  readonly client: ContreeClient;
  readonly clock: Clock;
  /** As `WorkflowRun.since`. */
  readonly since: string;
  readonly call: Call & { readonly signal: AbortSignal };
  /** Hears how many of the operations have been looked at. */
  readonly onLook: (looked: number, total: number) => void;
}

/** Milliseconds after which a look makes place for the next. */
const SLOW_LOOK = 5_000;

/**
 * Looks at every instance that was created since then, in whatever status, for a marker: a listing shows none, so the
 * detail of each is read. One that is gone by then (404) has none. Throws `ContreeError` when the operations cannot be
 * listed or one cannot be read.
 */
export async function findMarked(search: MarkerSearch): Promise<{ marked: MarkedOperation[]; looked: number }> {
  const { client, clock, since, call, onLook } = search;
  const { operations } = await listOperations(client, { kind: 'instance', since }, call);
  const inTurn = limitConcurrency(clock, SLOW_LOOK);
  // What is still to be read when one cannot be read is not worth its request any more.
  const over = new AbortController();
  const reading = { ...call, signal: AbortSignal.any([call.signal, over.signal]) };
  let looked = 0;
  onLook(looked, operations.size);
  const look = async (uuid: string): Promise<MarkedOperation[]> => {
    const marked = await readMarked(client, uuid, reading);
    looked += 1;
    onLook(looked, operations.size);
    return marked;
  };
  try {
    const found = await Promise.all([...operations.keys()].map((uuid) => inTurn(() => look(uuid))));
    return { marked: found.flat(), looked };
  } finally {
    over.abort('over');
  }
}

/** None when the operation is gone, carries no marker, or may not be read: then this token's workflow did not start it. */
async function readMarked(client: ContreeClient, uuid: string, call: Call): Promise<MarkedOperation[]> {
  try {
    const { operation } = await client.getOperation(uuid, call);
    const marker = decodeMarker(operation.env);
    return marker === null ? [] : [{ uuid, createdAt: operation.createdAt, marker }];
  } catch (error) {
    if (!(error instanceof ContreeError) || error.isUnauthorized || !error.isRefusal) throw error;
    return [];
  }
}
