import { firstUnits } from '../../report/clean.ts';
import { ownText } from '../../values/values.ts';
import { LONGEST_TEXT } from './report-limits.ts';

const BLANK_LINES = /^(?:[^\S\n]*\n)+/;

/** A text in memory of its own, cut after so many UTF-16 units, never within a character. */
export function boundedText(text: string, most: number): string {
  return ownText(text.length > most ? firstUnits(text, most) : text);
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
    return boundedText(this.#parts.join(''), LONGEST_TEXT).replace(BLANK_LINES, '').trimEnd();
  }
}
