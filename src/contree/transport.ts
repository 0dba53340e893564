import fetch, { type Response } from 'node-fetch';
import type { Agent } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { constants, createGunzip, gunzip, gunzipSync, type ZlibOptions } from 'node:zlib';
import { requestFailure, type RequestFailure } from './contree-error.ts';
import { ABORTED, createCutOff, type CutOff } from './cut-off.ts';
import { openBody, type OpenBodyOptions } from './opened-body.ts';

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
  readonly body: Buffer | null;
  readonly agent: Agent;
  /** Milliseconds for the whole exchange, body included; for the headers alone when a success is a stream. */
  readonly timeout: number;
  /** A success is a stream: how long it may be silent, in milliseconds, and the error that it ends with when it fails. */
  readonly stream?: Pick<OpenBodyOptions, 'silence' | 'errorOf'> | undefined;
  /** Milliseconds until the call's deadline; null without one. */
  readonly remaining: number | null;
  readonly signal: AbortSignal | undefined;
}

/** The most bytes of a body that are read: a larger success is a failure, a larger error is cut. */
export const SUCCESS_LIMIT = 64 * 1024 * 1024;
export const ERROR_LIMIT = 1024 * 1024;

/** Bytes of a compressed body that is decoded at once, which is then faster than a thread. */
const SMALL = 64 * 1024;

const unzipInThread = promisify<Buffer, ZlibOptions, Buffer>(gunzip);

class TooLarge extends Error {}

/** Sends the request once, without following redirects. Never throws; a failure is returned. */
export async function attempt(request: Attempt): Promise<Reply | RequestFailure> {
  const { signal, remaining, timeout, stream } = request;
  if (signal?.aborted === true) return ABORTED;
  const cutOff = createCutOff(signal, remaining);
  const lacking = stream === undefined ? 'no whole reply' : 'no reply';
  const late = requestFailure('timeout', `${lacking} within ${timeout / 1000} s`);
  const result = await cutOff.within(timeout, late, exchange(request, cutOff)).catch(failureOf);
  // A stream can be cut off until its end, and releases it then.
  if (!('stream' in result)) cutOff.release();
  return result;
}

async function exchange(request: Attempt, cutOff: CutOff): Promise<Reply> {
  const { method, url, headers, body, agent, stream } = request;
  const { signal } = cutOff;
  // The decoder of `fetch` takes a piece of a gzip stream for all of it.
  const response = await fetch(url, { method, headers, body, agent, signal, compress: false, redirect: 'manual' });
  const head = { status: response.status, header: (name: string) => response.headers.get(name) };
  if (stream === undefined || !response.ok) return { ...head, body: await readWhole(response) };
  return { ...head, body: Buffer.alloc(0), stream: openBody(decode(response), { cutOff, ...stream, failureOf }) };
}

/** The first part of an error's body is enough; a success must be whole. */
async function readWhole(response: Response): Promise<Buffer> {
  if (!response.ok) return await readBody(decode(response), ERROR_LIMIT, false);
  const body = await readBody(response.body, SUCCESS_LIMIT, true);
  return isGzip(response) && body.length > 0 ? await unzip(body) : body;
}

async function unzip(body: Buffer): Promise<Buffer> {
  const limit = { maxOutputLength: SUCCESS_LIMIT };
  try {
    return body.length <= SMALL ? gunzipSync(body, limit) : await unzipInThread(body, limit);
  } catch (error) {
    throw codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? new TooLarge() : error;
  }
}

function isGzip({ headers, status }: Response): boolean {
  return headers.get('Content-Encoding') === 'gzip' && status !== 204;
}

/** The body, decoded from gzip frame by frame. */
function decode(response: Response): Readable {
  const { Z_SYNC_FLUSH, Z_FINISH } = constants;
  const { body, ok } = response;
  const decoder = isGzip(response)
    ? createGunzip({ flush: Z_SYNC_FLUSH, finishFlush: ok ? Z_FINISH : Z_SYNC_FLUSH })
    : new PassThrough();
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

/** @param isStrict throw for a body beyond the limit; otherwise its first part is returned */
async function readBody(body: NodeJS.ReadableStream | null, limit: number, isStrict: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (isStrict && length > limit) throw new TooLarge();
    chunks.push(bytes);
    if (!isStrict && length >= limit) break;
  }
  return Buffer.concat(chunks);
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
