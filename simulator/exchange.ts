import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { HttpError } from './http-error.ts';

/** One request as a route sees it. */
export interface Exchange {
  readonly method: string;
  /** Path below `/v1`, still encoded, without its query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Decoded values of the route's named segments. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The raw body; read it once, or ask for `fields`. */
  readonly body: Readable;
  /** The moment whose state it asks for, in milliseconds since the epoch: now, unless a fault makes it an earlier one. */
  readonly now: number;
  /** Aborted when the client's connection closes. */
  readonly gone: AbortSignal;
  /** The body as a JSON object. Throws `HttpError` 400 for anything else. */
  fields(): Promise<Record<string, unknown>>;
}

/** Reads a JSON object. `note` gets its text first. */
export async function readFields(body: Readable, note: (text: string) => void): Promise<Record<string, unknown>> {
  const content = await text(body);
  note(content);
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new HttpError(400, `The body is not JSON: ${String(error)}`);
  }
  if (!isRecord(value)) throw new HttpError(400, 'The body is not a JSON object');
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A UUID in lower case with hyphens; the text may have capitals or lack hyphens. Throws `HttpError` 400 for other text. */
export function uuidOf(value: string): string {
  const digits = value.toLowerCase().replaceAll('-', '');
  if (!/^[0-9a-f]{32}$/.test(digits)) throw new HttpError(400, `Not a UUID: ${value}`);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The value of a named segment. */
export function parameter(exchange: Exchange, name: string): string {
  return exchange.parameters[name] ?? '';
}

/** A flag in the query: on when it is present and not `0`. */
export function flag(query: URLSearchParams, name: string): boolean {
  return query.has(name) && query.get(name) !== '0';
}
