import type { RequestFailure } from './reply.ts';

/**
 * When a request is sent again, and how long after. The service rejects 425 and 429 before it looks at the request, so
 * they are safe for any method; what else may pass is safe only where sending twice does no more than sending once.
 */
const ANY_METHOD_STATUSES: readonly number[] = [425, 429];
/** 408 is a gateway that waited too long, 410 the service's "finished, not readable yet". */
const IDEMPOTENT_STATUSES: readonly number[] = [408, 410];
/** The connection was never made, so the service cannot have received the request. */
const UNSENT_CODES: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];
/** The reply of a gateway that lost the reply of the service behind it. */
const LOST_REPLY_STATUSES: readonly number[] = [502, 504];
/** What another try meets again: a certificate that is not trusted, and a reply that is too large. */
const PERMANENT_CODES = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH|TOO_LARGE/u;

/** Tries in all, of a call without a deadline. */
export const MOST_TRIES = 5;
/** Milliseconds: how much of a `Retry-After` is honoured without a deadline. */
const LONGEST_RETRY_AFTER = 60_000;
/** Milliseconds: the first step of the back-off, the highest, and the least wait of any kind, which keeps a `Retry-After: 0` from a busy loop. */
const FIRST_STEP = 250;
const HIGHEST_STEP = 10_000;
const LEAST_DELAY = 50;

/** Whether the trouble may pass and sending the request again does no harm. */
export function mayRetry(trouble: RequestFailure, idempotent: boolean): boolean {
  const { kind, status, code } = trouble;
  if (kind === 'aborted' || kind === 'deadline') return false;
  if (code !== null && PERMANENT_CODES.test(code)) return false;
  if (status === null) return idempotent || isUnsent(trouble);
  if (ANY_METHOD_STATUSES.includes(status)) return true;
  return idempotent && (status >= 500 || IDEMPOTENT_STATUSES.includes(status));
}

/** Whether the service may have carried the request out although no reply of its own says so. */
export function mayHaveActed(trouble: RequestFailure): boolean {
  return trouble.status === null ? !isUnsent(trouble) : LOST_REPLY_STATUSES.includes(trouble.status);
}

function isUnsent({ code }: RequestFailure): boolean {
  return code !== null && UNSENT_CODES.includes(code);
}

/**
 * Milliseconds to wait after the failed try number `tries`: what the service asks for, else exponential back-off with
 * full jitter. `random` is from 0 up to but not including 1.
 */
export function delayAfter(trouble: RequestFailure, tries: number, hasDeadline: boolean, random: number): number {
  if (trouble.retryAfter !== null) {
    const asked = hasDeadline ? trouble.retryAfter : Math.min(trouble.retryAfter, LONGEST_RETRY_AFTER);
    return Math.max(LEAST_DELAY, asked);
  }
  const step = Math.min(HIGHEST_STEP, FIRST_STEP * 2 ** (tries - 1));
  return Math.max(LEAST_DELAY, Math.round(random * step));
}

const SECONDS = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/u;
/** The three forms of RFC 9110, section 5.6.7; anything else `Date.parse` understands is not an HTTP date. */
const HTTP_DATE =
  /^(?:[a-z]{3,9}, \d{2}[ -][a-z]{3}[ -]\d{2,4} [\d:]{8} gmt|[a-z]{3} [a-z]{3} [ \d]\d [\d:]{8} \d{4})$/iu;

/**
 * Milliseconds from `now` that a `Retry-After` header asks to wait, never negative; null for an absent header and for
 * one that is neither seconds (fractions allowed) nor an HTTP date, `inf` and `nan` included. `now` is in milliseconds
 * since the epoch.
 */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (SECONDS.test(text)) {
    const milliseconds = Math.max(0, Number(text) * 1000);
    return Number.isFinite(milliseconds) ? milliseconds : null;
  }
  if (!HTTP_DATE.test(text)) return null;
  const instant = Date.parse(text.toLowerCase().endsWith('gmt') ? text : `${text} GMT`);
  return Number.isNaN(instant) ? null : Math.max(0, instant - now);
}
