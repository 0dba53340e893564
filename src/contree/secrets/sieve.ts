import { CUT, hazards } from './hazards.ts';
import { GRAM, hasBit, LETTERS, SecretGrams, withLetter } from './secret-grams.ts';
import { colourEnd, nextGram } from './next-gram.ts';
import type { CutPlaces } from './finds.ts';
import type { SecretForm } from './secret-forms.ts';

/** Bytes of a block that is not worth a look before it is scanned. */
export const SMALL = 256;
/** Bytes that are scanned at least, and at most, at a time. */
const LEAST_SCAN = 64;
const MOST_SCAN = 16 * 1024;
/** Bytes before an obstacle in which a border is looked for. */
const REACH = 1024;
/** Bytes from a place that was no border to the next that is looked at. */
const NEXT_TRY = 8;
/** Letters that separate a border from the possible end of a secret or of an escape, with a few to spare. */
const MARGIN = 20;
/** Bytes that are read for a few letters. */
const MOST_READ = 128;
const ESCAPE = 0x1b;

/**
 * Tells which bytes need no scan, at the speed of a search for a word. A secret is letters in a row in all views of a text that
 * has no hazard, with anything between them; so it is enough to look, one secret's length after another, whether the next four
 * letters are four of a secret in a row.
 */
export class Sieve {
  readonly #grams: SecretGrams;
  /** By byte: 1 when a scan that ends with it holds nothing back. */
  readonly #quiet: Uint8Array;

  constructor(forms: readonly SecretForm[]) {
    this.#grams = new SecretGrams(forms);
    const first = new Set(forms.map(({ bytes }) => bytes[0]));
    const quiet = Array.from('ghijklmnopqrstuvwyz').filter((letter) => !first.has(letter.charCodeAt(0)));
    this.#quiet = new Uint8Array(256);
    for (const letter of quiet) this.#quiet.fill(1, letter.charCodeAt(0), letter.charCodeAt(0) + 1);
    for (const letter of quiet) this.#quiet[letter.toUpperCase().charCodeAt(0)] = 1;
  }

  over(block: Uint8Array, cut: CutPlaces): SievedBlock {
    return new SievedBlock(this.#grams, this.#quiet, block, cut);
  }
}

const CUT_BEFORE = new RegExp(CUT);
/** A block without any of the marks has no hazard: a native search for each takes a tenth of the expression's time. */
const WILD_MARKS = ['\\', '%', '&', ESCAPE, 0x9b, 'x', 'X'];
const HAZARDS = {
  whole: { pattern: hazards(false), marks: WILD_MARKS },
  cut: { pattern: hazards(true), marks: ['...', 0xe2, ...WILD_MARKS] },
};

/** A block of a text, from which to take what can be handed on as it is, and what must be scanned. */
export class SievedBlock {
  readonly #grams: SecretGrams;
  readonly #quiet: Uint8Array;
  readonly #bytes: Uint8Array;
  readonly #cut: CutPlaces;
  readonly #isSieved: boolean;
  /** Empty where no byte is a hazard. */
  readonly #text: string = '';
  readonly #obstacles: readonly Ahead[] = [];

  constructor(grams: SecretGrams, quiet: Uint8Array, bytes: Uint8Array, cut: CutPlaces) {
    this.#grams = grams;
    this.#quiet = quiet;
    this.#bytes = bytes;
    this.#cut = cut;
    this.#isSieved = grams.stride > 0;
    if (!this.#isSieved) return;
    const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const { pattern, marks } = cut === 'nowhere' ? HAZARDS.whole : HAZARDS.cut;
    const hasHazards = marks.some((mark) => block.includes(mark));
    const hasSequences = hasHazards && block.includes(ESCAPE);
    const letters = new Ahead((from) => nextGram(block, from, grams, hasSequences));
    if (hasHazards) this.#text = block.toString('latin1');
    this.#obstacles = hasHazards ? [new Ahead((from) => this.#hazard(pattern, from)), letters] : [letters];
  }

  /** The place up to which the bytes from a place on hold nothing of a secret, nor of one that goes on beyond it. */
  passed(from: number): number {
    if (!this.#isSieved) return from;
    const limit = Math.min(...this.#obstacles.map((ahead) => ahead.next(from)));
    const least = Math.max(from, limit - REACH);
    for (let at = limit - MARGIN; at > least; at -= 1) {
      if (this.#quiet[this.#bytes[at - 1] ?? 0] === 1 && this.#isCalm(at, GRAM, GRAM) && this.#isFar(at, limit))
        return at;
    }
    return from;
  }

  /**
   * The place up to which to scan from a place on, so that most often nothing is held back.
   * @param least bytes to scan where there are so many
   */
  pause(from: number, least = 0): number {
    const most = Math.min(from + MOST_SCAN, this.#bytes.length);
    if (!this.#isSieved) return most;
    for (let at = from + Math.max(LEAST_SCAN, least); at < most; at += 1) {
      if (this.#quiet[this.#bytes[at - 1] ?? 0] !== 1) continue;
      if (this.#isCalm(at, MARGIN, 0) && !this.#isAfterCut(at)) return at;
      // Most often what is near is so for the next ones as well.
      at += NEXT_TRY;
    }
    return most;
  }

  /** Whether what goes on after a cut may begin here. */
  #isAfterCut(at: number): boolean {
    return this.#cut !== 'nowhere' && CUT_BEFORE.test(this.#text.slice(Math.max(0, at - MOST_READ), at));
  }

  /** The next place of a hazard that is one, the end when there is none. */
  #hazard(pattern: RegExp, from: number): number {
    const text = this.#text;
    pattern.lastIndex = from;
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
      const [all, mild] = found;
      if (mild === undefined || !this.#isHarmless(found.index, found.index + all.length)) return found.index;
    }
    return text.length;
  }

  /** Whether an escape of one character, or the mark of a cut, has nothing of a secret near it. */
  #isHarmless(from: number, to: number): boolean {
    return this.#grams.stride > GRAM && this.#isCalm(from, MARGIN, 0) && this.#isCalm(to, 0, MARGIN);
  }

  /** Whether so many letters before a place and after it can be read, and no four in a row are of a secret. */
  #isCalm(place: number, before: number, after: number): boolean {
    const bytes = this.#bytes;
    const { all } = this.#grams;
    let from = place;
    for (let left = before; left > 0; from -= 1) {
      const byte = bytes[from - 1] ?? ESCAPE;
      if (STOPS[byte] === 1 || place - from > MOST_READ) return false;
      if (LETTERS[byte] !== 0) left -= 1;
    }
    let gram = 0;
    for (let letters = 0, at = from; letters < before + after; at += 1) {
      const byte = bytes[at] ?? ESCAPE;
      if (STOPS[byte] === 1 || at - place > MOST_READ) return false;
      const letter = LETTERS[byte] ?? 0;
      if (letter === 0) continue;
      letters += 1;
      gram = withLetter(gram, letter);
      if (letters >= GRAM && hasBit(all, gram)) return false;
    }
    return true;
  }

  /** Whether enough letters stand between a place and an obstacle. */
  #isFar(from: number, to: number): boolean {
    let letters = 0;
    for (let at = from; at < to && letters < MARGIN;) {
      if (this.#bytes[at] === ESCAPE) {
        at = colourEnd(this.#bytes, at);
        continue;
      }
      if (LETTERS[this.#bytes[at] ?? 0] !== 0) letters += 1;
      at += 1;
    }
    return letters === MARGIN;
  }
}

/** Remembers what is next until it has been passed. */
class Ahead {
  readonly #find: (from: number) => number;
  #place = -1;

  constructor(find: (from: number) => number) {
    this.#find = find;
  }

  next(from: number): number {
    if (this.#place < from) this.#place = this.#find(from);
    return this.#place;
  }
}

/** Introducers of escapes and sequences. */
const STOPS = new Uint8Array(256);
for (const stop of '%&\\\u001b') STOPS[stop.charCodeAt(0)] = 1;
