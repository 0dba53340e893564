import { firstUnits } from '../report/clean.ts';
import { ownText } from '../values/values.ts';
import { LONGEST_TEXT } from './report-limits.ts';

/** A text in memory of its own, cut after so many UTF-16 units, never within a character. */
export function keptPart(text: string, most: number): string {
  return ownText(text.length > most ? firstUnits(text, most) : text);
}

/** The beginning of a text that comes in parts. */
export class KeptText {
  readonly #parts: string[] = [];
  #length = 0;

  add(part: string): void {
    if (this.#length >= LONGEST_TEXT) return;
    this.#parts.push(part);
    this.#length += part.length;
  }

  /** Empty when there is nothing but white space. */
  toString(): string {
    const text = this.#parts.join('');
    return text.trim() === '' ? '' : keptPart(text, LONGEST_TEXT);
  }
}
