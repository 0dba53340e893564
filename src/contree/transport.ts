import fetch, { type Response } from 'node-fetch';
import type { Agent } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import type { ByteBudget, ByteLease } from './byte-budget.ts';
import { requestFailure, type RequestFailure } from './contree-error.ts';
import { ABORTED, createCutOff, type CutOff } from './cut-off.ts';
import { openBody, type OpenBodyOptions } from './opened-body.ts';
import { type ObtainMemory, readBody, TooLarge } from './read-body.ts';
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
   * Milliseconds for the whole exchange, body included; for the headers alone when a success is a stream. It begins again with
   * each piece of a streamed body that is sent.
   */
  readonly timeout: number;
  /** A success is a stream: how long it may be silent, in milliseconds, and the error that it ends with when it fails. */
  readonly stream?: Pick<OpenBodyOptions, 'silence' | 'errorOf'> | undefined;
  /** Milliseconds until the call's deadline; null without one. */
  readonly remaining: number | null;
  readonly signal: AbortSignal | undefined;
  /** Shared by all requests: what whole bodies hold until they were handed on. */
  readonly budget: ByteBudget;
}

/** The most bytes of a body that are read: a larger success is a failure, a larger error is cut. */
export const SUCCESS_LIMIT = 64 * 1024 * 1024;
export const ERROR_LIMIT = 1024 * 1024;

/** Sends the request once, without following redirects. Never throws; a failure is returned. */
export async function attempt(request: Attempt): Promise<Reply | RequestFailure> {
  const { signal, remaining, timeout, stream, budget } = request;
  if (signal?.aborted === true) return ABORTED;
  const cutOff = createCutOff(signal, remaining);
  const lease = budget.lease();
  const lacking = stream === undefined ? 'no whole reply' : 'no reply';
  const late = requestFailure('timeout', `${lacking} within ${timeout / 1000} s`);
  const result = await cutOff
    .within(timeout, late, (running) => exchange(request, { cutOff, running, lease }))
    .catch(failureOf);
  // Its reader takes it apart and writes it to disk before the next turn of the event loop, without any wait between.
  setImmediate(lease.release);
  // A stream can be cut off until its end, and releases it then.
  if (!('stream' in result)) cutOff.release();
  return result;
}

interface Running {
  readonly cutOff: CutOff;
  readonly running: RunningLimit;
  readonly lease: ByteLease;
}

async function exchange(request: Attempt, { cutOff, running, lease }: Running): Promise<Reply> {
  const { stream } = request;
  const { signal } = cutOff;
  const { response, end } = await sendOnce(request, signal, running);
  try {
    const head = { status: response.status, header: (name: string) => response.headers.get(name) };
    if (stream !== undefined && response.ok) {
      return { ...head, body: Buffer.alloc(0), stream: openBody(decode(response), { cutOff, ...stream, failureOf }) };
    }
    const obtain = async (bytes: number): Promise<void> => {
      // The service is not to blame for this wait.
      if (!(await running.suspend(lease.grow(bytes, signal)))) throw new Error('cut off');
    };
    return { ...head, body: await readWhole(response, obtain) };
  } finally {
    end();
  }
}

/** `end` stops what is left of the request, of which a service that refuses it early may read nothing more. */
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

/** The first part of an error's body is enough; a success must be whole. */
async function readWhole(response: Response, obtain: ObtainMemory): Promise<Buffer> {
  const bounds = response.ok
    ? ({ limit: SUCCESS_LIMIT, beyond: 'throw' } as const)
    : ({ limit: ERROR_LIMIT, beyond: 'cut' } as const);
  return await readBody({ source: response.body as Readable | null, isGzip: isGzip(response), ...bounds, obtain });
}

function isGzip({ headers, status }: Response): boolean {
  return headers.get('Content-Encoding') === 'gzip' && status !== 204;
}

/** The body of a success, decoded from gzip frame by frame. */
function decode(response: Response): Readable {
  const decoder = isGzip(response) ? createGunzip({ flush: constants.Z_SYNC_FLUSH }) : new PassThrough();
  const { body } = response;
  const source = (body ?? Readable.from([])) as Readable;
  // Not `pipeline`: when the connection breaks, it would drop what was received and not decoded yet.
  source.on('error', (error) => {
    decoder.once('end', () => decoder.destroy(error));
    decoder.write(Buffer.alloc(0), () => decoder.push(null));
  });
  // The decoder's reader gets the error.
  decoder.on('error', () => undefined);
  decoder.on('close', () => source.destroy());
  return source.pipe(decoder);
}

function failureOf(error: unknown): RequestFailure {
  if (error instanceof TooLarge) {
    return requestFailure('protocol', `the reply is larger than ${SUCCESS_LIMIT} bytes`, 'TOO_LARGE');
  }
  const { message = String(error) } = Object(error) as Partial<Error>;
  const code = codeOf(error);
  const text = message.replace(/^request to \S+ failed, reason: /u, '');
  // When every address of a host refuses, Node's error has a code and no message.
  const reason = code === undefined || text.includes(code) ? text : `${code} ${text}`.trim();
  return requestFailure('network', reason, code ?? null);
}

function codeOf(error: unknown): string | undefined {
  return (Object(error) as Partial<NodeJS.ErrnoException>).code;
}
