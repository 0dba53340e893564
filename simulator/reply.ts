import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { BodyFault } from './faults.ts';
import { quickGzip } from './large-gzip.ts';

interface Head {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
}

/** A route's reply as data, so that a fault can still cut, replace or drop it. */
export type Reply =
  | (Head & { readonly form: 'bytes'; readonly bytes: Buffer })
  | (Head & { readonly form: 'stream'; readonly stream: Readable })
  | (Head & { readonly form: 'live'; readonly write: LiveWriter });

/** Writes a body over time, with or without a fault. */
export type LiveWriter = (response: ServerResponse, gzip: boolean, fault: BodyFault | null) => void;

export interface SendOptions {
  /** The client takes gzip and the simulator gives it. */
  readonly gzip: boolean;
  /** A HEAD request: the same headers, no body. */
  readonly head: boolean;
  /** The fault of a live body; null for none. */
  readonly fault: BodyFault | null;
}

export function json(value: unknown, status = 200, headers: OutgoingHttpHeaders = {}): Reply {
  const bytes = Buffer.from(JSON.stringify(value));
  return { form: 'bytes', status, bytes, headers: { 'content-type': 'application/json', ...headers } };
}

export function text(value: string, status = 200, headers: OutgoingHttpHeaders = {}): Reply {
  const bytes = Buffer.from(value);
  return { form: 'bytes', status, bytes, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } };
}

export function empty(status: number, headers: OutgoingHttpHeaders = {}): Reply {
  return { form: 'bytes', status, bytes: Buffer.alloc(0), headers };
}

export function stream(content: Readable, headers: OutgoingHttpHeaders): Reply {
  return { form: 'stream', status: 200, stream: content, headers };
}

/** A reply that is written over time, such as an event stream. */
export function live(headers: OutgoingHttpHeaders, write: LiveWriter): Reply {
  return { form: 'live', status: 200, headers, write };
}

/** Whether an `Accept-Encoding` header takes gzip (RFC 9110, section 12.5.3; weights other than 0 are all the same). */
export function acceptsGzip(header: string | string[] | undefined): boolean {
  return String(header ?? '')
    .split(',')
    .some((coding) => /^\s*gzip\s*(;\s*q\s*=\s*(1|0?\.\d*[1-9]|0\.0*[1-9]\d*).*)?$/i.test(coding));
}

/** Sends a whole reply. Settles when the connection has the body, or when the client disconnects. */
export async function send(response: ServerResponse, reply: Reply, options: SendOptions): Promise<void> {
  const encoded =
    options.gzip &&
    reply.headers['content-encoding'] === undefined &&
    (reply.form !== 'bytes' || reply.bytes.length > 0);
  const headers = { ...reply.headers, ...(encoded ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}) };
  if (reply.form === 'bytes') {
    const bytes = encoded ? quickGzip(reply.bytes) : reply.bytes;
    const length = reply.status === 204 ? {} : { 'content-length': bytes.length };
    response.writeHead(reply.status, { ...headers, ...length });
    response.end(options.head ? undefined : bytes);
    return;
  }
  response.writeHead(reply.status, headers);
  if (options.head) {
    if (reply.form === 'stream') reply.stream.destroy();
    response.end();
  } else if (reply.form === 'live') {
    reply.write(response, encoded, options.fault);
  } else if (encoded) {
    await pipeline(reply.stream, createGzip(), response);
  } else {
    await pipeline(reply.stream, response);
  }
}

/** Promises the whole body in `Content-Length`, sends half of it and breaks the connection. */
export async function sendCut(response: ServerResponse, reply: Reply): Promise<void> {
  const bytes = await bodyOf(reply);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

async function bodyOf(reply: Reply): Promise<Buffer> {
  // An empty body gets two bytes, so that one of them can be missing.
  const spare = Buffer.from('{}');
  if (reply.form === 'bytes') return reply.bytes.length > 0 ? reply.bytes : spare;
  return reply.form === 'stream' ? await buffer(reply.stream) : spare;
}
