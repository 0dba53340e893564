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
