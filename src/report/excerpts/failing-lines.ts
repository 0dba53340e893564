/** Characters of a line that are looked at, and shown of one that is kept. */
const LONGEST = 300;
const COLOURS = /\p{Cc}\[[\d;]*m/gu;

/** How a line that reports a failure begins, blanks and colours aside. */
const STARTS = [
  'not ok\\b', // TAP
  '(?:--- )?FAIL(?:ED|URE)?\\b', // jest, vitest, pytest, go test, Surefire
  '[✕✗✖×] ', // jest, vitest, mocha
  'E {3}\\S', // pytest
  'panic:', // Go
  "thread '.{0,100}' (?:\\(\\d+\\) )?panicked", // Rust
  '(?:ERROR|error|fatal)(?:\\[\\w+\\])?:', // compilers, git, loggers
];
/** What stands behind the name of an error, or behind a place in a source file. */
const NAMES = [
  '[\\w.]{0,100}(?:Error|Exception)\\b', // JavaScript, Python, Java
  '\\S+: (?:fatal )?error(?: \\w+)?:', // main.c:3:5: error: …
];
/** In all texts that match NAMES. */
const WORDS = ['rror', 'Exception'];

const START = beginningOf(STARTS);
const NAME = beginningOf(NAMES);

function beginningOf(patterns: readonly string[]): RegExp {
  return new RegExp(`^\\s*(?:${patterns.join('|')})`, 'u');
}

/** The line as it is kept when it looks like a failure, without colours; null when it does not. */
export function failingText(line: string): string | null {
  const start = line.slice(0, 2 * LONGEST);
  const text = (start.includes('[') ? start.replaceAll(COLOURS, '') : start).trimEnd();
  if (!isFailure(text)) return null;
  return text.length > LONGEST || line.length > 2 * LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
}

/** Of lines in their order those that stand nearest to either end, at most so many. */
export function nearestToEnds<Line>(lines: readonly Line[], most: number): readonly Line[] {
  if (lines.length <= most) return lines;
  const last = Math.ceil(most / 2);
  return [...lines.slice(0, most - last), ...lines.slice(lines.length - last)];
}

/**
 * NAMES are looked for only where one can be: they search the whole first word at each of its letters, and this runs for all
 * lines of all outputs.
 */
function isFailure(text: string): boolean {
  return START.test(text) || (WORDS.some((word) => text.includes(word)) && NAME.test(text));
}
