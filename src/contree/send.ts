import type { Agent } from 'node:http';
import { parseRetryAfter } from './backoff.ts';
import type { Clock } from './clock.ts';
import { ContreeError } from './contree-error.ts';
import { GIVEN_UP } from './cut-off.ts';
import { adviceFor, decodeText, onOneLine, reasonOf } from './failure-text.ts';
import type { Redact } from './redact.ts';
import { type OpenReply, type Reply, requestFailure, type RequestFailure } from './reply.ts';
import { delayAfter, mayHaveActed, mayRetry, MOST_TRIES } from './retry-policy.ts';
import { attempt, type Attempt, open } from './transport.ts';
import type { Call } from './types.ts';

/** What to send, below the base address. */
export interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE';
  /** With its query, such as `/v1/operations?limit=100`. */
  readonly path: string;
  /** Sending it twice does no more than sending it once. */
  readonly idempotent: boolean;
  readonly body?: { readonly type: string; readonly bytes: Buffer };
  /** What a 2xx reply has to hold: JSON when not given, else anything, nothing included. */
  readonly reads?: 'json' | 'anything';
  /** Media type; JSON when not given. */
  readonly accept?: string;
  /** Which statuses beside 2xx are an answer and no failure. */
  readonly answers?: (status: number, replyLost: boolean) => boolean;
  /** What must not be shown although the service may repeat it. */
  readonly redact?: Redact;
  /** Beyond those that every request carries. */
  readonly headers?: Readonly<Record<string, string>>;
  /** It is sent once, whatever comes of it: the caller knows better when to try again. */
  readonly once?: true;
  /** Milliseconds that an open body may be silent; as long as a whole request may take when not given. */
  readonly silence?: number;
}

/** What came of it. */
export interface Exchange {
  readonly request: Request;
  readonly reply: Reply;
  /** The parsed body of a 2xx reply to a request that reads JSON. */
  readonly json: unknown;
  /** An earlier try may have been carried out by the service. */
  readonly replyLost: boolean;
  readonly attempts: number;
}

/** A try that failed and is about to be repeated. */
export interface RetryEvent {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  /** Untrusted; free of credentials. */
  readonly reason: string;
  /** Requests sent so far. */
  readonly attempts: number;
  /** Milliseconds until the next one. */
  readonly delay: number;
}

/** What every request has in common. */
export interface Connection {
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
  /** For what may be sent again. */
  readonly keptAlive: Agent;
  /** For the rest: a connection that idled may be dead, and then nobody knows whether the request was received. */
  readonly unshared: Agent;
  /** Milliseconds. */
  readonly requestTimeout: number;
  readonly clock: Clock;
  readonly redact: Redact;
  /** For replies: what a sandbox prints may hold the token, and a reply is handed on in whole. */
  readonly redactValue: (value: unknown) => unknown;
  /** What both take out. */
  readonly secrets: readonly string[];
  readonly onRetry: (event: RetryEvent) => void;
}

/**
 * Sends the request until it is answered, or trying again is of no use: see `retry-policy.ts`. Without a deadline it is
 * tried five times at most; with one until the deadline, and no wait is begun that would end past it.
 *
 * Throws `ContreeError` with the last that is known.
 */
export async function send(connection: Connection, request: Request, call: Call = {}): Promise<Exchange> {
  const answer = await persist(connection, request, call, async (prepared, { replyLost }) => {
    const result = await attempt(prepared);
    return 'kind' in result ? { trouble: result } : judge(connection, request, result, replyLost);
  });
  return { request, ...answer };
}

/**
 * The same, but hands over the body of a 2xx reply unread, whatever the request `reads`; the only whole reply it
 * returns is one that the request counts among its `answers`. Once handed over nothing is tried again: the stream ends
 * with a `ContreeError` when it breaks off, when it is silent for longer than the request's `silence`, at the call's
 * deadline, and when the caller gives up.
 */
export async function openStream(
  connection: Connection,
  request: Request,
  call: Call = {},
): Promise<OpenReply | Reply> {
  const { reply } = await persist(connection, request, call, async (prepared, { attempts, replyLost }) => {
    const sending = { attempts, mayHaveActed: true, ranOutOfTime: false };
    const result = await open(prepared, (why) => failure(connection, request, why, sending));
    if ('kind' in result) return { trouble: result };
    return 'stream' in result ? { reply: result } : judge(connection, request, result, replyLost);
  });
  return reply;
}

/** What is known when a request is sent. */
interface Standing {
  /** Requests sent for this call, this one included. */
  readonly attempts: number;
  /** An earlier try may have been carried out by the service. */
  readonly replyLost: boolean;
}

interface Failed {
  readonly trouble: RequestFailure;
}

async function persist<Answer extends object>(
  connection: Connection,
  request: Request,
  call: Call,
  sendOnce: (prepared: Attempt, standing: Standing) => Promise<Answer | Failed>,
): Promise<Answer & Standing> {
  const { clock } = connection;
  const { deadline = null, signal } = call;
  let last: RequestFailure | null = null;
  let replyLost = false;
  for (let attempts = 1; ; attempts++) {
    const remaining = deadline === null ? null : deadline - clock.now();
    const unsendable = reasonNotToSend(signal, remaining);
    const sent = unsendable === null;
    const standing = { attempts, replyLost };
    const outcome = sent
      ? await sendOnce(prepare(connection, request, signal, remaining), standing)
      : { trouble: unsendable };
    if (!('trouble' in outcome)) return { ...outcome, ...standing };
    const { trouble: failed } = outcome;
    const fail = (why: RequestFailure, ranOutOfTime: boolean): ContreeError =>
      failure(connection, request, why, {
        attempts: sent ? attempts : attempts - 1,
        mayHaveActed: replyLost || (sent && mayHaveActed(why)),
        ranOutOfTime,
      });

    // What an earlier try brought to light tells more than that time ran out, but must not hide that a request which
    // is not safe to repeat may have been received.
    if (failed.kind === 'deadline' && last !== null && (request.idempotent || !sent)) throw fail(last, true);
    if (request.once === true || !mayRetry(failed, request.idempotent)) throw fail(failed, false);
    if (deadline === null && attempts >= MOST_TRIES) throw fail(failed, false);
    const delay = delayAfter(failed, attempts, deadline !== null, clock.random());
    if (deadline !== null && clock.now() + delay >= deadline) throw fail(failed, true);
    connection.onRetry({ ...shown(connection, request, failed), attempts, delay });
    await clock.sleep(delay, signal);
    last = failed;
    replyLost ||= mayHaveActed(failed);
  }
}

function reasonNotToSend(signal: AbortSignal | undefined, remaining: number | null): RequestFailure | null {
  if (signal?.aborted === true) return requestFailure('aborted', GIVEN_UP);
  const isLate = remaining !== null && remaining <= 0;
  return isLate ? requestFailure('deadline', 'the deadline passed before it could be sent') : null;
}

function prepare(
  { base, headers, keptAlive, unshared, requestTimeout }: Connection,
  { method, path, body, idempotent, accept = 'application/json', headers: own, silence = requestTimeout }: Request,
  signal: AbortSignal | undefined,
  remaining: number | null,
): Attempt {
  return {
    method,
    url: base + path,
    headers: { ...headers, ...own, Accept: accept, ...(body === undefined ? {} : { 'Content-Type': body.type }) },
    body: body?.bytes ?? null,
    agent: idempotent ? keptAlive : unshared,
    timeout: requestTimeout,
    silence,
    remaining,
    signal,
  };
}

function judge(
  connection: Connection,
  request: Request,
  reply: Reply,
  replyLost: boolean,
): Failed | Pick<Exchange, 'reply' | 'json'> {
  const { status } = reply;
  if (status < 200 || status > 299) {
    if (request.answers?.(status, replyLost) === true) return { reply, json: undefined };
    const retryAfter = parseRetryAfter(reply.header('Retry-After'), connection.clock.now());
    return { trouble: { kind: 'status', status, reason: reasonOf(reply), code: null, retryAfter } };
  }
  if (request.reads === 'anything') return { reply, json: undefined };
  const text = decodeText(reply.body);
  try {
    return { reply, json: connection.redactValue(JSON.parse(text)) };
  } catch {
    // The parser's own message would quote a piece of the text, and half a secret with it.
    return {
      trouble: requestFailure('protocol', text === '' ? 'the reply is empty' : `the reply is not JSON: ${text}`),
    };
  }
}

/** An answered request whose answer makes no sense; `reason` says what is wrong with it. */
export function nonsense(
  connection: Connection,
  { request, attempts }: Pick<Exchange, 'request' | 'attempts'>,
  reason: string,
): ContreeError {
  return failure(connection, request, requestFailure('protocol', reason), {
    attempts,
    mayHaveActed: true,
    ranOutOfTime: false,
  });
}

function failure(
  connection: Connection,
  request: Request,
  failed: RequestFailure,
  { ranOutOfTime, ...sending }: { attempts: number; mayHaveActed: boolean; ranOutOfTime: boolean },
): ContreeError {
  const advice = adviceFor(failed, ranOutOfTime);
  const { kind, retryAfter } = failed;
  return new ContreeError({ kind, ...shown(connection, request, failed), advice, retryAfter, ...sending });
}

function shown(
  { redact }: Connection,
  { method, path, redact: redactOwn }: Request,
  { status, reason }: RequestFailure,
) {
  const clean = (text: string): string => redact(redactOwn?.(text) ?? text);
  return { method, path: clean(path), status, reason: onOneLine(clean(reason)) };
}
