import { NAME_LIST } from './entity-names.ts';

/** What a view skips, and the usual sequences of a terminal. A text is read as Latin-1 here, so that a byte is a character. */
const GAP = String.raw`(?:[\x00-\x1a\x1c-\x20\x7f-\xff]|\x1b\[[0-?]{0,20}[@-~])*`;
const DIGIT = '[0-9A-Fa-f]';
const pair = (name: string): string =>
  Array.from(name.slice(0, 2), (letter) => `[${letter}${letter.toUpperCase()}]`).join(GAP);
const NAME_STARTS = [...new Set(NAME_LIST.map(pair))].join('|');

/** `\"` and `\n`: each is one character, which begins no other escape. */
const MILD_ESCAPE = String.raw`\\[!-$'-/4-TVWYZ[\]-tvwyz{-~]`;
/** Of three dots and more, and an ellipsis. */
export const CUT = String.raw`\.{3,}|\xe2\x80\xa6`;

const WILD = [
  // What is no escape is no hazard: `100 %`, `&&`, `?a=1&b=2`.
  String.raw`\\`,
  `%${GAP}(?:[%\\\\&]|${DIGIT}${GAP}(?:${DIGIT}|[%\\\\&]))`,
  `&${GAP}(?:[#%\\\\]|${NAME_STARTS})`,
  String.raw`\x1b(?!\[[0-?]{0,20}[@-~])`,
  String.raw`\xc2\x9b`,
  // Within hexadecimal digits, it is skipped.
  `0${GAP}[xX]`,
].join('|');

/**
 * Places where letters in a row are not all of a text: an escape, a terminal sequence that is no colour, and, in a text that
 * may have been `cut` in the middle, the mark of the cut. Group 1 are those that change the text only at their own place.
 */
export function hazards(cut: boolean): RegExp {
  return new RegExp(`(${cut ? `${CUT}|` : ''}${MILD_ESCAPE})|${WILD}`, 'g');
}
