import { STATUS_CODES } from 'node:http';
import type { Redact } from './redact.ts';
import type { Reply } from './transport.ts';
import { jsonText, parseJson } from './wire/fields.ts';

const LONGEST_REASON = 300;
/**
 * Characters of a text that are read: far more than are shown, and few enough to keep every pattern fast. A text is cut there
 * before secrets are removed, which takes the part of one that then ends the text for a secret too.
 */
const LONGEST_TEXT = 8192;

/**
 * The service's own message in an error reply: JSON of either generation, HTML, plain text or nothing. It is free of secrets,
 * and of any length.
 */
export function reasonOf({ body, header, status }: Reply, redact: Redact): string {
  const text = new TextDecoder().decode(body);
  const message = redactStart(messageOf(text) ?? withoutTags(redactStart(text, redact)), redact);
  const reason = onOneLine(message) === '' ? (STATUS_CODES[status] ?? 'no message from the service') : message;
  const location = status >= 300 && status < 400 ? header('Location') : null;
  return location === null ? reason : `${onOneLine(reason)}, to ${redact(location)}`;
}

/**
 * The first part of a body, as far as any of it is read, and not yet free of secrets: a failure that waits for its next try
 * must not hold all of a large one.
 */
export function startOf(body: Buffer): string {
  return new TextDecoder().decode(body.subarray(0, LONGEST_TEXT));
}

/** The first part of a text, free of secrets. */
export function redactStart(text: string, redact: Redact): string {
  return redact(text.slice(0, LONGEST_TEXT));
}

/**
 * Null when the text is no JSON. `{error, status, traceback?}` is the current form, `{error, message, details}` the older
 * one; `error` may be anything.
 */
function messageOf(text: string): string | null {
  const body = parseJson(text);
  if (body === undefined) return null;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return asText(body);
  const fields = new Map<string, unknown>(Object.entries(body));
  const parts = ['error', 'message', 'details', 'detail'].map((name) => asText(fields.get(name)));
  const said = [...new Set(parts)].filter((part) => part !== '');
  return said.length === 0 ? asText(body) : said.join(': ');
}

/**
 * Whether an error reply is in the service's own form: JSON with a text, an object or objects in `error` (API reference, 5.1).
 * Other servers answer at a wrong address.
 */
export function isFromService({ body }: Pick<Reply, 'body'>): boolean {
  const json = parseJson(new TextDecoder().decode(body));
  if (!isObject(json) || !('error' in json)) return false;
  const { error } = json;
  return typeof error === 'string' || (Array.isArray(error) ? error.every(isObject) : isObject(error));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** `body.timeout: must be positive`, from one of the errors that a validator lists. */
function violationText(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('msg' in value) || typeof value.msg !== 'string') return null;
  const place = 'loc' in value && Array.isArray(value.loc) ? value.loc.map(String).join('.') : '';
  return place === '' ? value.msg : `${place}: ${value.msg}`;
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  const violations = Array.isArray(value) ? value.map(violationText) : [];
  if (violations.length > 0 && !violations.includes(null)) return violations.join('; ');
  const isEmpty =
    value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  return isEmpty ? '' : jsonText(value);
}

function withoutTags(text: string): string {
  if (!text.trimStart().startsWith('<')) return text;
  const title = /<title[^<>]{0,100}>([^<]+)/iu.exec(text)?.[1];
  return title ?? text.replaceAll(/<(?:script|style)[^<>]*>[^<]*/giu, ' ').replaceAll(/<[^<>]*>?/gu, ' ');
}

/** One line of at most 300 characters, without a full stop at its end. The text must be free of secrets. */
export function onOneLine(text: string): string {
  const start = text.slice(0, LONGEST_TEXT);
  const line = start.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  const short = line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON - 1)}…` : line;
  return short.toWellFormed().replace(/\.{1,300}$/u, '');
}
