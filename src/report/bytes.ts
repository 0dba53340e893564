const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** A size for people: `0 B`, `512 B`, `2.3 MB`, `14 GB`, in powers of 1,000. Takes bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 999.5) return `${String(Math.round(bytes))} B`;
  let size = bytes / 1_000;
  let unit = 0;
  // What would be rounded to a thousand is one of the next unit.
  for (; size >= 999.5 && unit < UNITS.length - 1; unit += 1) size /= 1_000;
  const shown = size < 9.95 ? Math.round(size * 10) / 10 : Math.round(size);
  return `${String(shown)} ${UNITS[unit] ?? ''}`;
}
