import type { Agent } from 'node:http';
import type { Readable } from 'node:stream';
import { type Answer, isSuccess } from './answer.ts';
import type { ByteLease } from './byte-budget.ts';
import { ConnectionWatch } from './connection-watch.ts';
import { requestFailure, type RequestFailure } from './contree-error.ts';
import { ABORTED, createCutOff, type CutOff } from './cut-off.ts';
import { decode, decodeAtOnce, isGzip } from './decoded-body.ts';
import { NO_TLS } from './network-advice.ts';
import { openBody, type OpenBodyOptions } from './opened-body.ts';
import { sendPlain } from './plain-request.ts';
import { Excess, readBody, type ReadBodyOptions } from './read-body.ts';
import type { ReplyLimits } from './reply-limits.ts';
import type { RunningLimit } from './running-limit.ts';
import type { StreamedBody } from './sent-body.ts';

/** An HTTP reply, its body decoded from gzip. */
export interface Reply {
  readonly status: number;
  /** The header's value; null when the reply has none of this name. */
  readonly header: (name: string) => string | null;
  /** Whole; empty beside a stream. */
  readonly body: Buffer;
  /** The unread body of a success, if it was asked for. A reader that stops before its end must destroy it. */
  readonly stream?: Readable;
}

/** One HTTP request, sent once. */
export interface Attempt {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | StreamedBody | null;
  readonly agent: Agent;
  /**
   * Milliseconds for the whole exchange, body included; for the headers alone when a success is a stream. They count from the
   * last piece of a streamed body that was sent.
   */
  readonly timeout: number;
  /**
   * Given when a success is a stream: the milliseconds that it may be silent, and the error that it ends with when it fails.
   */
  readonly stream?: Pick<OpenBodyOptions, 'silence' | 'errorOf'> | undefined;
  /** A success beyond these fails; null where its first part is enough, as it is of an error. */
  readonly limits: ReplyLimits | null;
  /** Milliseconds until the call's deadline; null without one. */
  readonly remaining: number | null;
  readonly signal: AbortSignal | undefined;
  /** For the memory of the reply's body, which the caller gives back. */
  readonly lease: ByteLease;
}

/** Sends the request once, without following redirects. Never throws; a failure is returned. */
export async function attempt(request: Attempt): Promise<Reply | RequestFailure> {
  const { signal, remaining, timeout, stream } = request;
  if (signal?.aborted === true) return { ...ABORTED, unsent: true };
  const cutOff = createCutOff(signal, remaining);
  const lacking = stream === undefined ? 'no whole reply' : 'no reply';
  const late = requestFailure('timeout', `${lacking} within ${timeout / 1000} s`);
  const watch = new ConnectionWatch();
  const work = (running: RunningLimit): Promise<Reply> => exchange(request, watch, cutOff, running);
  const result = await cutOff.within(timeout, late, work).catch(failureOf);
  // A stream can be cut off until its end, and releases it then.
  if (!('stream' in result)) cutOff.release();
  if (!('kind' in result)) {
    if (!('stream' in result)) watch.end();
    return result;
  }
  watch.abandon();
  if (watch.wasConnected) return { ...result, unsent: false };
  const reason = result.kind === 'timeout' ? `no connection within ${timeout / 1000} s` : result.reason;
  return { ...result, reason, unsent: true };
}

async function exchange(
  request: Attempt,
  watch: ConnectionWatch,
  cutOff: CutOff,
  running: RunningLimit,
): Promise<Reply> {
  const { lease, stream } = request;
  const { signal } = cutOff;
  const { answer, end } = await sendOnce(request, watch, signal, running);
  try {
    const { status, header } = answer;
    if (isSuccess(answer) && stream !== undefined) {
      const body = isGzip(answer) ? decode(answer, answer.body, false) : answer.body;
      return { status, header, body: Buffer.alloc(0), stream: openBody(body, { cutOff, ...stream, failureOf }) };
    }
    const limits = isSuccess(answer) ? request.limits : null;
    const obtain = async (bytes: number): Promise<void> => {
      // The service is not to blame for this wait.
      if (!(await running.suspend(lease.grow(bytes, signal)))) throw new Error('cut off');
    };
    return { status, header, body: await readWhole(answer, { limits, signal, obtain }) };
  } finally {
    end();
  }
}

async function readWhole(answer: Answer, options: ReadBodyOptions): Promise<Buffer> {
  if (options.limits === null) return await readBody(decode(answer, answer.body, false), options);
  const found = await decodeAtOnce(answer);
  return await readBody(Buffer.isBuffer(found) ? [found] : decode(answer, found, true), options);
}

/** `end` stops the rest of the request: a service that refuses it early may not read on. */
async function sendOnce(
  { body, agent, ...request }: Attempt,
  watch: ConnectionWatch,
  signal: AbortSignal,
  { restart }: RunningLimit,
): Promise<{ readonly answer: Answer; readonly end: () => void }> {
  if (body === null || Buffer.isBuffer(body)) {
    return { answer: await sendPlain({ ...request, agent, body }, watch), end: () => undefined };
  }
  // Few steps upload large files.
  const { sendFetched } = await import('./fetched-request.ts');
  return await sendFetched({ ...request, agent: watch.watched(agent) }, { content: body, signal, onMove: restart });
}

function failureOf(error: unknown): RequestFailure {
  if (error instanceof Excess) return requestFailure('oversize', error.message);
  const { message = String(error) } = Object(error) as Partial<Error>;
  if (isNoTls(message)) return requestFailure('network', 'the reply is not TLS', NO_TLS);
  const code = errorCode(error);
  const text = message.replace(/^request to \S+ failed, reason: /u, '');
  // When every address of a host refuses, Node's error has a code and no message.
  const reason = code === null || text.includes(code) ? text : `${code} ${text}`.trim();
  return requestFailure('network', reason, code);
}

/** By OpenSSL's words: a reply in plain http, which it takes for a record of TLS. */
function isNoTls(message: string): boolean {
  return /:(?:wrong version number|packet length too long|http request|record layer failure):/u.test(message);
}

function errorCode(error: unknown): string | null {
  return (Object(error) as Partial<NodeJS.ErrnoException>).code ?? null;
}
