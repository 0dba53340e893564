import { STATUS_CODES } from 'node:http';
import type { Reply } from './reply.ts';
import { jsonText } from './wire/json-text.ts';

const LONGEST_REASON = 300;
/** How much of a text is looked at: far more than is shown, and little enough that no pattern takes long over it. */
const LONGEST_TEXT = 8192;

/** The service's own message in an error reply: JSON of either generation, HTML, plain text or nothing. */
export function reasonOf(reply: Reply): string {
  const text = decodeText(reply.body);
  const said = messageOf(text) ?? withoutTags(text.slice(0, LONGEST_TEXT));
  const reason = onOneLine(said) === '' ? (STATUS_CODES[reply.status] ?? 'no message from the service') : said;
  const location = reply.status >= 300 && reply.status < 400 ? reply.header('Location') : null;
  return location === null ? reason : `${onOneLine(reason)}, to ${location}`;
}

/** A body as text: UTF-8, without a byte order mark. */
export function decodeText(body: Buffer): string {
  return new TextDecoder().decode(body);
}

/** One line of at most 300 characters, fit to be followed by a full stop. */
export function onOneLine(text: string): string {
  const line = text
    .slice(0, LONGEST_TEXT)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const short = line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON - 1)}…` : line;
  return short.toWellFormed().replace(/\.{1,300}$/u, '');
}

/** `{error, status, traceback?}` is the current form, `{error, message, details}` the older one; `error` may be anything. */
function messageOf(text: string): string | null {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return null; // Not JSON: the caller shows the text as it is.
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return asText(body);
  const fields = new Map<string, unknown>(Object.entries(body));
  const parts = ['error', 'message', 'details'].map((name) => asText(fields.get(name))).filter((part) => part !== '');
  return parts.length === 0 ? text : [...new Set(parts)].join(': ');
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  const isEmpty =
    value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
  return isEmpty ? '' : jsonText(value);
}

function withoutTags(text: string): string {
  if (!text.trimStart().startsWith('<')) return text;
  const title = /<title[^<>]{0,100}>([^<]+)/iu.exec(text)?.[1];
  return title ?? text.replaceAll(/<(?:script|style)[^<>]*>[^<]*/giu, ' ').replaceAll(/<[^<>]*>?/gu, ' ');
}
