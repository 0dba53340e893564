import type { ContreeError } from '../errors.ts';
import { onOneLine } from '../reason.ts';
import { redactStreams, type RedactStream } from '../redact-stream.ts';
import type { OpenReply, Reply } from '../reply.ts';
import { nonsense, openStream, send, type Connection, type Exchange, type Request } from '../send.ts';
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
