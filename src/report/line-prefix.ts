import { oneLine, truncate } from './clean.ts';
import { logLine, type LogText } from './escape.ts';

const NAME_LENGTH = 60;

/** What stands before each line that a leg wrote where lines of others may follow: `unit │ `, `unit stderr │ `. */
export function linePrefix(name: string, stream: 'stdout' | 'stderr'): LogText {
  // The first `│` of a line ends its prefix.
  const shown = truncate(oneLine(name.replaceAll('│', '|')), NAME_LENGTH);
  return stream === 'stdout' ? logLine`${shown} │ ` : logLine`${shown} stderr │ `;
}
