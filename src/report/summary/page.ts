import { type Html, html, joinHtml } from '../text/escape.ts';

export const BLANK_LINE = '\n\n';

/** A page that never exceeds its budget, in bytes of UTF-8. */
export class Page {
  readonly #blocks: Html[] = [];
  #left: number;
  #reserve: number;

  /** @param reserve bytes of the budget that cannot be used until `release` */
  constructor(budget: number, reserve: number) {
    this.#left = budget - reserve;
    this.#reserve = reserve;
  }

  /** Bytes that the next block may have. */
  get left(): number {
    return this.#left - BLANK_LINE.length;
  }

  /** Appends a block after a blank line. Returns false, and does nothing, when it does not fit. */
  add(block: Html): boolean {
    const size = sizeOf(block);
    if (size > this.left) return false;
    this.#left -= size + BLANK_LINE.length;
    this.#blocks.push(block);
    return true;
  }

  release(): void {
    this.#left += this.#reserve;
    this.#reserve = 0;
  }

  whole(): Html {
    return html`${joinHtml(this.#blocks, BLANK_LINE)}\n`;
  }
}

/** Bytes of UTF-8. */
export function sizeOf(markup: Html): number {
  return Buffer.byteLength(String(markup));
}
