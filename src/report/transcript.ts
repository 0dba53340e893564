import type { Output } from '../contree/types.ts';
import { abridged, abridgedEnds, type ExcerptLimits } from './excerpt.ts';

/** Of each stream the beginning and the end, in whole lines where lines are not longer. */
const KEPT: ExcerptLimits = { lines: Infinity, bytes: 32 * 1024 };

/** An end is found by what stands beside it, so one byte more is kept of each. */
const END = KEPT.bytes + 1;

/** With room for some more, so that not each piece moves the whole end. */
const CAPACITY = 2 * END + 8 * 1024;

const SMALLEST = 1024;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** What a stream of events has told of a leg's output: the beginning and the end, and how much is missing between. */
export class Transcript {
  readonly #streams = { stdout: new StreamTranscript(), stderr: new StreamTranscript() };

  /** @param bytes copied; they may end in the midst of a line or of a character */
  add(stream: 'stdout' | 'stderr', bytes: Buffer): void {
    this.#streams[stream].add(bytes);
  }

  /** The service kept only part of the stream. */
  markTruncated(stream: 'stdout' | 'stderr'): void {
    this.#streams[stream].truncated = true;
  }

  /** What was seen, as `abridged` leaves it; null when nothing was. */
  output(stream: 'stdout' | 'stderr'): Output | null {
    return this.#streams[stream].output();
  }
}

class StreamTranscript {
  truncated = false;
  /** All that came, or its first `END` bytes and behind them its last ones. */
  #kept: Buffer = Buffer.alloc(0);
  #length = 0;
  #seen = 0;
  #lineEnds = 0;
  #endedWithReturn = false;

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

  output(): Output | null {
    if (this.#seen === 0 && !this.truncated) return null;
    const kept = this.#kept.subarray(0, this.#length);
    if (this.#seen === this.#length) return abridged({ bytes: kept, truncated: this.truncated }, KEPT);
    const ends = { head: kept.subarray(0, END), tail: kept.subarray(END), lineEnds: this.#lineEnds, bytes: this.#seen };
    return abridgedEnds(ends, this.truncated, KEPT);
  }

  #makeRoom(): void {
    if (this.#length === CAPACITY) {
      this.#kept.copyWithin(END, this.#length - END, this.#length);
      this.#length = 2 * END;
      return;
    }
    const larger = Buffer.alloc(Math.min(CAPACITY, Math.max(SMALLEST, 4 * this.#length)));
    this.#kept.copy(larger);
    this.#kept = larger;
  }

  #count(bytes: Buffer): void {
    this.#seen += bytes.length;
    for (const byte of bytes) {
      if (byte === CARRIAGE_RETURN || (byte === LINE_FEED && !this.#endedWithReturn)) this.#lineEnds += 1;
      this.#endedWithReturn = byte === CARRIAGE_RETURN;
    }
  }
}
