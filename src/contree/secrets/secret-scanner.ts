import { isIntroducer } from './escape-reader.ts';
import { type Finds, mergedSpans, type Span, type TextEnds } from './finds.ts';
import { foldText } from './fold-text.ts';
import { DIGIT_LIKE, INTRODUCER, KINDS, keepDigits } from './hex-digits.ts';
import { formsOf, LEAST_PART, type SecretForm } from './secret-forms.ts';
import { Sieve } from './sieve.ts';
import { LONGEST_REMNANT, SecretRests } from './secret-rests.ts';
import { SecretTrie } from './secret-trie.ts';
import { CUT_MARK, TextView } from './text-view.ts';
import { unescape } from './unescape.ts';

/** Escapes within escapes that are undone: one more than any known text has. */
const MOST_LEVELS = 4;
/** Hexadecimal digits, and what may separate them, in a row that may be the shortest part of a secret. */
const LEAST_DIGITS = 2 * LEAST_PART - 1;

/**
 * Finds secrets in a text in every form that one takes on its way, in time linear in the text: as it is, in base64 and
 * hexadecimal digits, each with percent, JSON, C and HTML escapes, also within each other, and with blanks, line ends,
 * terminal sequences and invisible characters inside it. Also parts of at least 8 characters that an end of the text cuts.
 */
export class SecretScanner {
  readonly #forms: readonly SecretForm[];
  readonly #trie: SecretTrie;
  #sieve: Sieve | null = null;
  readonly #rests: SecretRests;
  readonly #text = new TextView();
  readonly #folded = new TextView();
  readonly #unescaped = new TextView();
  readonly #digits = new TextView();
  /** Bytes of the shortest text that may hold one; infinite where there is none. */
  readonly shortest: number;

  #spans: Span[] = [];
  #ends: TextEnds = { isStart: true, isEnd: true, cut: 'ends' };
  #length = 0;
  #keepFrom = 0;
  #holdFrom = 0;

  constructor(secrets: readonly string[]) {
    this.#forms = formsOf(secrets);
    this.#trie = new SecretTrie(this.#forms);
    this.shortest = Math.min(...this.#forms.map(({ bytes }) => Math.min(bytes.length, LEAST_PART)));
    this.#rests = new SecretRests(this.#forms);
  }

  get isIdle(): boolean {
    return this.#forms.length === 0;
  }

  get sieve(): Sieve {
    return (this.#sieve ??= new Sieve(this.#forms));
  }

  /** Where to put the bytes of the text to be scanned: room for this many. */
  room(capacity: number): Uint8Array {
    this.#text.clear(capacity);
    return this.#text.bytes;
  }

  /** @param length bytes of the text, which stands in `room` */
  scan(length: number, ends: TextEnds): Finds {
    this.#spans = [];
    this.#ends = ends;
    this.#length = length;
    this.#keepFrom = length;
    this.#holdFrom = length;
    this.#text.beText(length);
    const { hasSequences, hasGaps } = this.#scanLevels({});
    if (hasSequences) this.#scanLevels({ keepsSequences: true });
    if (hasGaps) this.#scanLevels({ unbroken: true });
    return { spans: mergedSpans(this.#spans), keepFrom: this.#keepFrom, holdFrom: this.#holdFrom };
  }

  /** Returns whether the text has terminal sequences, since a secret may use their characters too, and gaps in escapes. */
  #scanLevels({ keepsSequences = false, unbroken = false }): { hasSequences: boolean; hasGaps: boolean } {
    let hasSequences = foldText(this.#text, this.#folded, keepsSequences);
    let hasGaps = false;
    for (let level = 0; level < MOST_LEVELS; level += 1) {
      if (!this.#scanView(this.#folded)) break;
      const unescaped = unescape(this.#folded, this.#unescaped, unbroken);
      hasGaps ||= unescaped.hasGaps;
      if (!unescaped.hasEscapes) break;
      // What was folded once stays as it is.
      if (unescaped.isOnlyCut) this.#folded.shorten(this.#unescaped);
      else hasSequences = foldText(this.#unescaped, this.#folded, keepsSequences) || hasSequences;
    }
    return { hasSequences, hasGaps };
  }

  /** Returns whether something in it may begin an escape. */
  #scanView(view: TextView): boolean {
    const { bytes, length } = view;
    let kinds = 0;
    let digits = 0;
    let mostDigits = 0;
    for (let at = 0; at < length; at += 1) {
      const kind = KINDS[bytes[at] ?? 0] ?? 0;
      kinds |= kind;
      // Digits are few, so that this is most often 0.
      if ((kind & DIGIT_LIKE) === 0) digits = 0;
      else if (++digits > mostDigits) mostDigits = digits;
    }
    const hasIntroducer = (kinds & INTRODUCER) !== 0;
    this.#search(view);
    if (mostDigits >= LEAST_DIGITS) {
      keepDigits(view, this.#digits);
      this.#search(this.#digits);
    } else if (digits > 0 && !this.#ends.isEnd) {
      // Too few to be held back.
      this.#keepFrom = Math.min(this.#keepFrom, view.start[length - digits] ?? 0);
    }
    return hasIntroducer;
  }

  #search(view: TextView): void {
    const trie = this.#trie;
    const { root, whole, depth } = trie;
    const { bytes, start, end, length } = view;
    const { isStart, isEnd, cut } = this.#ends;
    let state = 0;
    let at = 0;
    /** The last byte of the latest part that is long enough, and its size. */
    let partAt = -Infinity;
    let partSize = 0;
    /** Where the latest part begins, if a cut here may be its end: only what is left of an escape stands after it. */
    const partFrom = (): number | undefined => {
      const remnant = at - 1 - partAt;
      const isPlain = remnant > 2 && !isIntroducer(bytes[partAt + 1] ?? 0);
      return remnant > LONGEST_REMNANT || isPlain ? undefined : (start[partAt - partSize + 1] ?? 0);
    };
    const addPart = (to: number): void => {
      const from = partFrom();
      if (from !== undefined) this.#spans.push([from, to]);
    };
    if (isStart && cut === 'ends') this.#addRest(view, 0);
    let until = length;
    // More of the text can make another character of what is open.
    if (!isEnd) while (until > 0 && (start[until - 1] ?? 0) >= view.open) until -= 1;
    for (; at < until; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === CUT_MARK && cut !== 'nowhere') {
        addPart(end[at - 1] ?? 0);
        this.#addRest(view, at + 1);
      }
      state = state === 0 ? (root[byte] ?? 0) : trie.next(state, byte);
      if (state === 0) continue;
      const size = whole[state] ?? 0;
      if (size > 0) this.#addWhole(view, state, at);
      const part = depth[state] ?? 0;
      if (part < LEAST_PART) continue;
      partAt = part === size ? -Infinity : at;
      partSize = part;
    }
    if (isEnd) {
      if (cut === 'ends') addPart(this.#length);
      return;
    }
    const from = cut === 'nowhere' ? undefined : partFrom();
    if (from !== undefined) this.#keep(from, partSize);
    const open = trie.open[state] ?? 0;
    if (open > 0) this.#keep(start[at - open], open);
    if (view.open !== Infinity) this.#keep(view.open, 1);
    if (isStart && cut === 'ends' && length < LEAST_PART + LONGEST_REMNANT) this.#keepFrom = 0;
  }

  /** Adds the longest form that ends at a place of the view; a short one only where no blanks are inside it. */
  #addWhole({ start, end }: TextView, state: number, at: number): void {
    const { isShort, whole } = this.#trie;
    const to = end[at] ?? 0;
    for (let form = state; form !== 0; form = this.#trie.shorter(form)) {
      const from = start[at + 1 - (whole[form] ?? 0)] ?? 0;
      if (isShort[form] === true && this.#text.bytes.subarray(from, to).some((byte) => byte <= 0x20)) continue;
      this.#spans.push([from, to]);
      return;
    }
  }

  /** Adds the rest of a secret that the text, or a part of it, begins with at a place or soon after. */
  #addRest(view: TextView, from: number): void {
    const { start, end, length } = view;
    // Most texts are too short, and many.
    if (length - from < LEAST_PART) return;
    for (const { at, size, isWhole } of this.#rests.after(view, from)) {
      if (isWhole) this.#spans.push([start[from] ?? 0, end[at + size - 1] ?? 0]);
      // The text may go on with it, and then its cut must be known.
      else if (at + size === length && !this.#ends.isEnd) this.#keep(from === 0 ? 0 : start[from - 1], size);
    }
  }

  #keep(from: number | undefined, size: number): void {
    const place = from ?? this.#length;
    this.#keepFrom = Math.min(this.#keepFrom, place);
    if (size >= LEAST_PART || !this.#endsLine(place)) this.#holdFrom = Math.min(this.#holdFrom, place);
  }

  /** A line is not kept waiting for a few characters at its end. */
  #endsLine(from: number): boolean {
    const { bytes } = this.#text;
    for (let at = this.#length - 1; at >= from; at -= 1) if (bytes[at] === 0x0a || bytes[at] === 0x0d) return true;
    return false;
  }
}
