import { InvalidValue } from './values.ts';

const EXPECTATION =
  'is not a time: use an age such as 15m, 2h or 3d, or a date such as 2026-01-31 or 2026-01-31T08:30Z';

const SECONDS_PER_UNIT = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 } as const;
/** A hundred years: longer than any service has had operations. */
const LONGEST_INTERVAL = 36_525 * SECONDS_PER_UNIT.d;
const INTERVAL = /^(?=.)(?:(?<w>\d+)w)?(?:(?<d>\d+)d)?(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?$/;

/** Up to this many digits a bare number is an interval in seconds; a Unix time has had more since March 1973. */
const BARE_SECONDS = /^\d{1,8}$/;
const UNIX_TIME = /^\d{9,}$/;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME =
  /^(?:(?<date>\d{4}-\d{2}-\d{2})[Tt ])?(?<minutes>\d{2}:\d{2})(?::(?<seconds>\d{2})(?:\.(?<fraction>\d{1,9}))?)?(?:[Zz]|(?<hours>[+-]\d{2})(?::?(?<rest>\d{2}))?)?$/;

/**
 * A bound of a listing, for the service's `since` and `until`, which take ISO 8601 with an offset and intervals of one unit.
 * A date or time becomes the former, in UTC, a bare time of day being today's; a Unix time too. An interval back from now is
 * brought to a single unit (`1h30m` is `90m`). `now` is in milliseconds since the epoch.
 * @throws {InvalidValue}
 */
export function parseMoment(text: string, now: number): string {
  const moment = text.trim();
  const value = readInterval(moment) ?? readUnixTime(moment) ?? readTime(moment, now);
  if (value === null) throw new InvalidValue(text, EXPECTATION);
  return value;
}

/** The service's form of a moment in milliseconds since the epoch; null before the year 0 and after the year 9999. */
export function formatMoment(instant: number): string | null {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? null : isoOf(date, '');
}

function readInterval(text: string): string | null {
  const found = INTERVAL.exec(BARE_SECONDS.test(text) ? `${text}s` : text)?.groups;
  if (found === undefined) return null;
  const units = Object.entries(SECONDS_PER_UNIT);
  const seconds = units.reduce((sum, [unit, length]) => sum + Number(found[unit] ?? 0) * length, 0);
  if (seconds > LONGEST_INTERVAL) return null;
  if (seconds === 0) return '0s';
  // The smallest unit written always divides the sum.
  const fitting = units.find(([unit, length]) => found[unit] !== undefined && seconds % length === 0);
  return fitting === undefined ? null : `${String(seconds / fitting[1])}${fitting[0]}`;
}

function readUnixTime(text: string): string | null {
  return UNIX_TIME.test(text) ? formatMoment(Number(text) * 1000) : null;
}

function readTime(text: string, now: number): string | null {
  const found = TIME.exec(DATE.test(text) ? `${text}T00:00` : text)?.groups;
  if (found === undefined) return null;
  const day = found['date'] ?? new Date(now).toISOString().slice(0, 10);
  const local = `${day}T${String(found['minutes'])}:${found['seconds'] ?? '00'}`;
  // Dates such as 30 February and times such as 24:00 roll over in JavaScript instead of being refused.
  const asUtc = new Date(`${local}Z`);
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 19) !== local) return null;
  const zone = found['hours'] === undefined ? 'Z' : `${found['hours']}:${found['rest'] ?? '00'}`;
  const instant = new Date(`${local}${zone}`);
  return Number.isNaN(instant.getTime()) ? null : isoOf(instant, found['fraction'] ?? '');
}

/**
 * With `+00:00`, as the service's own examples have it: parsers of ISO 8601 that are older than the `Z` of RFC 3339, such as
 * Python's before 3.11, take no other, and fractions of three or six digits only.
 */
function isoOf(instant: Date, fraction: string): string | null {
  const iso = instant.toISOString();
  if (!/^\d{4}-/.test(iso)) return null;
  const digits = fraction.replace(/0+$/, '').slice(0, 6);
  const shown = digits === '' ? '' : `.${digits.padEnd(digits.length > 3 ? 6 : 3, '0')}`;
  return `${iso.slice(0, 19)}${shown}+00:00`;
}
