import { html, joinHtml, type Html } from './escape.ts';

/** A page that never grows beyond its budget. */
export interface Page {
  /** Bytes of UTF-8 that the next block may have. */
  left(): number;
  /** Appends a block, with a blank line before it. False, and nothing done, when it does not fit. */
  add(block: Html): boolean;
  /** Makes bytes that were kept free usable. */
  release(bytes: number): void;
  whole(): Html;
}

const BREAK = '\n\n';

/** A page of at most `budget` bytes, `reserve` of which cannot be used until they are released. */
export function createPage(budget: number, reserve: number): Page {
  const blocks: Html[] = [];
  let left = budget - reserve;
  return {
    left: () => left - BREAK.length,
    add: (block) => {
      const size = sizeOf(block) + BREAK.length;
      if (size > left) return false;
      left -= size;
      blocks.push(block);
      return true;
    },
    release: (bytes) => {
      left += bytes;
    },
    whole: () => html`${joinHtml(blocks, BREAK)}\n`,
  };
}

/** Bytes of UTF-8. */
export function sizeOf(markup: Html): number {
  return Buffer.byteLength(String(markup));
}
