import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Refusal } from './refusal.ts';

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
  /** Aborted when the client's connection is gone. */
  readonly gone: AbortSignal;
  /** The body as a JSON object. Throws a 400 refusal for anything else. */
  fields(): Promise<Record<string, unknown>>;
}

/** Reads a JSON object and hands its text to `note` first. */
export async function readFields(body: Readable, note: (text: string) => void): Promise<Record<string, unknown>> {
  const content = await text(body);
  note(content);
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new Refusal(400, `The body is not JSON: ${String(error)}`);
  }
  if (!isRecord(value)) throw new Refusal(400, 'The body is not a JSON object');
  return value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A UUID in any of its usual spellings as lower-case with hyphens. Throws a 400 refusal for other text. */
export function uuidOf(value: string): string {
  const digits = value.toLowerCase().replaceAll('-', '');
  if (!/^[0-9a-f]{32}$/.test(digits)) throw new Refusal(400, `Not a UUID: ${value}`);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The value of a named segment. */
export function parameter(exchange: Exchange, name: string): string {
  return exchange.parameters[name] ?? '';
}

/** The query parameters that are flags: present and empty, or anything but `0`, means on. */
export function flag(query: URLSearchParams, name: string): boolean {
  return query.has(name) && query.get(name) !== '0';
}
