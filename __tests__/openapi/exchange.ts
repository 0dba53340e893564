import { constants, gunzipSync } from 'node:zlib';
import type { ObservedExchange } from '../../simulator/simulator.ts';

/** A request and its reply, ready for the judge and for a file. */
export interface Exchange {
  readonly method: string;
  /** Below `/v1`, without the query; the whole path for a request elsewhere. */
  readonly resource: string;
  readonly query: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** The text of a JSON body that the simulator read. */
  readonly requestBody: string | null;
  readonly faulty: boolean;
  /** Null when the connection broke without a reply. */
  readonly status: number | null;
  readonly replyHeaders: Readonly<Record<string, string>>;
  /** Decompressed; null for a body that is no text. */
  readonly replyBody: string | null;
  /** Its length in bytes on the wire. */
  readonly replyLength: number;
  /** The reply ended in order. */
  readonly whole: boolean;
}

export function exchangeOf({ request, faulty, headers, body, whole }: ObservedExchange): Exchange {
  const [, query = ''] = /\?(.*)$/s.exec(request.path) ?? [];
  const replyHeaders = namesInLowerCase(headers ?? {});
  const type = replyHeaders['content-type'] ?? '';
  return {
    method: request.method,
    resource: request.resource,
    query,
    requestHeaders: namesInLowerCase(request.headers),
    requestBody: request.body,
    faulty,
    status: request.status,
    replyHeaders,
    replyBody: /json|^text\//.test(type) ? decompressed(body, replyHeaders['content-encoding']) : null,
    replyLength: body.length,
    whole,
  };
}

function namesInLowerCase(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** A stream that a client left early has no end of its compression. */
function decompressed(body: Buffer, encoding: string | undefined): string {
  if (encoding !== 'gzip' || body.length === 0) return body.toString('utf8');
  return gunzipSync(body, { finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8');
}
