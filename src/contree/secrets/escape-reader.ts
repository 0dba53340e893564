import { NAMED, nextOfName } from './entity-names.ts';
import type { TextView } from './text-view.ts';

const PERCENT = 0x25;
const AMPERSAND = 0x26;
const BACKSLASH = 0x5c;
const SEMICOLON = 0x3b;
const NUMBER_SIGN = 0x23;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const LETTER_U = 0x75;
const LETTER_X = 0x78;
const LINE_FEED = 0x0a;
/** What follows the backslash of a control character, which is invisible like a line feed: `bfnrtv`. */
const LINE_LETTERS: readonly number[] = [0x62, 0x66, 0x6e, 0x72, 0x74, 0x76];

/** What stands at a place: no escape, one, or one that the text's end cuts. */
type Reading = 'none' | 'whole' | 'cut';

/** Whether a character begins an escape. */
export function isIntroducer(byte: number): boolean {
  return byte === PERCENT || byte === BACKSLASH || byte === AMPERSAND;
}

/** Reads one escape at a time; its fields say what the last one that was whole is. */
export class EscapeReader {
  /** Code point; where `isByte`, a byte. */
  code = 0;
  isByte = true;
  /** Bytes of the view that it takes. */
  size = 0;
  hasGaps = false;
  readonly #source: TextView;
  readonly #isUnbroken: boolean;
  #digits = 0;

  constructor(source: TextView, isUnbroken: boolean) {
    this.#source = source;
    this.#isUnbroken = isUnbroken;
  }

  read(at: number): Reading {
    const introducer = this.#source.bytes[at];
    this.isByte = true;
    if (introducer === PERCENT) return this.#readHex(at, 1, 2);
    return introducer === AMPERSAND ? this.#readEntity(at) : this.#readBackslash(at);
  }

  #readBackslash(at: number): Reading {
    const { bytes, length } = this.#source;
    if (at + 1 >= length) return 'cut';
    const byte = bytes[at + 1] ?? 0;
    if (byte === LETTER_X) return this.#readHex(at, 2, 2);
    if (byte === LETTER_U) {
      this.isByte = false;
      if (bytes[at + 2] !== OPEN_BRACE) return this.#readHex(at, 2, 4);
      this.code = this.#readNumber(at + 3, 16);
      const isClosed = bytes[at + 3 + this.#digits] === CLOSE_BRACE && at + 3 + this.#digits < length;
      return this.#found(isClosed ? this.#digits : 0, 3 + this.#digits + Number(isClosed), at);
    }
    if (byte >= 0x30 && byte <= 0x33) {
      this.code = this.#readNumber(at + 1, 8, 3);
      if (this.#digits === 3 || at + 1 + this.#digits >= length)
        return this.#found(Number(this.#digits === 3), 1 + this.#digits, at);
    }
    this.code = LINE_LETTERS.includes(byte) ? LINE_FEED : byte;
    return this.#found(1, 2, at);
  }

  #readEntity(at: number): Reading {
    const { bytes, length } = this.#source;
    if (at + 1 >= length) return 'cut';
    if (bytes[at + 1] !== NUMBER_SIGN) return this.#readName(at);
    this.isByte = false;
    const before = bytes[at + 2] === LETTER_X ? 3 : 2;
    const base = before === 3 ? 16 : 10;
    this.code = this.#readNumber(at + before, base);
    const size = this.#withSemicolon(at, before + this.#digits);
    const hasSemicolon = size > before + this.#digits;
    // Without one, a blank ends it, which the view skips; but not where blanks stand between all characters.
    const unbroken = this.#unbroken(at + before - 1);
    if (hasSemicolon || unbroken === 1) return this.#found(this.#digits, size, at);
    this.code = this.#readNumber(at + before, base, unbroken - 1);
    return this.#found(this.#digits, before + this.#digits, at);
  }

  /** With its semicolon or without: readers of HTML are lenient. */
  #readName(at: number): Reading {
    const { bytes, length } = this.#source;
    let size = 0;
    let place = at + 1;
    for (let state = 0; place < length; place += 1) {
      state = nextOfName(state, bytes[place] ?? 0);
      if (state === 0) break;
      const code = NAMED[state] ?? 0;
      if (code === 0) continue;
      this.code = code;
      size = place - at;
    }
    if (size > 0) return this.#found(size, this.#withSemicolon(at, 1 + size), at);
    return place === length ? 'cut' : 'none';
  }

  #withSemicolon(at: number, size: number): number {
    return this.#source.bytes[at + size] === SEMICOLON && at + size < this.#source.length ? size + 1 : size;
  }

  /** @param before bytes of the escape before the digits */
  #readHex(at: number, before: number, digits: number): Reading {
    this.code = this.#readNumber(at + before, 16, digits);
    return this.#found(Number(this.#digits === digits), before + this.#digits, at);
  }

  #found(isWhole: number, size: number, at: number): Reading {
    this.size = size;
    if (isWhole > 0) return this.#hasGap(at, size) && this.#isUnbroken ? 'none' : 'whole';
    return at + size >= this.#source.length ? 'cut' : 'none';
  }

  #hasGap(at: number, size: number): boolean {
    const { start, end } = this.#source;
    for (let place = at + 1; place < at + size; place += 1) {
      if ((start[place] ?? 0) > (end[place - 1] ?? 0)) return (this.hasGaps = true);
    }
    return false;
  }

  /** How many characters from a place on, 9 at most, stand in the text with nothing skipped between them. */
  #unbroken(from: number): number {
    const { start, end } = this.#source;
    let at = from + 1;
    while (at < from + 9 && start[at] === end[at - 1]) at += 1;
    return at - from;
  }

  /** The number that stands at a place; `#digits` has how many. */
  #readNumber(from: number, base: 8 | 10 | 16, most = 8): number {
    const { bytes, length } = this.#source;
    let value = 0;
    let at = from;
    for (; at < length && at - from < most; at += 1) {
      const digit = digitOf(bytes[at] ?? 0);
      if (digit >= base) break;
      value = value * base + digit;
    }
    this.#digits = at - from;
    return value;
  }
}

function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  // A letter beyond `f` is more than any base has.
  return byte >= 0x61 ? byte - 0x57 : Infinity;
}
