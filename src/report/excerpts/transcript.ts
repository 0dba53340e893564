import type { Output } from '../../contree/types.ts';
import { excerpt, joinEnds, LOG_EXCERPT, type ExcerptLimits } from './excerpt.ts';
import { CARRIAGE_RETURN, LINE_FEED } from './line-ends.ts';

const USUAL = { head: LOG_EXCERPT.head.bytes, tail: LOG_EXCERPT.tail.bytes };
const SMALLEST = 1024;

/** One stream of a leg as its events carried it: both ends are kept, and what is missing between is counted. */
export class Transcript {
  /** The service kept only part of the stream. */
  truncated = false;
  readonly #limits: ExcerptLimits;
  /** Bytes kept of each end: one more than shown, as the byte beside an end tells whether a line ends there. */
  readonly #head: number;
  readonly #tail: number;
  /** Both ends, and room to spare, so that the tail does not move with every piece. */
  readonly #capacity: number;
  /** All that came, or the first `#head` bytes followed by the last ones. */
  #kept: Buffer = Buffer.alloc(0);
  #length = 0;
  #received = 0;
  #lineEnds = 0;
  #endedWithReturn = false;

  /** @param ends bytes of each to show, in whole lines where they are no longer than this */
  constructor(ends: Readonly<Record<'head' | 'tail', number>> = USUAL) {
    const share = (bytes: number): ExcerptLimits['head'] => ({ lines: Infinity, bytes });
    this.#limits = { head: share(ends.head), tail: share(ends.tail), failing: 0 };
    this.#head = ends.head + 1;
    this.#tail = ends.tail + 1;
    this.#capacity = this.#head + this.#tail + ends.tail / 4;
  }

  /** @param bytes copied; they may end within a line or a character */
  add(bytes: Buffer): void {
    this.#count(bytes);
    let rest = bytes;
    while (rest.length > 0) {
      if (this.#length === this.#kept.length) this.#makeRoom();
      const copied = rest.copy(this.#kept, this.#length);
      this.#length += copied;
      rest = rest.subarray(copied);
    }
  }

  /** The excerpt of all that came; null when nothing came. */
  output(): Output | null {
    const { truncated } = this;
    if (this.#received === 0 && !truncated) return null;
    const kept = this.#kept.subarray(0, this.#length);
    if (this.#received === this.#length) return excerpt({ bytes: kept, truncated }, this.#limits);
    const ends = { head: kept.subarray(0, this.#head), tail: kept.subarray(this.#head) };
    const whole = { lineEnds: this.#lineEnds, bytes: this.#received };
    return { truncated, ...joinEnds({ ...ends, ...whole }, this.#limits) };
  }

  #makeRoom(): void {
    if (this.#length === this.#capacity) {
      this.#kept.copyWithin(this.#head, this.#length - this.#tail, this.#length);
      this.#length = this.#head + this.#tail;
      return;
    }
    const larger = Buffer.alloc(Math.min(this.#capacity, Math.max(SMALLEST, 4 * this.#length)));
    this.#kept.copy(larger);
    this.#kept = larger;
  }

  #count(bytes: Buffer): void {
    this.#received += bytes.length;
    let at = 0;
    // Six times as fast as the iterator: a leg may write gigabytes.
    while (at < bytes.length) {
      const byte = bytes[at];
      at += 1;
      if (byte === CARRIAGE_RETURN || (byte === LINE_FEED && !this.#endedWithReturn)) this.#lineEnds += 1;
      this.#endedWithReturn = byte === CARRIAGE_RETURN;
    }
  }
}
