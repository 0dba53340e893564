import type { Clock } from '../contree/clock.ts';
import type { ContreeClient } from '../contree/client.ts';
import type { ContreeError } from '../contree/contree-error.ts';
import type { ProxyEnvironment } from '../contree/proxy.ts';
import type { Call, OperationDetail } from '../contree/types.ts';
import { listOperations } from '../legs/listing.ts';
import { counted, grouped } from '../report/text/format.ts';
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

/** Milliseconds before each further read of what is missing (404), forbidden (403) or not shown: it may be too young. */
const READ_AGAIN = [1_000, 2_000] as const;

interface Unread {
  readonly uuid: string;
  /** Null where the service does not show what was started. */
  readonly problem: ContreeError | null;
}

interface Looks {
  readonly marked: readonly MarkedOperation[];
  readonly unread: readonly Unread[];
}

/** Some of the instances cannot be read, so any of them may be among those that are looked for. */
export class UnreadInstances extends Error {
  constructor(unread: readonly Unread[], total: number) {
    const count = `${grouped(unread.length)} of ${counted(total, 'instance')} of the project`;
    const why =
      unread[0]?.problem?.message ?? `the service does not show what operation ${unread[0]?.uuid ?? ''} runs.`;
    super(`${count} cannot be read, so which step started ${unread.length === 1 ? 'it' : 'them'} is unknown: ${why}`);
    this.name = 'UnreadInstances';
  }
}

/**
 * Looks at every instance that was created since then, in any status, for a marker: a listing shows none, so the
 * detail of each is read. Throws `UnreadInstances` when some are missing (404), forbidden (403) or not shown, also when they
 * are read again, and `ContreeError` when the operations cannot be listed or one cannot be read for another reason.
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
  },
): Promise<{ marked: MarkedOperation[]; looked: number }> {
  const { client, clock, since, call, onLook, onMarked = () => undefined } = search;
  const { operations } = await listOperations(client, { kind: 'instance', since }, call);
  const inTurn = limitConcurrency(clock, SLOW_LOOK);
  // What is still to be read when one cannot be read is not worth its request any more.
  const over = new AbortController();
  const reading = { ...call, signal: AbortSignal.any([call.signal, over.signal]) };
  let looked = 0;
  onLook(looked, operations.size);
  const look = async (uuid: string): Promise<Looks> => {
    const looks = await readMarked(client, uuid, reading, onMarked);
    if (looks.unread.length === 0) looked += 1;
    onLook(looked, operations.size);
    return looks;
  };
  const marked: MarkedOperation[] = [];
  const lookAt = async (uuids: Iterable<string>): Promise<Unread[]> => {
    const looks = await Promise.all([...uuids].map((uuid) => inTurn(() => look(uuid))));
    marked.push(...looks.flatMap((each) => each.marked));
    return looks.flatMap(({ unread }) => unread);
  };
  try {
    let unread = await lookAt(operations.keys());
    for (const pause of READ_AGAIN) {
      if (unread.length === 0 || clock.now() + pause >= (call.deadline ?? Infinity)) break;
      await clock.sleep(pause, call.signal);
      unread = await lookAt(unread.map(({ uuid }) => uuid));
    }
    if (unread.length > 0) throw new UnreadInstances(unread, operations.size);
    return { marked, looked };
  } finally {
    over.abort('over');
  }
}

/** Neither marked nor unread is one that can be read and has no marker. */
async function readMarked(client: ContreeClient, uuid: string, call: Call, onMarked: OnMarked): Promise<Looks> {
  const reading = await readMarker(client, uuid, call);
  if (reading.kind === 'marked') {
    onMarked(reading.marker, reading.detail);
    const { createdAt } = reading.detail.operation;
    return { marked: [{ uuid, createdAt, marker: reading.marker }], unread: [] };
  }
  if (reading.kind === 'unmarked' || reading.kind === 'no-environment') return { marked: [], unread: [] };
  const { problem } = reading;
  if (problem !== null && !problem.isInaccessible) throw problem;
  return { marked: [], unread: [{ uuid, problem }] };
}
