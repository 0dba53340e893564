/** Removes from outside text what controls a terminal or misleads a reader. The rest is still untrusted. */
import { HIDDEN_CHARACTER } from '../../values/hidden-characters.ts';
import { linesOf } from '../../values/values.ts';
import { counted } from './format.ts';

const ESCAPE = '\u001b';

/** Strings up to their end (a window title, a hyperlink), CSI sequences, and two-character escapes. */
const TERMINAL_SEQUENCE = new RegExp(
  [
    `${ESCAPE}[\\]PX^_][^\\u0007${ESCAPE}]*(?:\\u0007|${ESCAPE}\\\\)?`,
    `(?:${ESCAPE}\\[|\\u009b)[0-?]*[ -/]*[@-~]?`,
    `${ESCAPE}[ -/]*[0-~]?`,
  ].join('|'),
  'gu',
);

/** Select Graphic Rendition sequences, which set colours and styles, whole or cut at the end of a text. */
const COLOUR = new RegExp(`^${ESCAPE}\\[[0-9;:]*m$`, 'u');
const BROKEN_COLOUR = new RegExp(`${ESCAPE}(?:\\[[0-9;:]*)?$`, 'u');
const NO_COLOUR = `${ESCAPE}[0m`;

/** Most lines. Nothing of them is removed, and this expression takes a fifth of the time of the others. */
const PRINTABLE_ASCII = /^[ -~]*$/;

/**
 * Without terminal sequences, control and invisible characters. Tabs become blanks, as do U+2028 and U+2029, some programs'
 * line ends.
 */
export function cleanLine(line: string): string {
  if (PRINTABLE_ASCII.test(line)) return line;
  return withoutControls(line.replace(TERMINAL_SEQUENCE, ''));
}

/** As `cleanLine`, with colours, up to the end of the line. Beyond `length` UTF-16 units the line is cut, and says so. */
export function cleanColouredLine(line: string, length: number): string {
  const cleaned = withColours(line);
  const kept = firstUnits(cleaned, length).replace(BROKEN_COLOUR, '');
  const closed = kept.includes(ESCAPE) ? `${kept}${NO_COLOUR}` : kept;
  if (cleaned.length <= length) return closed;
  const missing = cleanLine(cleaned.slice(kept.length)).length;
  return `${closed} … (${counted(missing, 'more character')})`;
}

/** All lines of a text as one, with a blank for each break. */
export function oneLine(text: string): string {
  return linesOf(text).map(cleanLine).join(' ').trim();
}

/** At most `length` UTF-16 units, the last one an ellipsis when something was cut; never half a character. */
export function truncate(text: string, length: number): string {
  return text.length <= length ? text : `${firstUnits(text, length - 1)}…`;
}

/** The first `length` UTF-16 units, one less where they would end in half a character. */
export function firstUnits(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? length - 1 : length);
}

/** Halves of a character are replaced first, else two of them could become an invisible one when what parts them goes. */
function withoutControls(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\u2028\u2029]/gu, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(HIDDEN_CHARACTER, '');
}

function withColours(line: string): string {
  if (PRINTABLE_ASCII.test(line)) return line;
  const sequences = line.match(TERMINAL_SEQUENCE) ?? [];
  const texts = line.split(TERMINAL_SEQUENCE).map(withoutControls);
  return texts.map((text, index) => `${text}${sequences[index]?.match(COLOUR)?.[0] ?? ''}`).join('');
}
