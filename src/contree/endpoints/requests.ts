import { onOneLine, redactStart } from '../failure-text.ts';
import { redactStreams } from '../redact.ts';
import { type ReplyLimits, USUAL_LIMITS } from '../reply-limits.ts';
import type { Connection } from '../connection.ts';
import type { Exchange, Request } from '../request.ts';
import { send } from '../send.ts';
import type { Call } from '../types.ts';
import { decodeCreatedReply } from '../wire/created.ts';
import type { Decode, Decoded, DecodedRows } from '../wire/fields.ts';

/** How the endpoints send their requests. Every method that sends throws `ContreeError`. */
export type Requests = ReturnType<typeof createRequests>;

export function createRequests(connection: Connection, onWarning: (message: string) => void) {
  /** Paths with a warning: a listing is requested again and again, and is as wrong the next time. */
  const warned = new Set<string>();
  const warn = (path: string, problems: readonly string[], received: number): void => {
    if (problems.length === 0 || warned.has(path)) return;
    warned.add(path);
    const reasons = onOneLine(redactStart(problems.join('; '), connection.redact));
    onWarning(
      `GET ${connection.redact(path)}: left out ${problems.length} of ${received} ${received === 1 ? 'row' : 'rows'}: ${reasons}.`,
    );
  };
  return {
    send: (request: Request, call?: Call) => send(connection, request, call),

    /** What the JSON of the reply says. */
    read: async <Value>(request: Request, decode: Decode<Value>, call?: Call): Promise<Value> => {
      const exchange = await send(connection, request, call);
      return valueOf(exchange, decode(exchange.json));
    },

    /** The list below `path`. Rows that make no sense are left out, with a warning; `received` counts them all. */
    list: async <Row>(
      path: string,
      decode: (json: unknown) => DecodedRows<Row> | null,
      call?: Call,
      limits: ReplyLimits = USUAL_LIMITS,
    ) => {
      const { json, reply, nonsense } = await send(connection, { method: 'GET', path, limits }, call);
      const decoded = decode(json);
      if (decoded === null) throw nonsense('the reply is no list');
      const { rows, payloads, problems } = decoded;
      const received = rows.length + problems.length;
      warn(path, problems, received);
      return { rows, payloads, received, reply };
    },

    /** Whether anything is at a path. */
    exists: async (place: Pick<Request, 'path' | 'accept'>, call?: Call): Promise<boolean> => {
      const request = { method: 'HEAD', reads: 'anything', answers: isNotFound, ...place } as const;
      return !isNotFound((await send(connection, request, call)).reply.status);
    },

    /** Returns the UUID that the reply names, as `decodeCreatedReply` finds it. */
    create: async (request: Omit<Request, 'reads'>, call?: Call): Promise<string> => {
      const exchange = await send(connection, { ...request, reads: 'anything' }, call);
      return valueOf(exchange, decodeCreatedReply(exchange.reply));
    },

    turn: connection.turn,
    redactStream: redactStreams(connection.secrets),
    /** Milliseconds since the epoch. */
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

/** A JSON body, without the fields that are undefined. */
export function jsonBody(value: object): NonNullable<Request['body']> {
  return { type: 'application/json', content: Buffer.from(JSON.stringify(value)) };
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
