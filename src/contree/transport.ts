import fetch, { type Response } from 'node-fetch';
import type { Agent } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { constants, createGunzip, gunzip, gunzipSync, type ZlibOptions } from 'node:zlib';
import { GIVEN_UP, watchOver, type CutOff } from './cut-off.ts';
import { openedBody } from './opened-body.ts';
import { requestFailure, type OpenReply, type Reply, type RequestFailure } from './reply.ts';

/** One HTTP request, sent once. */
export interface Attempt {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  readonly agent: Agent;
  /** Milliseconds for the whole exchange, body included; of a body that is handed over, for the headers. */
  readonly timeout: number;
  /** Milliseconds without a piece after which a body that is handed over is given up. */
  readonly silence: number;
  /** Milliseconds until the call's deadline; null without one. */
  readonly remaining: number | null;
  readonly signal: AbortSignal | undefined;
}

/** Bytes of a body that are read at most: of a success, beyond which the reply is refused, and of an error. */
export const SUCCESS_LIMIT = 64 * 1024 * 1024;
export const ERROR_LIMIT = 1024 * 1024;

/** Bytes of a compressed body that count as small. */
const SMALL = 64 * 1024;

const unzipInThread = promisify<Buffer, ZlibOptions, Buffer>(gunzip);

class TooLarge extends Error {}

/** Sends the request once, following no redirect. Never throws: what goes wrong comes back as trouble. */
export async function attempt(request: Attempt): Promise<Reply | RequestFailure> {
  return await exchange(request, 'no whole reply', async ({ signal }) => await whole(await begin(request, signal)));
}

/**
 * The same, but of a success the body is handed over once the headers came: then `silence` limits the time between two
 * pieces of it. What goes wrong with it is what the stream ends with, as an error by `failed`.
 */
export async function open(
  request: Attempt,
  failed: (why: RequestFailure) => Error,
): Promise<OpenReply | Reply | RequestFailure> {
  return await exchange(request, 'no reply', async (cutOff) => {
    const response = await begin(request, cutOff.signal);
    if (!response.ok) return await whole(response);
    const watch = { cutOff, silence: request.silence, failed, describe };
    return { ...head(response), stream: openedBody(decoded(response), watch) };
  });
}

async function exchange<Result extends Reply | OpenReply>(
  { signal, remaining, timeout }: Attempt,
  missing: string,
  work: (cutOff: CutOff) => Promise<Result>,
): Promise<Result | RequestFailure> {
  if (signal?.aborted === true) return requestFailure('aborted', GIVEN_UP);
  const cutOff = watchOver(signal, remaining);
  const late = requestFailure('timeout', `${missing} within ${timeout / 1000} s`);
  const result = await cutOff.within(timeout, late, work(cutOff)).catch(describe);
  // An open body is watched over until its end.
  if (!('stream' in result)) cutOff.release();
  return result;
}

/** The body is decoded here: the decoder of `fetch` takes a piece of a gzip stream for all of it. */
async function begin(request: Attempt, signal: AbortSignal): Promise<Response> {
  const { method, headers, body, agent } = request;
  return await fetch(request.url, { method, headers, body, agent, signal, compress: false, redirect: 'manual' });
}

function head({ status, headers }: Response): Pick<Reply, 'status' | 'header'> {
  return { status, header: (name) => headers.get(name) };
}

/** Of an error's body the first part will do; a success is whole or nothing. */
async function whole(response: Response): Promise<Reply> {
  const { ok } = response;
  if (!ok) return { ...head(response), body: await readBody(decoded(response), ERROR_LIMIT, false) };
  const body = await readBody(response.body, SUCCESS_LIMIT, true);
  return { ...head(response), body: isGzip(response) && body.length > 0 ? await unzip(body) : body };
}

/** A small body, as most are, is decoded at once: that takes less time than handing it to a thread and back. */
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
function decoded(response: Response): Readable {
  const { Z_SYNC_FLUSH, Z_FINISH } = constants;
  const { body, ok } = response;
  const decoder = isGzip(response)
    ? createGunzip({ flush: Z_SYNC_FLUSH, finishFlush: ok ? Z_FINISH : Z_SYNC_FLUSH })
    : new PassThrough();
  const source = (body ?? Readable.from([])) as Readable;
  // `pipeline` would throw away what was received and not decoded yet when the connection breaks.
  source.on('error', (error) => {
    decoder.once('end', () => decoder.destroy(error));
    decoder.write(Buffer.alloc(0), () => decoder.push(null));
  });
  decoder.on('error', ignore);
  decoder.on('close', () => source.destroy());
  return source.pipe(decoder);
}

/** @param isStrict whether a body beyond the limit is refused; else its first part is read */
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

function describe(error: unknown): RequestFailure {
  if (error instanceof TooLarge) {
    return requestFailure('protocol', `the reply is larger than ${SUCCESS_LIMIT} bytes`, 'TOO_LARGE');
  }
  const { message = String(error) } = Object(error) as Partial<Error>;
  const code = codeOf(error);
  const text = message.replace(/^request to \S+ failed, reason: /u, '');
  // When every address of a host refuses, Node's error has a code and no message.
  return requestFailure(
    'network',
    code === undefined || text.includes(code) ? text : `${code} ${text}`.trim(),
    code ?? null,
  );
}

function codeOf(error: unknown): string | undefined {
  return (Object(error) as Partial<NodeJS.ErrnoException>).code;
}

function ignore(): void {
  // Whoever reads the decoder is told.
}
