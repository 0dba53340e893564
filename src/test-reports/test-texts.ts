import { cleanLine, oneLine, truncate } from '../report/clean.ts';
import { failingText } from '../report/failing-lines.ts';
import { counted } from '../report/format.ts';
import { linesOf, ownText } from '../values/values.ts';
import type { CutPlaces } from '../contree/secrets/finds.ts';
import type { ReportedTest } from './reported-test.ts';

/** Replaces secrets. Where the text may be cut, a part of a secret is one as well. */
export type HideSecrets = (text: string, cut?: CutPlaces) => string;

/** UTF-16 units. */
const NAME_LENGTH = 500;
const MESSAGE_LENGTH = 500;
export const DETAILS_LENGTH = 4000;
const DETAILS_LINES = 60;
/** For what the line in the middle says. */
const CUT_LENGTH = 40;
/** Of a line in details that are cut: either end has room for one. */
const LINE_LENGTH = 600;

/** What a report says of a test whose name is blank. */
const NO_NAME = 'unnamed';

/** The texts of a test that are shown, in memory of their own. */
export function namesOf(test: ReportedTest, hide: HideSecrets): Record<'name' | 'suite' | 'className', string> {
  const shown = (text: string): string => ownText(truncate(oneLine(hide(text)), NAME_LENGTH));
  const className = shown(test.className);
  const name = shown(test.name);
  return { name: name === '' ? (className === '' ? NO_NAME : className) : name, suite: shown(test.suite), className };
}

/** In one line, from its beginning. Where the report's says nothing, the line of the details that does. */
export function messageOfTest({ message, details }: ReportedTest, hide: HideSecrets): string {
  const own = oneLine(hide(message));
  const said = EMPTY_WORDS.test(own) ? tellingLine(hide(details, 'ends')) : own;
  return ownText(truncate(said === '' ? own : said, MESSAGE_LENGTH));
}

/** gotestsum writes `Failed` for every test. */
const EMPTY_WORDS = /^(?:failed|failure|error|test failed)?[.:!]?$/i;
/** What Go's tests log, and pytest's line of the assertion. */
const LOGGED = /^(?:\S+\.go:\d+: \S|E {3}\S)/;
/** What every failing test of Go prints around it. */
const FRAMED = /^(?:=== (?:RUN|PAUSE|CONT|NAME)|--- FAIL)/;

/** The first that a test logged, else the first that looks like a failure, else the first that is not blank. */
function tellingLine(text: string): string {
  const lines = linesOf(text)
    .slice(0, LOOKED_AT)
    .map((line) => cleanLine(line).trim())
    .filter((line) => line !== '' && !FRAMED.test(line));
  const line = lines.find((line) => LOGGED.test(line)) ?? lines.find((line) => failingText(line) !== null) ?? lines[0];
  return line ?? '';
}
const LOOKED_AT = 200;

/** How much of a text that is cut comes from its beginning. */
const FROM_HEAD = { most: 5 / 6, half: 1 / 2, least: 1 / 6 };

/**
 * In lines, free of secrets and of what controls a terminal. What is too long loses its middle: JavaScript and Java say first
 * what failed, Python and pytest last, and of others nothing is known.
 */
export function detailsOf({ details }: Pick<ReportedTest, 'details'>, hide: HideSecrets): string {
  const lines = withoutBlankEnds(linesOf(hide(details, 'ends')).map((line) => cleanLine(line).trimEnd()));
  const isWhole = lines.length <= DETAILS_LINES && lengthOf(lines) <= DETAILS_LENGTH;
  return ownText(isWhole ? lines.join('\n') : cutMiddle(lines, FROM_HEAD[orderOf(lines)]));
}

function orderOf(lines: readonly string[]): keyof typeof FROM_HEAD {
  if (lines.some((line) => line.startsWith('Traceback (most recent call last)') || /^E {3}/.test(line))) return 'least';
  return lines.some((line) => /^\s{0,16}(?:at \S|❯ )/.test(line)) ? 'most' : 'half';
}

function cutMiddle(lines: readonly string[], share: number): string {
  const short = lines.map((line) => truncate(line, LINE_LENGTH));
  const length = DETAILS_LENGTH - CUT_LENGTH;
  const headLines = Math.floor((DETAILS_LINES - 1) * share);
  const headLength = Math.floor(length * share);
  const head = short.slice(0, fitting(short, headLines, headLength));
  const rest = short.slice(head.length);
  const tail = rest.slice(rest.length - fitting(rest.toReversed(), DETAILS_LINES - 1 - headLines, length - headLength));
  const missing = rest.length - tail.length;
  return [...head, ...(missing === 0 ? [] : [`… (${counted(missing, 'more line')})`]), ...tail].join('\n');
}

/** How many of the first lines, at most `most`, have no more than so many units together. */
function fitting(lines: readonly string[], most: number, length: number): number {
  let left = length;
  for (const [index, line] of lines.slice(0, most).entries()) {
    left -= line.length + 1;
    if (left < 0) return index;
  }
  return Math.min(most, lines.length);
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, { length }) => sum + length + 1, -1);
}

function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '');
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1);
}
