/** How long to wait between tries that fail; all times in milliseconds. */
export interface Backoff {
  /** Before the second try; it doubles with each further one. */
  readonly base: number;
  /** The longest wait; unlimited when not given. */
  readonly cap?: number;
  /** The share of a wait that is left to chance: 0, when not given, is none, and 1 is full jitter. */
  readonly jitter?: number;
}

/** Milliseconds to wait after the failed try number `attempt`, from 1. `random` is from 0 up to but not including 1. */
export function backoffDelay({ base, cap = Infinity, jitter = 0 }: Backoff, attempt: number, random: number): number {
  return Math.min(base * 2 ** (attempt - 1), cap) * (1 - jitter + jitter * random);
}

/** The delay, shortened or lengthened by up to this share of it, so that steps that started together do not ask together. */
export function spread(delay: number, share: number, random: number): number {
  return delay * (1 - share + 2 * share * random);
}

const SECONDS = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/u;
/** The three forms of RFC 9110, section 5.6.7; anything else `Date.parse` understands is not an HTTP date. */
const HTTP_DATE =
  /^(?:[a-z]{3,9}, \d{2}[ -][a-z]{3}[ -]\d{2,4} [\d:]{8} gmt|[a-z]{3} [a-z]{3} [ \d]\d [\d:]{8} \d{4})$/iu;

/** Milliseconds: a service that asks for more is asked again after this. */
const LONGEST_RETRY_AFTER = 3_600_000;

/** A header's value; null when the reply has none of this name. */
type HeaderOf = (name: string) => string | null;

/**
 * Milliseconds that a reply asks to wait before the next request, at most an hour; null when it does not. A date is read
 * against the reply's own `Date`, since the service's clock need not be the runner's; `now`, the runner's, counts only without
 * one.
 */
export function retryAfterOf(header: HeaderOf, now: number): number | null {
  const delay = parseRetryAfter(header('Retry-After'), parseHttpDate(header('Date')) ?? now);
  return delay === null ? null : Math.min(delay, LONGEST_RETRY_AFTER);
}

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
  const instant = parseHttpDate(text);
  return instant === null ? null : Math.max(0, instant - now);
}

/** Milliseconds since the epoch of an HTTP date; null for any other text, and for null. */
export function parseHttpDate(text: string | null): number | null {
  if (text === null || !HTTP_DATE.test(text)) return null;
  const instant = Date.parse(/gmt$/iu.test(text) ? text : `${text} GMT`);
  return Number.isNaN(instant) ? null : instant;
}
