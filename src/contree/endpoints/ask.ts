import type { ContreeError } from '../contree-error.ts';
import { onOneLine } from '../failure-text.ts';
import { type RedactStream, redactStreams } from '../redact-stream.ts';
import type { OpenReply, Reply } from '../reply.ts';
import { type Connection, type Exchange, nonsense, openStream, type Request, send } from '../send.ts';
import type { Call } from '../types.ts';
import type { Decoded, DecodedRows } from '../wire/fields.ts';

/** What an endpoint needs of the rest of the client. */
export interface Ask {
  /** Throws `ContreeError`. */
  readonly send: (request: Request, call: Call | undefined) => Promise<Exchange>;
  /** A reply whose body is still to be read, or one that the request counts among its answers; throws `ContreeError`. */
  readonly open: (request: Request, call: Call | undefined) => Promise<OpenReply | Reply>;
  /** The decoded value; throws `ContreeError` of kind `protocol` when there is none. */
  readonly value: <Value>(exchange: Exchange, decoded: Decoded<Value>) => Value;
  /** The decoded rows, with a warning about those that made no sense; throws when it is no list at all. */
  readonly rows: <Value>(exchange: Exchange, decoded: DecodedRows<Value> | null) => DecodedRows<Value>;
  /** Takes secrets out of bytes that come piece by piece. */
  readonly redactStream: () => RedactStream;
  /** What an answer that makes no sense is: a `ContreeError` of kind `protocol`; `reason` says what is wrong with it. */
  readonly nonsense: (request: Request, reason: string) => ContreeError;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export function createAsk(connection: Connection, onWarning: (message: string) => void): Ask {
  /** Paths that were warned of: a listing is asked for again and again, and is as wrong the next time. */
  const warned = new Set<string>();
  return {
    send: (request, call) => send(connection, request, call),
    open: (request, call) => openStream(connection, request, call),
    redactStream: redactStreams(connection.secrets),
    nonsense: (request, reason) => nonsense(connection, { request, attempts: 1 }, reason),
    now: () => connection.clock.now(),
    value: (exchange, decoded) => {
      if ('problem' in decoded) throw nonsense(connection, exchange, `the reply is ${decoded.problem}`);
      return decoded.value;
    },
    rows: (exchange, decoded) => {
      if (decoded === null) throw nonsense(connection, exchange, 'the reply is no list');
      const { rows, problems } = decoded;
      const { method, path } = exchange.request;
      if (problems.length > 0 && !warned.has(path)) {
        warned.add(path);
        const left = `left out ${problems.length} of ${rows.length + problems.length} rows`;
        onWarning(`${method} ${path}: ${left}: ${onOneLine(connection.redact(problems.join('; ')))}.`);
      }
      return decoded;
    },
  };
}

/** A JSON body; a field that is undefined is left out of it. */
export function jsonBody(value: object): NonNullable<Request['body']> {
  return { type: 'application/json', bytes: Buffer.from(JSON.stringify(value)) };
}

/**
 * A query with its question mark, or nothing when no field is given. An undefined field is left out; `/` stays as it
 * is, as the service's own clients send it.
 */
export function query(fields: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const pairs = Object.entries(fields)
    .filter((pair): pair is [string, string | number | boolean] => pair[1] !== undefined)
    .map(([name, value]) => `${name}=${encode(typeof value === 'boolean' ? Number(value) : value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/**
 * One segment of a path. Throws a `RangeError` for an empty one and for `.` and `..`, which would make the address that
 * of something else.
 */
export function segment(text: string): string {
  if (['', '.', '..'].includes(text)) throw new RangeError(`"${text}" is no identifier.`);
  return encodeURIComponent(text.toWellFormed());
}

function encode(value: string | number): string {
  return encodeURIComponent(String(value).toWellFormed()).replaceAll('%2F', '/');
}
