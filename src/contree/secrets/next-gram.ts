import { ALPHABET, GRAM, hasBit, LETTERS, nearBits, PLACES, type SecretGrams, withLetter } from './secret-grams.ts';

const ESCAPE = 0x1b;
const OPEN_BRACKET = 0x5b;
/** Bytes of the parameters of a sequence, and a few more. */
const PARAMETERS = 22;

/**
 * Where the next four letters may be four of a secret in a row, looking once for each stride: as they are, and without the
 * sequences of colours. The end of the bytes when there are none.
 * @param hasSequences false when no byte is an escape
 */
export function nextGram(bytes: Uint8Array, from: number, grams: SecretGrams, hasSequences = true): number {
  const { stride, first } = grams;
  /** Without sequences: the first letter of the latest look. Up to there, another one would meet the same letters. */
  let seen = -1;
  for (let at = from; ;) {
    if (!hasSequences) at = nextUnusual(bytes, at, grams);
    let gram = 0;
    let letters = 0;
    let firstAt = at;
    let hasSequence = false;
    for (let place = at; letters < GRAM && place < bytes.length; place += 1) {
      const byte = bytes[place] ?? 0;
      const letter = LETTERS[byte] ?? 0;
      if (letter > 0) {
        if (letters === 0) firstAt = place;
        gram = gram * ALPHABET + letter - 1;
        letters += 1;
      } else if (byte === ESCAPE) hasSequence = true;
    }
    if (letters < GRAM) return bytes.length;
    if (hasBit(first, gram)) return firstAt;
    const outside = hasSequences ? colourAround(bytes, at) : at;
    if ((hasSequence || outside > at) && outside > seen) {
      seen = letterWithoutColours(bytes, outside);
      if (hasBit(first, gramWithoutColours(bytes, seen))) return firstAt;
    }
    // No letter stands before the first, so that nothing is looked at again and again.
    at = Math.max(at + stride, firstAt + 1);
  }
}

/**
 * The next place, one stride after another, where four bytes in a row are not all letters, or may be four of a secret. Most
 * looks pass here: a text of tens of megabytes has millions of them.
 */
function nextUnusual(bytes: Uint8Array, from: number, { stride, near }: SecretGrams): number {
  const [one, two, three, four] = PLACES;
  const last = bytes.length - GRAM;
  for (let at = from; at <= last; at += stride) {
    const gram =
      (one[bytes[at] ?? 0] ?? 0) +
      (two[bytes[at + 1] ?? 0] ?? 0) +
      (three[bytes[at + 2] ?? 0] ?? 0) +
      (four[bytes[at + 3] ?? 0] ?? 0);
    if (gram < 0 || hasBit(near, nearBits(gram))) return at;
  }
  return Math.max(from, last + 1);
}

/** The place of the next letter but those of sequences. */
function letterWithoutColours(bytes: Uint8Array, from: number): number {
  let place = from;
  while (place < bytes.length && LETTERS[bytes[place] ?? 0] === 0) {
    place = bytes[place] === ESCAPE ? colourEnd(bytes, place) : place + 1;
  }
  return place;
}

/** The number of the next four letters but those of sequences. Where there are fewer, no whole form follows. */
function gramWithoutColours(bytes: Uint8Array, from: number): number {
  let gram = 0;
  let place = from;
  for (let letters = 0; letters < GRAM && place < bytes.length; letters += 1) {
    place = letterWithoutColours(bytes, place);
    gram = withLetter(gram, LETTERS[bytes[place] ?? 0] ?? 0);
    place += 1;
  }
  return gram;
}

/** The end of the sequence that a place is in, or the place. */
function colourAround(bytes: Uint8Array, at: number): number {
  let place = at;
  while (at - place <= PARAMETERS && isParameter(bytes[place - 1] ?? 0)) place -= 1;
  if (bytes[place - 1] === OPEN_BRACKET) place -= 1;
  return bytes[place - 1] === ESCAPE ? colourEnd(bytes, place - 1) : at;
}

/** Where a sequence such as `ESC [ 3 1 m` ends, from its `ESC` on. */
export function colourEnd(bytes: Uint8Array, at: number): number {
  let place = at + 2;
  while (place < bytes.length && isParameter(bytes[place] ?? 0)) place += 1;
  return place + 1;
}

function isParameter(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x3f;
}
