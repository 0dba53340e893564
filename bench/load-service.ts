import type { ContreeClient } from '../src/contree/client.ts';
import type { Clock } from '../src/contree/clock.ts';
import { ContreeError, type Failure } from '../src/contree/contree-error.ts';
import { requestFailure, type RequestFailure } from '../src/contree/contree-error.ts';
import { delayAfter } from '../src/contree/retry-policy.ts';
import type { Call, EventsRequest, Operation, OperationEvent } from '../src/contree/types.ts';

/** Milliseconds until a request is answered. */
export const LATENCY = 50;

/** The service restarts: all streams break, and it answers 503 for a while. Times in milliseconds. */
export interface Restart {
  readonly at: number;
  /** How long it answers 503. */
  readonly away: number;
  /** The `Retry-After` of the 503, or null. */
  readonly retryAfter: number | null;
}

export interface ServiceOptions {
  readonly clock: Clock;
  /** When each operation ends, by UUID; all are EXECUTING from the start. */
  readonly ends: ReadonlyMap<string, number>;
  readonly hasStreams: boolean;
  readonly restart?: Restart | undefined;
}

export interface Request {
  readonly at: number;
  readonly kind: 'stream' | 'listing' | 'detail';
}

export interface OpenStream {
  readonly from: number;
  readonly until: number;
}

export interface LoadService {
  readonly client: ContreeClient;
  readonly requests: readonly Request[];
  readonly streams: readonly OpenStream[];
}

/** A service that is plain data: it answers the requests of a watch, and records them. */
export function loadService(options: ServiceOptions): LoadService {
  const { clock, ends, hasStreams, restart } = options;
  const requests: Request[] = [];
  const streams: OpenStream[] = [];
  const { pause, sendOnce, send } = createSender(options, requests);

  const isActive = (uuid: string): boolean => (ends.get(uuid) ?? 0) > clock.now();

  async function* readEvents(
    uuid: string,
    { after, onOpen }: EventsRequest,
    call: Call = {},
  ): AsyncGenerator<OperationEvent> {
    const problem = await sendOnce('stream', call);
    if (problem !== null) throw failure(problem);
    if (!hasStreams) throw failure({ kind: 'status', status: 404 });
    onOpen?.();
    const from = clock.now();
    try {
      if (after === null) yield { kind: 'other', id: 0, process: 0 };
      const end = ends.get(uuid) ?? 0;
      const cut = restart !== undefined && restart.at > from ? restart.at : Infinity;
      await pause(Math.max(Math.min(end, cut) - from, 0), call);
      if (cut < end) throw failure({ kind: 'network' });
      yield { kind: 'completion', id: 1, process: null };
    } finally {
      streams.push({ from, until: clock.now() });
    }
  }

  const client: ContreeClient = {
    ...UNUSED,
    readEvents,
    listOperations: async ({ status }, { limit, offset }, call = {}) => {
      await send('listing', call);
      const listed = status === 'EXECUTING' ? [...ends.keys()].filter(isActive).slice(offset, offset + limit) : [];
      const operations = listed.map((uuid) => operation(uuid, 'EXECUTING'));
      return { operations, payloads: operations, received: operations.length, retryAfter: null };
    },
    getOperation: async (uuid, call = {}) => {
      await send('detail', call);
      return { operation: operation(uuid, isActive(uuid) ? 'EXECUTING' : 'SUCCESS'), payload: null, retryAfter: null };
    },
  };
  return { client, requests, streams };
}

interface Sender {
  /** Waits, and throws when the call ends before. */
  readonly pause: (ms: number, call: Call) => Promise<void>;
  /** Sends once; returns the failure, or null. */
  readonly sendOnce: (kind: Request['kind'], call: Call) => Promise<RequestFailure | null>;
  /** Retries like the client: until there is a reply, or the deadline is too near. */
  readonly send: (kind: Request['kind'], call: Call) => Promise<void>;
}

/** @param requests gets every request that is sent */
function createSender({ clock, restart }: ServiceOptions, requests: Request[]): Sender {
  const pause = async (ms: number, { signal, deadline = Infinity }: Call): Promise<void> => {
    await clock.sleep(Math.min(ms, deadline - clock.now()), signal);
    if (signal?.aborted === true) throw failure({ kind: 'aborted' });
    if (clock.now() >= deadline) throw failure({ kind: 'deadline' });
  };

  const sendOnce = async (kind: Request['kind'], call: Call): Promise<RequestFailure | null> => {
    const at = clock.now();
    requests.push({ at, kind });
    await pause(LATENCY, call);
    const isAway = restart !== undefined && at >= restart.at && at < restart.at + restart.away;
    if (!isAway) return null;
    return { ...requestFailure('status', 'away'), status: 503, retryAfter: restart.retryAfter };
  };

  const send = async (kind: Request['kind'], call: Call): Promise<void> => {
    for (let tries = 1; ; tries++) {
      const problem = await sendOnce(kind, call);
      if (problem === null) return;
      const delay = delayAfter(problem, tries, call.deadline !== undefined, clock.random());
      if (clock.now() + delay >= (call.deadline ?? Infinity)) throw failure(problem);
      await pause(delay, call);
    }
  };

  return { pause, sendOnce, send };
}

function operation(uuid: string, status: string): Operation {
  return { ...NOTHING_MORE, uuid, status };
}

const NOTHING_MORE: Omit<Operation, 'uuid' | 'status'> = {
  kind: 'instance',
  error: null,
  createdAt: null,
  duration: null,
  elapsed: null,
  cpu: null,
  memory: null,
  image: null,
  env: null,
  command: null,
  resultImage: null,
  tag: null,
  exitCode: 0,
  signal: null,
  sandboxTimedOut: false,
  stdout: null,
  stderr: null,
  scalars: {},
};

function failure(fields: Partial<Failure>): ContreeError {
  return new ContreeError({
    kind: 'status',
    method: 'GET',
    path: '/v1/operations',
    status: null,
    reason: 'simulated',
    advice: '',
    retryAfter: null,
    mayHaveActed: false,
    attempts: 1,
    ...fields,
  });
}

const unused = (): never => {
  throw new Error('A watch does not send this request.');
};

const UNUSED = {
  whoAmI: unused,
  cancelOperation: unused,
  listImages: unused,
  importImage: unused,
  tagImage: unused,
  untagImage: unused,
  terminateInstance: unused,
  uploadFile: unused,
  fileExists: unused,
  listFiles: unused,
  getFile: unused,
  spawnInstance: unused,
  findImageByTag: unused,
  inspectImage: unused,
  listDirectory: unused,
  downloadFile: unused,
  pathExists: unused,
  downloadArchive: unused,
  close: unused,
};
