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
