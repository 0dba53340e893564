import fetch, { type Response } from 'node-fetch';
import type { Agent } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { constants, createGunzip, gzipSync } from 'node:zlib';
import type { ByteLease } from './byte-budget.ts';
import { watchConnection } from './connection-watch.ts';
import { requestFailure, type RequestFailure } from './contree-error.ts';
import { ABORTED, createCutOff, type CutOff } from './cut-off.ts';
import { NO_TLS } from './network-advice.ts';
import { openBody, type OpenBodyOptions } from './opened-body.ts';
import { Excess, readBody } from './read-body.ts';
import type { ReplyLimits } from './reply-limits.ts';
import type { RunningLimit } from './running-limit.ts';
import { streamBody, type StreamedBody } from './sent-body.ts';

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

/** Bytes of a piece that is decoded at a time, in a thread. */
const PIECE = 64 * 1024;
/**
 * The same of a short body, whose length is known: thousands of replies would each take a large buffer for a piece of little.
 */
const SHORT = { body: 4 * 1024, piece: 16 * 1024 };

/** Sends the request once, without following redirects. Never throws; a failure is returned. */
export async function attempt(request: Attempt): Promise<Reply | RequestFailure> {
  const { signal, remaining, timeout, stream } = request;
  if (signal?.aborted === true) return { ...ABORTED, unsent: true };
  const cutOff = createCutOff(signal, remaining);
  const lacking = stream === undefined ? 'no whole reply' : 'no reply';
  const late = requestFailure('timeout', `${lacking} within ${timeout / 1000} s`);
  const watch = watchConnection(request.agent);
  const work = (running: RunningLimit): Promise<Reply> => exchange({ ...request, agent: watch.agent }, cutOff, running);
  const result = await cutOff.within(timeout, late, work).catch(failureOf);
  // A stream can be cut off until its end, and releases it then.
  if (!('stream' in result)) cutOff.release();
  if (!('kind' in result)) return result;
  watch.abandon();
  if (watch.wasConnected()) return { ...result, unsent: false };
  const reason = result.kind === 'timeout' ? `no connection within ${timeout / 1000} s` : result.reason;
  return { ...result, reason, unsent: true };
}

async function exchange(request: Attempt, cutOff: CutOff, running: RunningLimit): Promise<Reply> {
  const { lease, stream } = request;
  const { signal } = cutOff;
  const { response, end } = await sendOnce(request, signal, running);
  try {
    const head = { status: response.status, header: (name: string) => response.headers.get(name) };
    if (response.ok && stream !== undefined) {
      const body = decode(response, false);
      return { ...head, body: Buffer.alloc(0), stream: openBody(body, { cutOff, ...stream, failureOf }) };
    }
    const limits = response.ok ? request.limits : null;
    const obtain = async (bytes: number): Promise<void> => {
      // The service is not to blame for this wait.
      if (!(await running.suspend(lease.grow(bytes, signal)))) throw new Error('cut off');
    };
    return { ...head, body: await readBody(decode(response, limits !== null), { limits, signal, obtain }) };
  } finally {
    end();
  }
}

/** `end` stops the rest of the request: a service that refuses it early may not read on. */
async function sendOnce(
  { method, url, headers, body, agent }: Attempt,
  signal: AbortSignal,
  { restart }: RunningLimit,
): Promise<{ response: Response; end: () => void }> {
  // The decoder of `fetch` takes a piece of a gzip stream for all of it.
  const options = { method, agent, signal, compress: false, redirect: 'manual' } as const;
  if (body === null || Buffer.isBuffer(body)) {
    return { response: await fetch(url, { ...options, headers, body }), end: () => undefined };
  }
  const sent = streamBody(body, restart);
  const length = { 'Content-Length': String(body.size) };
  const response = await fetch(url, { ...options, headers: { ...headers, ...length }, body: sent });
  return { response, end: () => sent.destroy() };
}

function isGzip({ headers }: Response): boolean {
  return headers.get('Content-Encoding') === 'gzip';
}

/**
 * The body, decoded from gzip frame by frame.
 * @param isWhole the first part of a body that breaks off is of no use
 */
function decode(response: Response, isWhole: boolean): Readable {
  const { Z_SYNC_FLUSH, Z_FINISH } = constants;
  const { body, ok } = response;
  const isShort = Number(response.headers.get('Content-Length') ?? Infinity) <= SHORT.body;
  const decoder = isGzip(response)
    ? createGunzip({
        chunkSize: isShort ? SHORT.piece : PIECE,
        flush: Z_SYNC_FLUSH,
        finishFlush: ok ? Z_FINISH : Z_SYNC_FLUSH,
      })
    : new PassThrough();
  const source = (body ?? Readable.from([])) as Readable;
  let isEmpty = true;
  source.once('data', () => (isEmpty = false));
  // Not `pipeline`: when the connection breaks, it would drop what was received and not decoded yet.
  source.on('error', (error) => {
    if (isWhole) {
      decoder.destroy(error);
      return;
    }
    decoder.once('end', () => decoder.destroy(error));
    decoder.write(Buffer.alloc(0), () => decoder.push(null));
  });
  // The decoder's reader gets the error.
  decoder.on('error', () => undefined);
  decoder.on('close', () => source.destroy());
  source.on('end', () => {
    // No body is no gzip and no failure, although its header says gzip.
    if (isEmpty && isGzip(response)) decoder.write(gzipSync(''));
    decoder.end();
  });
  return source.pipe(decoder, { end: false });
}

function failureOf(error: unknown): RequestFailure {
  if (error instanceof Excess) return requestFailure('oversize', error.message);
  const { message = String(error) } = Object(error) as Partial<Error>;
  if (isNoTls(message)) return requestFailure('network', 'the reply is not TLS', NO_TLS);
  const code = codeOf(error);
  const text = message.replace(/^request to \S+ failed, reason: /u, '');
  // When every address of a host refuses, Node's error has a code and no message.
  const reason = code === undefined || text.includes(code) ? text : `${code} ${text}`.trim();
  return requestFailure('network', reason, code ?? null);
}

/** By OpenSSL's words: a reply in plain http, which it takes for a record of TLS. */
function isNoTls(message: string): boolean {
  return /:(?:wrong version number|packet length too long|http request|record layer failure):/u.test(message);
}

function codeOf(error: unknown): string | undefined {
  return (Object(error) as Partial<NodeJS.ErrnoException>).code;
}
