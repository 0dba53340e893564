import { ContreeError, type Failure } from '../../src/contree/contree-error.ts';
import type { Call } from '../../src/contree/types.ts';
import type { Fault, Method, Script } from './script.ts';

export interface SentRequest {
  readonly method: Method;
  /** UUID, the filter's status (`any` for none), the leg that is started, or the tag. */
  readonly what: string;
  /** Milliseconds after the clock's start. */
  readonly at: number;
}

export interface ScriptedRequests {
  /** In the order in which they were sent. */
  readonly requests: readonly SentRequest[];
  /** The most requests that were under way at a time. */
  readonly mostAtOnce: () => number;
  /** Notes a request that is sent once, and returns the fault that it meets. */
  readonly note: (method: Method, what: string) => Fault | undefined;
  /** `answer` is what the service does and says when the request arrives. */
  readonly send: <Reply>(
    method: Method,
    what: string,
    call: Call | undefined,
    answer: (replyLost: boolean) => Reply,
  ) => Promise<Reply>;
}

/** Milliseconds between two tries of the client; none before the deadline when it would end past it. */
const BACK_OFF = 1_000;
/** Milliseconds that a request which must not be sent twice is waited for. */
const REQUEST_TIMEOUT = 30_000;

/** Requests that meet the script's faults, and are retried, given up and ended by deadline and signal as the real ones are. */
export function scriptedRequests({ clock, faults = [], latency = 20 }: Script): ScriptedRequests {
  const requests: SentRequest[] = [];
  const met = new Map<Fault, number>();
  let underWay = 0;
  let mostAtOnce = 0;

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

  const note = (method: Method, what: string): Fault | undefined => {
    const request = { method, what, at: clock.elapsed() };
    requests.push(request);
    return findFault(request);
  };

  const send: ScriptedRequests['send'] = async (method, what, call = {}, answer) => {
    const { signal, deadline = Infinity } = call;
    const idempotent = method !== 'spawn' && method !== 'signal';
    let replyLost = false;
    const fail = (kind: Failure['kind'], status: number | null, fields: Partial<Failure> = {}): ContreeError =>
      failureOf(method, what, { kind, status, mayHaveActed: status === null || isLostReply(status), ...fields });
    const pause = async (ms: number, sent = true): Promise<void> => {
      await clock.sleep(Math.min(ms, deadline - clock.now()), signal);
      if (signal?.aborted === true) throw fail('aborted', null, { mayHaveActed: sent });
    };
    for (;;) {
      const unsent = { mayHaveActed: replyLost, attempts: 0 };
      if (signal?.aborted === true) throw fail('aborted', null, unsent);
      if (clock.now() >= deadline) throw fail('deadline', null, unsent);
      const fault = note(method, what);
      if (fault === undefined) {
        await pause(latency);
        if (clock.now() >= deadline) throw fail('deadline', null);
        return answer(replyLost);
      }
      if (fault.reply instanceof Error) throw fault.reply;
      if (fault.acts === true) answer(replyLost);
      if (fault.actsAfter !== undefined) void clock.sleep(fault.actsAfter).then(() => answer(replyLost));
      replyLost ||= fault.acts === true;
      const limit = idempotent ? Infinity : REQUEST_TIMEOUT;
      await pause(fault.reply === 'hang' ? limit : latency);
      const status = typeof fault.reply === 'number' ? fault.reply : null;
      const delay = fault.retryAfter ?? BACK_OFF;
      if (method === 'signal' || !mayPass(fault.reply, idempotent) || clock.now() + delay >= deadline) {
        const cutOff = !idempotent && clock.now() >= deadline;
        const kind = cutOff ? 'deadline' : fault.reply === 'hang' ? 'timeout' : status === null ? 'network' : 'status';
        const mayHaveActed = fault.reply !== 'unsent' && (status === null || isLostReply(status));
        throw fail(kind, status, { retryAfter: fault.retryAfter ?? null, mayHaveActed });
      }
      await pause(delay, replyLost);
    }
  };

  return {
    requests,
    note,
    mostAtOnce: () => mostAtOnce,
    send: async (...request) => {
      underWay += 1;
      mostAtOnce = Math.max(mostAtOnce, underWay);
      try {
        return await send(...request);
      } finally {
        underWay -= 1;
      }
    },
  };
}

function mayPass(reply: Exclude<Fault['reply'], Error>, idempotent: boolean): boolean {
  if (reply === 'unsent' || reply === 425 || reply === 429) return true;
  return idempotent && (typeof reply === 'string' || reply >= 500 || reply === 410);
}

function isLostReply(status: number): boolean {
  return status === 408 || status >= 500;
}

const METHODS: Readonly<Record<Method, string>> = {
  get: 'GET',
  list: 'GET',
  cancel: 'DELETE',
  signal: 'DELETE',
  spawn: 'POST',
  tag: 'PATCH',
  'find-tag': 'GET',
  events: 'GET',
  whoami: 'GET',
};

/** What the client throws. */
export function failureOf(method: Method, what: string, fields: Partial<Failure>): ContreeError {
  return new ContreeError({
    kind: 'status',
    method: METHODS[method],
    path: method === 'spawn' ? '/v1/instances' : `/v1/operations/${what}`,
    status: null,
    reason: 'scripted',
    advice: 'Ask the script.',
    retryAfter: null,
    mayHaveActed: false,
    attempts: 1,
    ...fields,
  });
}
