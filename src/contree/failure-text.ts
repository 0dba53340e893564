import { STATUS_CODES } from 'node:http';
import type { RequestFailure } from './contree-error.ts';
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
 * The first part of a body, as far as any of it is read, and not yet free of secrets: a failure that waits for its next try must
 * not hold all of a large one.
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
  const parts = ['error', 'message', 'details'].map((name) => asText(fields.get(name))).filter((part) => part !== '');
  return parts.length === 0 ? text : [...new Set(parts)].join(': ');
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
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

/**
 * What the reader can do about it: one or more sentences, the last with a full stop.
 * @param permission what the request needs, as `permissionFor` has it
 */
export function adviceFor(failure: RequestFailure, ranOutOfTime: boolean, permission: string | null = null): string {
  const { kind, status, code } = failure;
  const advice = {
    ...KIND_ADVICE,
    status: adviceForStatus(status ?? 0, permission),
    network: adviceForNetwork(code ?? ''),
  };
  return `${advice[kind]}.${ranOutOfTime ? ' The deadline left no time to try again.' : ''}`;
}

const KIND_ADVICE = {
  timeout: 'The service or the way to it is slow: try again, or give a longer request timeout',
  deadline: 'Give more time, or see whether the service is reachable',
  protocol: 'Check that the base address is that of a ConTree service, and that no proxy answers in its place',
  oversize: 'It is not requested again: check that the base address is that of a ConTree service',
  aborted: 'Nothing is wrong with the service',
} as const;

const STATUS_ADVICE: ReadonlyMap<number, string> = new Map([
  [400, 'The request has a value that the service does not take; the message says which'],
  [401, 'Check the token: it is missing, mistyped or expired'],
  [404, 'There is no such thing in this project, or the base address is wrong'],
  [407, 'The proxy wants a user name and a password'],
  [409, 'Its present state does not allow this'],
  [410, 'It is not available, or not yet: try again later'],
  [413, 'It is larger than the service takes'],
  [422, 'The service cannot use this value or path'],
  [425, 'The service was not ready for this yet: try again later'],
  [429, 'Too many requests, or too many operations at a time: start fewer at once, or try again later'],
]);

function adviceForStatus(status: number, permission: string | null): string {
  if (status === 403) {
    return `The token lacks the permission ${permission ?? 'for this'}, or belongs to another project: check both`;
  }
  if (status >= 500) return 'The service has a problem of its own: try again later';
  if (status < 400) return 'No redirect is followed with a token: use the address it leads to';
  return STATUS_ADVICE.get(status) ?? 'The service does not accept this request';
}

function adviceForNetwork(code: string): string {
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH/u.test(code)) {
    return 'The certificate is not trusted: name the authority that signed it in NODE_EXTRA_CA_CERTS';
  }
  if (code.startsWith('ERR_PROXY')) {
    return 'The proxy does not let this through: check HTTPS_PROXY, HTTP_PROXY and NO_PROXY';
  }
  return 'Check the base address and the network; behind a proxy, set HTTPS_PROXY and NO_PROXY';
}
