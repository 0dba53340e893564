import type { Clock } from '../contree/clock.ts';
import type { ContreeClient } from '../contree/client.ts';
import type { ProxyEnvironment } from '../contree/proxy.ts';
import type { Call, OperationDetail } from '../contree/types.ts';
import { listOperations } from '../legs/listing.ts';
import { readMarker } from '../start/read-marker.ts';
import { limitConcurrency } from '../contree/concurrency.ts';
import type { Marker } from '../start/marker.ts';
import type { MarkedOperation } from './workflow-legs.ts';

/** The workflow run that the step belongs to, and how its start is learned. */
export interface WorkflowRun {
  /** Address of the run, as markers have it. */
  readonly url: string;
  readonly repository: string;
  readonly id: string;
  /** Base address of GitHub's REST API. */
  readonly apiUrl: string;
  readonly proxyEnv: ProxyEnvironment;
  /** A secret; empty when there is none. */
  readonly token: string;
  /** How far to look back when GitHub does not say when the run began: RFC 3339, or an interval such as `6h`. */
  readonly since: string;
}

type OnMarked = (marker: Marker, detail: OperationDetail) => void;

/** Milliseconds after which a slow read no longer holds its place. */
const SLOW_LOOK = 5_000;

/**
 * Looks at every instance that was created since then, in any status, for a marker: a listing shows none, so the
 * detail of each is read. One that is gone by then (404), or that this token may not read (403), has none, unless `needsAll`
 * is true. Throws `ContreeError` when the operations cannot be listed or one cannot be read.
 */
export async function findMarked(
  search: Pick<WorkflowRun, 'since'> & {
    readonly client: ContreeClient;
    readonly clock: Clock;
    readonly call: Call & { readonly signal: AbortSignal };
    /** Called with how many of the operations have been read. */
    readonly onLook: (looked: number, total: number) => void;
    /** Called with each detail that has a marker. It is not kept, since it may hold megabytes. */
    readonly onMarked?: OnMarked;
    readonly needsAll?: boolean;
  },
): Promise<{ marked: MarkedOperation[]; looked: number }> {
  const { client, clock, since, call, onLook, onMarked = () => undefined, needsAll = false } = search;
  const { operations } = await listOperations(client, { kind: 'instance', since }, call);
  const inTurn = limitConcurrency(clock, SLOW_LOOK);
  // What is still to be read when one cannot be read is not worth its request any more.
  const over = new AbortController();
  const reading = { ...call, signal: AbortSignal.any([call.signal, over.signal]) };
  let looked = 0;
  onLook(looked, operations.size);
  const look = async (uuid: string): Promise<MarkedOperation[]> => {
    const marked = await readMarked(client, uuid, reading, { onMarked, needsAll });
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

/**
 * None when the operation has no marker, and unless all are needed when it is gone or may not be read: then most likely another
 * token started it.
 */
async function readMarked(
  client: ContreeClient,
  uuid: string,
  call: Call,
  { onMarked, needsAll }: { readonly onMarked: OnMarked; readonly needsAll: boolean },
): Promise<MarkedOperation[]> {
  const reading = await readMarker(client, uuid, call);
  if (reading.kind === 'marked') {
    onMarked(reading.marker, reading.detail);
    return [{ uuid, createdAt: reading.detail.operation.createdAt, marker: reading.marker }];
  }
  const problem = reading.kind === 'unmarked' ? null : reading.problem;
  if (problem !== null && (needsAll || !(problem.isNotFound || reading.kind === 'forbidden'))) throw problem;
  return [];
}
