import { firstUnits } from '../../report/text/clean.ts';
import { ownText } from '../../values/values.ts';
import { LONGEST_TEXT } from './report-limits.ts';

/** How CTest and pytest write the ESC of a colour, which XML forbids. */
const WRITTEN_ESCAPE = /(?:\[NON-XML-CHAR-0x1B\]|#x1B)(?=\[[\d;]{0,20}m)/g;
const BLANK_LINES = /^(?:[^\S\n]*\n)+/;

/** A text in memory of its own, cut after so many UTF-16 units, never within a character. */
export function boundedText(text: string, most: number): string {
  return ownText(text.length > most ? firstUnits(text, most) : text);
}

/** With the colours that a tool could not write as they are: without them a name behind one would not be read as it is. */
export function withColours(text: string): string {
  return text.replaceAll(WRITTEN_ESCAPE, '\u001b');
}

/** The beginning of a text that comes in parts. */
export class BoundedText {
  readonly #parts: string[] = [];
  #length = 0;

  add(part: string): void {
    if (this.#length >= LONGEST_TEXT) return;
    this.#parts.push(part);
    this.#length += part.length;
  }

  /** Without the blank lines before and after it, which come from the indentation of elements. */
  toString(): string {
    return withColours(boundedText(this.#parts.join(''), LONGEST_TEXT))
      .replace(BLANK_LINES, '')
      .trimEnd();
  }
}
