import { BoundedText, boundedText, withColours } from './bounded-text.ts';
import { type Element, isOutput, SKIPPED_ELEMENT } from './report-element.ts';
import { LONGEST_TEXT } from './report-limits.ts';
import type { Attributes } from './xml-reader.ts';

/** Why a test or a suite failed, as `<failure message="…">stack trace</failure>` says it. */
export class FailureElement implements Element {
  readonly message: string;
  readonly #text = new BoundedText();

  constructor(attributes: Attributes) {
    this.message = withColours(boundedText(attributes.get('message') ?? '', LONGEST_TEXT));
  }

  /** Surefire and nextest put the trace of a repeated failure into a `<stackTrace>`. */
  open(name: string): Element {
    if (isOutput(name)) return SKIPPED_ELEMENT;
    this.#text.add('\n');
    return this;
  }

  text(part: string): void {
    this.#text.add(part);
  }

  get details(): string {
    return this.#text.toString();
  }
}
