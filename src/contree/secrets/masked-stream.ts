import type { CutPlaces } from './finds.ts';
import type { SecretScanner } from './secret-scanner.ts';
import { SMALL } from './sieve.ts';

export const MASK = '***';

/** Bytes that are held back at most: more can only be filled up on purpose. */
const LONGEST_HELD = 64 * 1024;
const NOTHING = new Uint8Array(0);

/** A text that comes in blocks and goes on without its secrets. What is handed on shares its bytes with the blocks. */
export class MaskedStream {
  readonly #scanner: SecretScanner;
  readonly #cut: CutPlaces;
  readonly #isLive: boolean;
  /** The end of what came so far, where a secret may begin, and how much of it was handed on already. */
  #kept: Uint8Array = NOTHING;
  #shown = 0;
  #isStart = true;
  /** Whether there was a secret. */
  isMasked = false;

  /** @param isLive a line is handed on as soon as it ends */
  constructor(scanner: SecretScanner, cut: CutPlaces, isLive: boolean) {
    this.#scanner = scanner;
    this.#cut = cut;
    this.#isLive = isLive;
  }

  get isIdle(): boolean {
    return this.#kept.length === 0 && !this.#isStart;
  }

  add(block: Uint8Array): readonly Uint8Array[] {
    return this.#take(block, false);
  }

  /** @param block the last one */
  end(block: Uint8Array = NOTHING): readonly Uint8Array[] {
    return this.#take(block, true);
  }

  #take(block: Uint8Array, isEnd: boolean): readonly Uint8Array[] {
    if (block.length <= SMALL) return isEnd || block.length > 0 ? this.#scan(block, isEnd) : [];
    const sieved = this.#scanner.sieve.over(block, this.#cut);
    const parts: Uint8Array[] = [];
    for (let at = 0; at < block.length;) {
      // Only where nothing of what came before can go on.
      const from = this.isIdle ? sieved.passed(at) : at;
      if (from > at) parts.push(block.subarray(at, from));
      // What is held back is scanned again each time, so much of it needs larger pieces.
      at = sieved.pause(from, Math.floor(this.#kept.length / 4));
      parts.push(...this.#scan(block.subarray(from, at), isEnd && at === block.length));
    }
    return parts;
  }

  #scan(block: Uint8Array, isEnd: boolean): readonly Uint8Array[] {
    const length = this.#kept.length + block.length;
    const bytes = this.#scanner.room(length);
    bytes.set(this.#kept);
    bytes.set(block, this.#kept.length);
    const ends = { isStart: this.#isStart, isEnd, cut: this.#cut };
    const { spans, keepFrom, holdFrom } = this.#scanner.scan(length, ends);
    this.isMasked ||= spans.length > 0;
    const isTooLong = length - keepFrom > LONGEST_HELD;
    let to = isTooLong ? length : this.#isLive ? holdFrom : keepFrom;
    // A secret that another may overlap waits with it.
    for (let index = 0; index < spans.length; index += 2) {
      if ((spans[index] ?? 0) < to && to < (spans[index + 1] ?? 0)) to = Math.max(spans[index] ?? 0, this.#shown);
    }
    to = Math.max(to, this.#shown);
    const parts = masked(bytes, this.#shown, to, spans);
    const keep = isTooLong ? length : Math.min(keepFrom, to);
    this.#isStart &&= keep === 0 && !isEnd;
    this.#kept = bytes.slice(keep, length);
    this.#shown = to - keep;
    return parts;
  }
}

/** The bytes between two places, with a mask in place of each span; a span of several lines has a mask for each line. */
export function masked(bytes: Uint8Array, from: number, to: number, spans: readonly number[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let at = from;
  for (let index = 0; index < spans.length; index += 2) {
    const begin = Math.max(spans[index] ?? 0, at);
    const end = Math.min(spans[index + 1] ?? 0, to);
    if (end <= begin) continue;
    parts.push(bytes.slice(at, begin), maskOf(bytes.subarray(begin, end)));
    at = end;
  }
  parts.push(bytes.slice(at, to));
  return parts;
}

function maskOf(hidden: Uint8Array): Uint8Array {
  return Buffer.from(
    Buffer.from(hidden)
      .toString('latin1')
      .replaceAll(/[^\r\n]+/gu, MASK),
  );
}
