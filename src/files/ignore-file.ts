import type { ByteText } from './disk-names.ts';
import { foldCase } from './fold-case.ts';
import { createMatcher, type Meter } from './glob-matcher.ts';

/** One line of a `.gitignore` file. */
interface IgnorePattern {
  /** It includes again what an earlier one ignores. */
  readonly isNegated: boolean;
  readonly forDirectories: boolean;
  /** It is matched with the last part of a path alone. */
  readonly forNames: boolean;
  readonly matches: (text: ByteText, meter: Meter) => boolean;
}

/** The last line first: that is the order in which they are tried. */
export type IgnoreFile = readonly IgnorePattern[];

/**
 * Reads a `.gitignore` file as git does, byte for byte: the syntax is that of git's manual, and where the manual is silent,
 * git's `dir.c` decides. Nothing in a file is an error.
 * @param ignoresCase the paths that `decide` gets are folded
 */
export function parseIgnoreFile(content: Buffer, ignoresCase: boolean): IgnoreFile {
  const text = content.toString('latin1').replace(/^\xEF\xBB\xBF/, '');
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  return lines.flatMap((line) => parseLine(line, ignoresCase) ?? []).reverse();
}

/** Whether the file ignores an entry, or includes it again; null when no line is about it. `path` is relative to the file. */
export function decide(file: IgnoreFile, path: ByteText, isDirectory: boolean, meter: Meter): boolean | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  for (const { isNegated, forDirectories, forNames, matches } of file) {
    if (forDirectories && !isDirectory) continue;
    meter.steps -= 1;
    if (matches(forNames ? name : path, meter)) return !isNegated;
  }
  return null;
}

function parseLine(line: string, ignoresCase: boolean): IgnorePattern | null {
  // A carriage return ends the line, and a NUL ends the text of a program in C.
  const text = trimEnd(line.replace(/\r$/, '').replace(/\0.*$/s, ''));
  const isNegated = text.startsWith('!');
  const forDirectories = text.endsWith('/');
  const pattern = text.slice(isNegated ? 1 : 0, forDirectories ? -1 : undefined);
  if (pattern === '') return null;
  const forNames = !pattern.includes('/');
  const matches = matcherOf(pattern.replace(/^\//, ''), { forNames, ignoresCase });
  return { isNegated, forDirectories, forNames, matches };
}

/** Without the blanks at the end, unless a backslash stands before one. */
function trimEnd(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ') end -= 1;
  if (end === line.length) return line;
  let escapes = 0;
  while (line[end - 1 - escapes] === '\\') escapes += 1;
  return line.slice(0, escapes % 2 === 0 ? end : end + 1);
}

/**
 * Most patterns are a text or a star before one, which need no matcher. What stands before the first wildcard is compared by
 * itself in git, with an effect: `a**` + `/b` matches `ax/y/b`, since its stars are then the first of the pattern.
 */
function matcherOf(
  pattern: string,
  { forNames, ignoresCase }: { forNames: boolean; ignoresCase: boolean },
): IgnorePattern['matches'] {
  const fold = (text: string): string => (ignoresCase ? foldCase(text) : text);
  const wildcard = pattern.search(/[*?[\\]/);
  const whole = fold(pattern);
  if (wildcard === -1) return (text) => text === whole;
  const rest = whole.slice(1);
  if (forNames && pattern.startsWith('*') && !/[*?[\\]/.test(rest)) return (text) => text.endsWith(rest);
  const prefix = whole.slice(0, wildcard);
  const matches = createMatcher(pattern.slice(wildcard), 'whole', ignoresCase);
  return (text, meter) => text.startsWith(prefix) && matches(text, prefix.length, meter);
}
