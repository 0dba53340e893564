import { counted, formatBytes, grouped } from '../text/format.ts';
import type { LiveEnd } from './live-log.ts';
import { END_LINES } from './output-end.ts';
import { figure, phrase, type Phrase } from '../text/phrase.ts';

/** Where a leg's output stands that was printed as it came: `27 lines above`, `1,000 of 51,000 lines above`. */
export function linesAbove(live: LiveEnd | null): Phrase {
  if (live === null) return phrase`no output`;
  const { lines, missing } = live;
  if (missing.lines === 0) return phrase`${figure(counted(lines, 'line'))} above`;
  return phrase`${figure(grouped(lines))} of ${figure(counted(lines + missing.lines, 'line'))} above`;
}

/** Whether the last lines that the log has of a leg are not the last of the log, or not the leg's last. */
export function isApart({ lines, missing, last }: LiveEnd): boolean {
  return last < Math.min(END_LINES, lines + missing.lines);
}

/**
 * What was not printed of a leg's output, and where it is; null where all was printed.
 * @param places files with the whole; empty when there is none
 */
export function leftOutAbove({ missing: { lines, bytes } }: LiveEnd, places: readonly string[]): string | null {
  if (bytes === 0) return null;
  const amount = lines === 0 ? formatBytes(bytes) : `${counted(lines, 'line')} (${formatBytes(bytes)})`;
  const place = places.length === 0 ? '' : `; all that the service keeps of it is in ${places.join(' and ')}`;
  return `${amount} of its output left out above${place}.`;
}
