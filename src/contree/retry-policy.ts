import { type Backoff, backoffDelay } from './backoff.ts';
import { DEFERRED_STATUSES, type FailureKind, type RequestFailure, TRANSIENT_STATUSES } from './contree-error.ts';

/** The most tries of a call without a deadline. */
export const MOST_TRIES = 5;

/** Another try fails in the same way. */
const PERMANENT_KINDS: readonly FailureKind[] = ['aborted', 'deadline', 'oversize'];
/** A certificate that is not trusted, a port that does not speak TLS, and a body that cannot be read. */
const PERMANENT_CODES = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|HOSTNAME_MISMATCH|WRONG_VERSION_NUMBER|UNREADABLE_BODY/u;

/** Whether the failure may pass and sending the request again does no harm. */
export function mayRetry(failure: RequestFailure, idempotent: boolean): boolean {
  const { kind, status, code } = failure;
  if (PERMANENT_KINDS.includes(kind) || PERMANENT_CODES.test(code ?? '')) return false;
  if (status === null) return idempotent || failure.unsent === true;
  if (DEFERRED_STATUSES.includes(status)) return true;
  return idempotent && (status >= 500 || TRANSIENT_STATUSES.includes(status));
}

/**
 * Whether the service may have carried the request out although no reply of its own says so. A 408 or a 5xx is such a reply: a
 * gateway may have waited too long for the service, and the service may have failed behind the start. Only 425 and 429 say that
 * it did nothing (API reference, 5.2); a `Retry-After` beside a 503 does not.
 */
export function mayHaveActed(failure: RequestFailure): boolean {
  const { status } = failure;
  return status === null ? failure.unsent !== true : status === 408 || status >= 500;
}

const BACKOFF: Backoff = { base: 250, cap: 10_000, jitter: 1 };
/** Milliseconds: a longer `Retry-After` is shortened to this when there is no deadline. */
const LONGEST_RETRY_AFTER = 60_000;
/** Milliseconds: keeps chance from making it a busy loop. */
const LEAST_DELAY = 50;

/**
 * Milliseconds to wait after the failed try number `tries`: exponential backoff with full jitter, and at least as long as the
 * service asks for. A `Retry-After` of 0, or a date that has passed, ends no backoff: a service that always sends it would be
 * asked without a pause. `random` is from 0 up to but not including 1.
 */
export function delayAfter(failure: RequestFailure, tries: number, hasDeadline: boolean, random: number): number {
  const asked = Math.min(failure.retryAfter ?? 0, hasDeadline ? Infinity : LONGEST_RETRY_AFTER);
  return Math.max(LEAST_DELAY, Math.round(backoffDelay(BACKOFF, tries, random)), asked);
}
