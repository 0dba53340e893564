const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** A size for people: `0 B`, `512 B`, `2.3 MB`, `14 GB`, in powers of 1,000. Takes bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 999.5) return `${String(Math.round(bytes))} B`;
  let size = bytes / 1_000;
  let unit = 0;
  // What rounds to a thousand is one of the next unit.
  for (; size >= 999.5 && unit < UNITS.length - 1; unit += 1) size /= 1_000;
  const shown = size < 9.95 ? Math.round(size * 10) / 10 : Math.round(size);
  return `${String(shown)} ${UNITS[unit] ?? ''}`;
}

/** A duration for people: `0.4 s`, `12.3 s`, `2 min 10 s`, `1 h 5 min`. Takes seconds; `0 s` for what is not finite. */
export function formatDuration(seconds: number): string {
  if (!(seconds > 0 && Number.isFinite(seconds))) return '0 s';
  const tenths = Math.round(seconds * 10);
  if (tenths < 600) return `${tenths / 10} s`;
  const whole = Math.round(seconds);
  if (whole < 3_600) return pair(Math.floor(whole / 60), 'min', whole % 60, 's');
  const minutes = Math.round(whole / 60);
  return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** A count with its noun: `1 line`, `1,234 lines`, `2 entries`. */
export function counted(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${grouped(count)} ${/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}

/** A whole number with grouped thousands: `1,234`. `toLocaleString` takes 14 ms the first time, to load its locales. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
