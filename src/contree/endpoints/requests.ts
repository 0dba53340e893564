import { onOneLine } from '../failure-text.ts';
import { type RedactStream, redactStreams } from '../redact.ts';
import { type Connection, type Exchange, openStream, type Request, send } from '../send.ts';
import type { OpenReply, Reply } from '../transport.ts';
import type { Call } from '../types.ts';
import { decodeCreatedReply } from '../wire/created.ts';
import type { Decoded, DecodedRows } from '../wire/fields.ts';

/** How the endpoints send their requests. Every method that sends throws `ContreeError`. */
export interface Requests {
  readonly send: (request: Request, call?: Call) => Promise<Exchange>;
  /** The reply's body is open, unless the request counts it among its answers. */
  readonly open: (request: Request, call?: Call) => Promise<Exchange<OpenReply | Reply>>;
  /** The list below `path`. Rows that make no sense are left out, with a warning. */
  readonly list: <Row>(path: string, decode: DecodeRows<Row>, call?: Call) => Promise<List<Row>>;
  /** Whether anything is at a path. */
  readonly exists: (request: Pick<Request, 'path' | 'accept'>, call?: Call) => Promise<boolean>;
  /** Removes secrets from bytes that come piece by piece. */
  readonly redactStream: () => RedactStream;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

type DecodeRows<Row> = (json: unknown) => DecodedRows<Row> | null;

export interface List<Row> extends Pick<DecodedRows<Row>, 'rows' | 'payloads'> {
  /** How many rows the reply has, those that were left out included. */
  readonly received: number;
  readonly reply: Reply;
}

export function createRequests(connection: Connection, onWarning: (message: string) => void): Requests {
  /** Paths with a warning: a listing is requested again and again, and is as wrong the next time. */
  const warned = new Set<string>();
  const warn = (path: string, problems: readonly string[], received: number): void => {
    if (problems.length === 0 || warned.has(path)) return;
    warned.add(path);
    const reasons = onOneLine(connection.redact(problems.join('; ')));
    onWarning(`GET ${path}: left out ${problems.length} of ${received} rows: ${reasons}.`);
  };
  return {
    send: (request, call) => send(connection, request, call),
    open: (request, call) => openStream(connection, request, call),
    list: async (path, decode, call) => {
      const { json, reply, nonsense } = await send(connection, { method: 'GET', path }, call);
      const decoded = decode(json);
      if (decoded === null) throw nonsense('the reply is no list');
      const { rows, payloads, problems } = decoded;
      const received = rows.length + problems.length;
      warn(path, problems, received);
      return { rows, payloads, received, reply };
    },
    exists: async (request, call) => {
      const { reply } = await send(
        connection,
        { method: 'HEAD', reads: 'anything', answers: isNotFound, ...request },
        call,
      );
      return !isNotFound(reply.status);
    },
    redactStream: redactStreams(connection.secrets),
    now: () => connection.clock.now(),
  };
}

export function isNotFound(status: number): boolean {
  return status === 404;
}

/** The decoded value. Throws a `ContreeError` of kind `protocol` when there is none. */
export function valueOf<Value>({ nonsense }: Pick<Exchange, 'nonsense'>, decoded: Decoded<Value>): Value {
  if ('problem' in decoded) throw nonsense(`the reply is ${decoded.problem}`);
  return decoded.value;
}

/** The UUID that the reply names, as `decodeCreatedReply` finds it. */
export function createdBy(exchange: Exchange): string {
  return valueOf(exchange, decodeCreatedReply(exchange.reply));
}

/** A JSON body, without the fields that are undefined. */
export function jsonBody(value: object): NonNullable<Request['body']> {
  return { type: 'application/json', bytes: Buffer.from(JSON.stringify(value)) };
}

/**
 * A query with its question mark, or nothing when no field is given. An undefined field is left out; `/` stays as it is,
 * as the service's own clients send it.
 */
export function query(fields: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const text = String(typeof value === 'boolean' ? Number(value) : value).toWellFormed();
    return [`${name}=${encodeURIComponent(text).replaceAll('%2F', '/')}`];
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/**
 * One segment of a path. Throws a `RangeError` for an empty one and for `.` and `..`, which would lead to another
 * address.
 */
export function segment(text: string): string {
  if (['', '.', '..'].includes(text)) throw new RangeError(`"${text}" is no identifier.`);
  return encodeURIComponent(text.toWellFormed());
}
