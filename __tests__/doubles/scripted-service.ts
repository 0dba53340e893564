import type { ContreeClient, Paging } from '../../src/contree/client.ts';
import { ContreeError, type Failure } from '../../src/contree/errors.ts';
import type { Call, Operation, OperationFilter } from '../../src/contree/types.ts';
import { operation, uuidOf } from '../unit/report/fixtures.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What an operation is from then on, in milliseconds after the clock's start. */
export interface Phase extends Partial<Operation> {
  readonly from: number;
  readonly status: string;
}

export interface Timeline {
  readonly uuid: string;
  /** In the order of time; before the first one the service does not know the operation. */
  readonly phases: readonly Phase[];
}

/** What goes wrong with the requests it meets. */
export interface Fault {
  readonly method: 'get' | 'list' | 'cancel';
  /** The operation's UUID, or the status that is listed; all when left out. */
  readonly what?: string;
  /** From when and until when, in milliseconds after the clock's start. */
  readonly from?: number;
  readonly until?: number;
  /** How many requests it meets at most. */
  readonly times?: number;
  /** An HTTP status, no reply ever, a broken connection, or a bug in the client. */
  readonly reply: number | 'hang' | 'network' | Error;
  /** Milliseconds. */
  readonly retryAfter?: number;
  /** The service acts on the request all the same. */
  readonly acts?: boolean;
}

export interface Script {
  readonly clock: VirtualClock;
  readonly operations?: readonly Timeline[];
  readonly faults?: readonly Fault[];
  /** Milliseconds a reply takes. */
  readonly latency?: number;
  /** `Retry-After` of every reply that succeeds, in milliseconds. */
  readonly retryAfter?: number;
  /** Milliseconds from an accepted cancel to the operation's end; it never ends when that is infinite. */
  readonly cancelTakes?: number;
  /** How far the rows of a listing have shifted when a page with an offset is read: positive repeats rows, negative skips them. */
  readonly shift?: number;
  /** Pages are all the first page. */
  readonly ignoresOffset?: boolean;
}

export interface SentRequest {
  readonly method: 'get' | 'list' | 'cancel';
  /** UUID, or the filter's status (`any` for none). */
  readonly what: string;
  /** Milliseconds after the clock's start. */
  readonly at: number;
}

export interface ScriptedService {
  readonly client: ContreeClient;
  readonly requests: readonly SentRequest[];
  readonly sent: (method: SentRequest['method'], what?: string) => SentRequest[];
  /** The most requests that were under way at a time. */
  readonly mostAtOnce: () => number;
}

/** Milliseconds between two tries of the client; none before the deadline when it would end past it. */
const BACK_OFF = 1_000;

/** A client whose service is plain data. It retries, gives up and obeys deadline and signal as the real one does. */
export function scriptedService(script: Script): ScriptedService {
  const { clock, operations = [], faults = [], latency = 20, retryAfter = null } = script;
  const requests: SentRequest[] = [];
  const cancelledAt = new Map<string, number>();
  const met = new Map<Fault, number>();
  let underWay = 0;
  let mostAtOnce = 0;

  const phaseOf = ({ uuid, phases }: Timeline): Phase | undefined => {
    const phase = phases.findLast(({ from }) => from <= clock.elapsed());
    const cancelled = (cancelledAt.get(uuid) ?? Infinity) + (script.cancelTakes ?? 0);
    if (phase === undefined || isTerminal(phase) || cancelled > clock.elapsed()) return phase;
    return { from: cancelled, status: 'CANCELLED', exitCode: null };
  };

  const findFault = (request: SentRequest): Fault | undefined => {
    const found = faults.find(
      (fault) =>
        fault.method === request.method &&
        (fault.what ?? request.what) === request.what &&
        (fault.from ?? 0) <= request.at &&
        request.at < (fault.until ?? Infinity) &&
        (met.get(fault) ?? 0) < (fault.times ?? Infinity),
    );
    if (found !== undefined) met.set(found, (met.get(found) ?? 0) + 1);
    return found;
  };

  const send = async <Reply>(
    method: SentRequest['method'],
    what: string,
    call: Call,
    answer: (replyLost: boolean) => Reply,
  ): Promise<Reply> => {
    const { signal, deadline = Infinity } = call;
    const path = `/v1/operations/${what}`;
    const fail = (kind: Failure['kind'], status: number | null, asked: number | null = null): ContreeError =>
      new ContreeError({
        kind,
        method: method.toUpperCase(),
        path,
        status,
        reason: 'scripted',
        advice: 'Ask the script.',
        retryAfter: asked,
        mayHaveActed: status === null,
        attempts: 1,
      });
    const pause = async (ms: number): Promise<void> => {
      await clock.sleep(Math.min(ms, deadline - clock.now()), signal);
      if (signal?.aborted === true) throw fail('aborted', null);
    };
    let replyLost = false;
    for (;;) {
      if (signal?.aborted === true) throw fail('aborted', null);
      if (clock.now() >= deadline) throw fail('deadline', null);
      const request = { method, what, at: clock.elapsed() };
      requests.push(request);
      const fault = findFault(request);
      if (fault === undefined) {
        await pause(latency);
        if (clock.now() >= deadline) throw fail('deadline', null);
        return answer(replyLost);
      }
      if (fault.reply instanceof Error) throw fault.reply;
      if (fault.acts === true) answer(replyLost);
      replyLost ||= fault.acts === true;
      await pause(fault.reply === 'hang' ? Infinity : latency);
      const status = typeof fault.reply === 'number' ? fault.reply : null;
      const passes = status === null || status >= 500 || [410, 425, 429].includes(status);
      const delay = fault.retryAfter ?? BACK_OFF;
      if (!passes || clock.now() + delay >= deadline) {
        const kind = fault.reply === 'hang' ? 'timeout' : fault.reply === 'network' ? 'network' : 'status';
        throw fail(kind, status, fault.retryAfter ?? null);
      }
      await pause(delay);
    }
  };

  /** Counts what is under way. */
  const counted = async <Reply>(sending: () => Promise<Reply>): Promise<Reply> => {
    underWay += 1;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    try {
      return await sending();
    } finally {
      underWay -= 1;
    }
  };

  const notFound = (uuid: string): ContreeError =>
    new ContreeError({
      kind: 'status',
      method: 'GET',
      path: `/v1/operations/${uuid}`,
      status: 404,
      reason: 'no such operation',
      advice: 'Check the project.',
      retryAfter: null,
      mayHaveActed: false,
      attempts: 1,
    });

  const listOperations = (filter: OperationFilter, { limit, offset }: Paging, call: Call = {}) =>
    counted(() =>
      send('list', filter.status ?? 'any', call, () => {
        const rows = operations
          .map((timeline) => ({ uuid: timeline.uuid, phase: phaseOf(timeline) }))
          .flatMap(({ uuid, phase }) => (phase === undefined ? [] : [{ uuid, phase }]))
          .filter(({ phase }) => filter.status === undefined || phase.status === filter.status)
          .filter(({ phase }) => filter.kind === undefined || (phase.kind ?? 'instance') === filter.kind);
        const from = script.ignoresOffset === true || offset === 0 ? 0 : offset - (script.shift ?? 0);
        const page = rows.slice(from, from + limit);
        return {
          operations: page.map(({ uuid, phase }) => operationOf(uuid, phase)),
          payloads: page.map(({ uuid, phase }) => payloadOf(uuid, phase)),
          received: page.length,
          retryAfter,
        };
      }),
    );

  const find = (uuid: string): Phase => {
    const timeline = operations.find((candidate) => candidate.uuid === uuid);
    const phase = timeline === undefined ? undefined : phaseOf(timeline);
    if (phase === undefined) throw notFound(uuid);
    return phase;
  };

  const client: ContreeClient = {
    ...UNSCRIPTED,
    listOperations,
    getOperation: (uuid, call = {}) =>
      counted(() =>
        send('get', uuid, call, () => {
          const phase = find(uuid);
          return { operation: operationOf(uuid, phase), payload: payloadOf(uuid, phase), retryAfter };
        }),
      ),
    cancelOperation: (uuid, call = {}) =>
      counted(() =>
        send('cancel', uuid, call, (replyLost) => {
          if (isTerminal(find(uuid)) || cancelledAt.has(uuid)) return { answer: 'finished', replyLost } as const;
          cancelledAt.set(uuid, clock.elapsed());
          return { answer: 'accepted', replyLost } as const;
        }),
      ),
  };

  return {
    client,
    requests,
    sent: (method, what) =>
      requests.filter((request) => request.method === method && (what ?? request.what) === request.what),
    mostAtOnce: () => mostAtOnce,
  };
}

/** What the service sends for an operation in that phase. */
export function payloadOf(uuid: string, { status }: Pick<Phase, 'status'>): unknown {
  return { uuid, status, sent: 'as it is' };
}

/** An operation that is in each status from the given milliseconds on, and passes unless `end` says otherwise. */
export function timeline(uuid: string, from: Readonly<Record<string, number>>, end: Partial<Operation> = {}): Timeline {
  return { uuid, phases: Object.entries(from).map(([status, at]) => ({ ...end, from: at, status })) };
}

/** The given number of timelines, with UUIDs from `uuidOf(1)` on. */
export function timelines(count: number, from: (index: number) => Readonly<Record<string, number>>): Timeline[] {
  return Array.from({ length: count }, (_, index) => timeline(uuidOf(index + 1), from(index)));
}

function operationOf(uuid: string, { from, ...fields }: Phase): Operation {
  if (isTerminal(fields)) return operation({ duration: from / 1000, ...fields, uuid });
  return operation({ ...fields, duration: null, resultImage: null, exitCode: null, uuid });
}

function isTerminal({ status }: Pick<Phase, 'status'>): boolean {
  return ['SUCCESS', 'FAILED', 'CANCELLED'].includes(status);
}

const unscripted = (): never => {
  throw new Error('The script has nothing for this request.');
};

const UNSCRIPTED = {
  whoAmI: unscripted,
  listImages: unscripted,
  importImage: unscripted,
  tagImage: unscripted,
  untagImage: unscripted,
  uploadFile: unscripted,
  fileExists: unscripted,
  listFiles: unscripted,
  getFile: unscripted,
  spawnInstance: unscripted,
  findImageByTag: unscripted,
  inspectImage: unscripted,
  listDirectory: unscripted,
  downloadFile: unscripted,
  pathExists: unscripted,
  downloadArchive: unscripted,
  close: unscripted,
};
