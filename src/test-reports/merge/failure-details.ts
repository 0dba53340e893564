import { cleanLine, firstUnits, truncate } from '../../report/text/clean.ts';
import { counted } from '../../report/text/format.ts';
import { bothEnds } from '../../values/both-ends.ts';
import { ownText } from '../../values/values.ts';
import type { HideSecrets } from './test-texts.ts';

/** UTF-16 units. */
export const DETAILS_LENGTH = 4000;
const DETAILS_LINES = 60;
/** Lines of either end that are looked at: more than are kept, since blank ones do not count. */
const MOST_LINES = { head: 100, tail: 100 };
/** For what the line in the middle says. */
const CUT_LENGTH = 40;
/** Of a line in details that are cut: either end has room for one. What controls a terminal may be three times as long. */
const LINE_LENGTH = 600;
const RAW_LENGTH = 4 * LINE_LENGTH;

/** How much of a text that is cut comes from its beginning. */
const FROM_HEAD = { most: 5 / 6, half: 1 / 2, least: 1 / 6 };

/**
 * In lines, free of secrets and of what controls a terminal. What is too long loses its middle: JavaScript and Java say first
 * what failed, Python and pytest last, and of others nothing is known.
 */
export function detailsOf(details: string, hide: HideSecrets): string {
  const { head, tail, between } = bothEnds(withoutBlankEnds(hide(details, 'ends')), MOST_LINES);
  const raw = [...head, ...tail];
  if (between === 0 && raw.length <= DETAILS_LINES) {
    const lines = raw.map(cleaned);
    if (lengthOf(lines) <= DETAILS_LENGTH) return ownText(lines.join('\n'));
  }
  const lines = raw.map((line) => truncate(cleaned(firstUnits(line, RAW_LENGTH)), LINE_LENGTH));
  return ownText(cutMiddle(lines, between, FROM_HEAD[orderOf(lines)]));
}

function orderOf(lines: readonly string[]): keyof typeof FROM_HEAD {
  if (lines.some((line) => line.startsWith('Traceback (most recent call last)') || line.startsWith('E   ')))
    return 'least';
  return lines.some((line) => /^\s*(?:at \S|❯ )/.test(line)) ? 'most' : 'half';
}

/** @param between lines that are not among these, in their middle */
function cutMiddle(lines: readonly string[], between: number, share: number): string {
  const length = DETAILS_LENGTH - CUT_LENGTH;
  const headLines = Math.floor((DETAILS_LINES - 1) * share);
  const headLength = Math.floor(length * share);
  const head = lines.slice(0, fitting(lines, headLines, headLength));
  const rest = lines.slice(head.length);
  const tail = rest.slice(rest.length - fitting(rest.toReversed(), DETAILS_LINES - 1 - headLines, length - headLength));
  const missing = rest.length - tail.length + between;
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

function cleaned(line: string): string {
  return cleanLine(line).trimEnd();
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, { length }) => sum + length + 1, -1);
}

/** The blanks before the first word stay. */
function withoutBlankEnds(text: string): string {
  const end = text.trimEnd();
  const first = end.search(/\S/);
  return end.slice(Math.max(end.lastIndexOf('\n', first), end.lastIndexOf('\r', first)) + 1);
}
