import { type Backoff, backoffDelay } from './backoff.ts';
import { DEFERRED_STATUSES, TRANSIENT_STATUSES } from './contree-error.ts';
import type { RequestFailure } from './reply.ts';

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
const BACKOFF: Backoff = { base: 250, cap: 10_000, jitter: 1 };
/** Milliseconds: keeps a `Retry-After: 0` from becoming a busy loop. */
const LEAST_DELAY = 50;

/** Whether the trouble may pass and sending the request again does no harm. */
export function mayRetry(trouble: RequestFailure, idempotent: boolean): boolean {
  const { kind, status, code } = trouble;
  if (kind === 'aborted' || kind === 'deadline') return false;
  if (code !== null && PERMANENT_CODES.test(code)) return false;
  if (status === null) return idempotent || isUnsent(trouble);
  if (DEFERRED_STATUSES.includes(status)) return true;
  return idempotent && (status >= 500 || TRANSIENT_STATUSES.includes(status));
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
  return Math.max(LEAST_DELAY, Math.round(backoffDelay(BACKOFF, tries, random)));
}
