import { type Backoff, backoffDelay } from './backoff.ts';
import { DEFERRED_STATUSES, type RequestFailure, TRANSIENT_STATUSES } from './contree-error.ts';

/** The most tries of a call without a deadline. */
export const MOST_TRIES = 5;

/** The connection was never made, so the service cannot have received the request. */
const UNSENT_CODES: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];
/** The reply of a gateway that lost the reply of the service behind it, or waited too long for one. */
const LOST_REPLY_STATUSES: readonly number[] = [408, 502, 504];
/** Another try fails in the same way: a certificate that is not trusted, a reply that is too large, a body that cannot be read. */
const PERMANENT_CODES = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH|TOO_LARGE|UNREADABLE_BODY/u;

/** Whether the failure may pass and sending the request again does no harm. */
export function mayRetry(failure: RequestFailure, idempotent: boolean): boolean {
  const { kind, status, code } = failure;
  if (kind === 'aborted' || kind === 'deadline' || PERMANENT_CODES.test(code ?? '')) return false;
  if (status === null) return idempotent || isUnsent(failure);
  if (DEFERRED_STATUSES.includes(status)) return true;
  return idempotent && (status >= 500 || TRANSIENT_STATUSES.includes(status));
}

/** Whether the service may have carried the request out although no reply of its own says so. */
export function mayHaveActed(failure: RequestFailure): boolean {
  return failure.status === null ? !isUnsent(failure) : LOST_REPLY_STATUSES.includes(failure.status);
}

function isUnsent({ code }: RequestFailure): boolean {
  return UNSENT_CODES.includes(code ?? '');
}

const BACKOFF: Backoff = { base: 250, cap: 10_000, jitter: 1 };
/** Milliseconds: a longer `Retry-After` is shortened to this when there is no deadline. */
const LONGEST_RETRY_AFTER = 60_000;
/** Milliseconds: keeps a `Retry-After: 0` from becoming a busy loop. */
const LEAST_DELAY = 50;

/**
 * Milliseconds to wait after the failed try number `tries`: what the service asks for, otherwise exponential backoff with
 * full jitter. `random` is from 0 up to but not including 1.
 */
export function delayAfter(failure: RequestFailure, tries: number, hasDeadline: boolean, random: number): number {
  const { retryAfter } = failure;
  if (retryAfter === null) return Math.max(LEAST_DELAY, Math.round(backoffDelay(BACKOFF, tries, random)));
  return Math.max(LEAST_DELAY, hasDeadline ? retryAfter : Math.min(retryAfter, LONGEST_RETRY_AFTER));
}
