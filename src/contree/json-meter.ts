export interface JsonLimits {
  /** Values of any kind; an empty array or object counts as two. */
  readonly values: number;
  /** How deep arrays and objects may nest. */
  readonly depth: number;
}

/** Where a text goes beyond a limit: `at` is the byte within the piece. */
export interface JsonExcess {
  readonly at: number;
  readonly of: keyof JsonLimits | 'key';
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const SQUARE = 0x5b;
const SQUARE_END = 0x5d;
const CURLY = 0x7b;
const CURLY_END = 0x7d;
/**
 * Bytes of a key with its quotes. V8 hashes a text of more than 16,383 characters by its length alone, and compares each such
 * key with all others: thousands take many seconds. The longest keys of the service are paths, of 4,095 bytes at most.
 */
const LONGEST_KEY = 16_384;
/**
 * Bytes of a text that are looked at one by one before a native search for its end. The search is ten times as fast in a long
 * text, but a call of it costs as much as these, and a hostile text has a quote after every other byte.
 */
const NEAR = 64;

/**
 * Measures a JSON text from pieces that are cut anywhere, before it is parsed: a few kilobytes of gzip can hold millions of
 * values, and each takes far more time and memory to parse than its two bytes take to count. Linear in the bytes. What it
 * says of a text that is no JSON has no meaning, but is bounded in the same way.
 */
export class JsonMeter {
  readonly #limits: JsonLimits;
  #depth = 0;
  #values = 1;
  #isInText = false;
  /** Bytes of the last text so far, with its quotes. */
  #text = 0;
  /** The piece before ended behind a backslash. */
  #isEscaped = false;

  constructor(limits: JsonLimits) {
    this.#limits = limits;
  }

  /** Counts the next piece; null while the text is within the limits. */
  add(piece: Buffer): JsonExcess | null {
    const { values: most, depth: deepest } = this.#limits;
    const { length } = piece;
    // Fields would make the loop five times as slow.
    let depth = this.#depth;
    let values = this.#values;
    let at = this.#isInText ? this.#endOfText(piece, 0) : 0;
    let text = this.#text + at;
    while (at < length) {
      const byte = piece[at];
      if (byte === QUOTE) {
        const start = at;
        at = this.#endOfText(piece, at + 1);
        text = at - start;
        continue;
      }
      if (byte === COMMA) values += 1;
      else if (byte === COLON) {
        if (text > LONGEST_KEY) return { at, of: 'key' };
      } else if (byte === SQUARE || byte === CURLY) {
        values += 1;
        depth += 1;
      } else if (byte === SQUARE_END || byte === CURLY_END) depth -= 1;
      if (values > most) return { at, of: 'values' };
      if (depth > deepest) return { at, of: 'depth' };
      at += 1;
    }
    this.#depth = depth;
    this.#values = values;
    this.#text = text;
    return null;
  }

  /** The place behind the quote that ends a text which goes on at `start`; the end of the piece when it has none. */
  #endOfText(piece: Buffer, start: number): number {
    const { length } = piece;
    let at = this.#isEscaped ? start + 1 : start;
    for (let near = at + NEAR; ; near = at + NEAR) {
      const stop = Math.min(near, length);
      while (at < stop && piece[at] !== QUOTE) at += piece[at] === BACKSLASH ? 2 : 1;
      if (at < stop || at >= length) break;
      const found = piece.indexOf(QUOTE, at);
      const end = found === -1 ? length : found;
      const escapes = backslashesBefore(piece, at, end);
      at = end + (escapes % 2);
      if (escapes % 2 === 0) break;
    }
    this.#isInText = at >= length;
    this.#isEscaped = at > length;
    return Math.min(at + 1, length);
  }
}

/** How many backslashes stand in a row before `end`, of those from `from` on. */
function backslashesBefore(piece: Buffer, from: number, end: number): number {
  let first = end;
  while (first > from && piece[first - 1] === BACKSLASH) first -= 1;
  return end - first;
}

/** A clause without its subject. */
export function excessText({ of }: JsonExcess, { values, depth }: JsonLimits): string {
  const texts = {
    values: `has more than ${values} JSON values`,
    depth: `nests deeper than ${depth} levels of JSON`,
    key: `has a JSON key of more than ${LONGEST_KEY} bytes`,
  };
  return texts[of];
}
