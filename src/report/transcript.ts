import type { Output } from '../contree/types.ts';
import { excerpt, joinEnds, LOG_EXCERPT, type ExcerptLimits } from './excerpt.ts';
import { CARRIAGE_RETURN, LINE_FEED } from './line-ends.ts';

/** Whole lines where they are no longer than this. */
const LIMITS: ExcerptLimits = {
  head: { lines: Infinity, bytes: LOG_EXCERPT.head.bytes },
  tail: { lines: Infinity, bytes: LOG_EXCERPT.tail.bytes },
  failing: 0,
};
/** Bytes kept of each end: one more than shown, as the byte beside an end tells whether a line ends there. */
const HEAD = LIMITS.head.bytes + 1;
const TAIL = LIMITS.tail.bytes + 1;
/** Both ends, and room to spare, so that the tail does not move with every piece. */
const CAPACITY = HEAD + TAIL + 16 * 1024;
const SMALLEST = 1024;

/** One stream of a leg as its events carried it: both ends are kept, and what is missing between is counted. */
export class Transcript {
  /** The service kept only part of the stream. */
  truncated = false;
  /** All that came, or the first `HEAD` bytes followed by the last ones. */
  #kept: Buffer = Buffer.alloc(0);
  #length = 0;
  #received = 0;
  #lineEnds = 0;
  #endedWithReturn = false;

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
    if (this.#received === this.#length) return excerpt({ bytes: kept, truncated }, LIMITS);
    const whole = { lineEnds: this.#lineEnds, bytes: this.#received };
    return { truncated, ...joinEnds({ head: kept.subarray(0, HEAD), tail: kept.subarray(HEAD), ...whole }, LIMITS) };
  }

  #makeRoom(): void {
    if (this.#length === CAPACITY) {
      this.#kept.copyWithin(HEAD, this.#length - TAIL, this.#length);
      this.#length = HEAD + TAIL;
      return;
    }
    const larger = Buffer.alloc(Math.min(CAPACITY, Math.max(SMALLEST, 4 * this.#length)));
    this.#kept.copy(larger);
    this.#kept = larger;
  }

  #count(bytes: Buffer): void {
    this.#received += bytes.length;
    for (const byte of bytes) {
      if (byte === CARRIAGE_RETURN || (byte === LINE_FEED && !this.#endedWithReturn)) this.#lineEnds += 1;
      this.#endedWithReturn = byte === CARRIAGE_RETURN;
    }
  }
}
