import { HttpError } from './http-error.ts';

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export interface Period {
  /** Milliseconds since the epoch, both included. */
  readonly since: number;
  readonly until: number;
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `limit` (1 to 1,000, default 100) and `offset` (default 0). Throws `HttpError` 400 for other values. */
export function pageOf(query: URLSearchParams): Page {
  return { limit: whole(query, 'limit', 100, 1, 1000), offset: whole(query, 'offset', 0, 0, Number.MAX_SAFE_INTEGER) };
}

/** `since` and `until`: ISO 8601, seconds since the epoch, or an interval back from `now` such as `15m`. */
export function periodOf(query: URLSearchParams, now: number): Period {
  return {
    since: moment(query.get('since'), 'since', now) ?? -Infinity,
    until: moment(query.get('until'), 'until', now) ?? Infinity,
  };
}

export function within(period: Period, time: number): boolean {
  return time >= period.since && time <= period.until;
}

export function paged<T>(rows: readonly T[], page: Page): readonly T[] {
  return rows.slice(page.offset, page.offset + page.limit);
}

/** A whole number from the query. Throws `HttpError` 400 when it is none or out of range. */
export function whole(query: URLSearchParams, name: string, fallback: number, least: number, most: number): number {
  const given = query.get(name);
  if (given === null) return fallback;
  const value = Number(given);
  if (!/^\d+$/.test(given) || value < least || value > most) {
    throw new HttpError(400, `${name} must be a whole number from ${least} to ${most}, not "${given}"`);
  }
  return value;
}

function moment(given: string | null, name: string, now: number): number | null {
  if (given === null) return null;
  if (/^\d+(\.\d+)?$/.test(given)) return Number(given) * 1000;
  const interval = /^(\d+)([smhdw])$/.exec(given);
  if (interval !== null) return now - Number(interval[1]) * (UNIT_MS[interval[2] ?? ''] ?? 0);
  const time = /^\d{4}-\d\d-\d\d/.test(given) ? Date.parse(given) : NaN;
  if (Number.isNaN(time)) throw new HttpError(400, `${name} is neither a date nor an interval: "${given}"`);
  return time;
}
