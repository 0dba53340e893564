import { oneLine, truncate } from '../text/clean.ts';
import { commandLines } from '../text/command-lines.ts';
import { joinLogText, logLine, type LogText, type PrefixedLines } from '../text/escape.ts';
import type { LabelledStream } from './log.ts';

const NAME_LENGTH = 60;

/** What stands before each line that a leg wrote where lines of others may follow: `unit │ `, `unit stderr │ `. */
export function linePrefix(name: string, stream: 'stdout' | 'stderr'): LogText {
  // The first `│` of a line ends its prefix.
  const shown = truncate(oneLine(name.replaceAll('│', '|')), NAME_LENGTH);
  return stream === 'stdout' ? logLine`${shown} │ ` : logLine`${shown} stderr │ `;
}

/** A line of our own among those of a leg. */
export function ownLine(name: string, words: string): PrefixedLines {
  return { prefix: linePrefix(name, 'stdout'), text: `… ${words} …` };
}

/** A leg's command, whole, in front of its lines. */
export function openCommand(name: string, command: string): PrefixedLines[] {
  const before = linePrefix(name, 'stdout');
  return commandLines(command).map(({ prefix, text }) => ({ prefix: joinLogText([before, prefix], ''), text }));
}

export function prefixed(name: string, streams: readonly LabelledStream[]): PrefixedLines[] {
  return streams.map(({ label, text }) => ({ prefix: linePrefix(name, label), text }));
}
