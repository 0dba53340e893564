import { InvalidValue } from './values.ts';

const EXPECTATION =
  'is not a moment: use a date or time such as 2026-01-31, 2026-01-31T08:30Z or 08:30 (UTC unless a zone is given), ' +
  'or an interval back from now such as 15m, 2h, 3d, 1w';

const SECONDS_PER_UNIT = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 } as const;
/** A hundred years: longer than any service has had operations. */
const LONGEST_INTERVAL = 36_525 * SECONDS_PER_UNIT.d;
const INTERVAL = /^(?=.)(?:(?<w>\d+)w)?(?:(?<d>\d+)d)?(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?$/;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME =
  /^(?:(?<date>\d{4}-\d{2}-\d{2})[Tt ])?(?<minutes>\d{2}:\d{2})(?::(?<seconds>\d{2})(?:\.(?<fraction>\d{1,9}))?)?(?<zone>[Zz]|[+-]\d{2}:?\d{2})?$/;

/**
 * A bound of a listing, for the service's `since` and `until`, which take RFC 3339 and intervals of one unit. A date or
 * time becomes RFC 3339 in UTC, a bare time of day being today's; an interval back from now is brought to a single
 * unit (`1h30m` is `90m`). `now` is in milliseconds since the epoch.
 * @throws {InvalidValue}
 */
export function parseMoment(text: string, now: number): string {
  const moment = text.trim();
  const value = readInterval(moment) ?? readTime(moment, now);
  if (value === null) throw new InvalidValue(text, EXPECTATION);
  return value;
}

function readInterval(text: string): string | null {
  const found = INTERVAL.exec(text)?.groups;
  if (found === undefined) return null;
  const units = Object.entries(SECONDS_PER_UNIT);
  const seconds = units.reduce((sum, [unit, length]) => sum + Number(found[unit] ?? 0) * length, 0);
  if (seconds === 0 || seconds > LONGEST_INTERVAL) return null;
  // The smallest unit written always divides the sum.
  const fitting = units.find(([unit, length]) => found[unit] !== undefined && seconds % length === 0);
  return fitting === undefined ? null : `${String(seconds / fitting[1])}${fitting[0]}`;
}

function readTime(text: string, now: number): string | null {
  const found = TIME.exec(DATE.test(text) ? `${text}T00:00` : text)?.groups;
  if (found === undefined) return null;
  const day = found['date'] ?? new Date(now).toISOString().slice(0, 10);
  const local = `${day}T${String(found['minutes'])}:${found['seconds'] ?? '00'}`;
  // Dates such as 30 February and times such as 24:00 roll over in JavaScript instead of being refused.
  const asUtc = new Date(`${local}Z`);
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 19) !== local) return null;
  const zone = (found['zone'] ?? 'Z').toUpperCase().replace(/^(.\d{2})(\d{2})$/, '$1:$2');
  const instant = new Date(`${local}${zone}`);
  if (Number.isNaN(instant.getTime()) || !/^\d{4}-/.test(instant.toISOString())) return null;
  const fraction = found['fraction']?.replace(/0+$/, '') ?? '';
  return `${instant.toISOString().slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z`;
}
