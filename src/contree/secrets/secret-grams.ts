import { LEAST_PART, type SecretForm } from './secret-forms.ts';

/** Letters in a row that are looked up at a time. */
export const GRAM = 4;
/** Different letters. */
export const ALPHABET = 36;
/** By byte: 1 to 36 for a letter in either case or a digit; 0 for any other byte. */
export const LETTERS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return /[\da-z]/i.test(character) ? Number.parseInt(character, ALPHABET) + 1 : 0;
});

/**
 * What each byte adds to the number of four letters in a row, by its place among them; less than any such number where the byte
 * is no letter, so that the sum is negative.
 */
export const PLACES = [3, 2, 1, 0].map((place) =>
  Int32Array.from(LETTERS, (letter) => (letter === 0 ? -(ALPHABET ** GRAM) : (letter - 1) * ALPHABET ** place)),
) as [Int32Array, Int32Array, Int32Array, Int32Array];

/** Bits of a number that `near` looks at: the table stays in the processor's nearest memory, which `first` is too large for. */
const NEAR_BITS = 15;

/** Each four letters in a row that a form of a secret has. Anything may stand between them. */
export class SecretGrams {
  /**
   * Letters from one look to the next that meet a gram of every form that stands as a whole. 0: a form, or a part of one that
   * is long enough to be hidden, may have too few letters to be met.
   */
  readonly stride: number;
  /** Those of a whole form that such a look may meet first, as `all`. */
  readonly first: Uint8Array;
  /** A bit for the last bits of each number in `first`. */
  readonly near: Uint8Array;
  /** All, a bit for each number. */
  readonly all: Uint8Array;

  constructor(forms: readonly SecretForm[]) {
    const isFit = forms.every(({ bytes }) => hasLetters(bytes));
    const texts = isFit ? forms.map(({ bytes }) => lettersOf(bytes)) : [];
    this.stride = isFit ? Math.min(...texts.map(({ length }) => length)) - GRAM + 1 : 0;
    const first = texts.flatMap((letters) => gramsOf(letters.slice(0, this.stride + GRAM - 1)));
    this.first = bitsOf(first);
    this.near = bitsOf(first.map(nearBits), 2 ** NEAR_BITS);
    this.all = bitsOf(texts.flatMap(gramsOf));
  }
}

/** Whether the bit of a number is set. */
export function hasBit(bits: Uint8Array, number: number): boolean {
  return (((bits[number >> 3] ?? 0) >> (number & 7)) & 1) === 1;
}

/** The number that `near` has in place of a number. */
export function nearBits(number: number): number {
  return number & (2 ** NEAR_BITS - 1);
}

function bitsOf(numbers: readonly number[], range = ALPHABET ** GRAM): Uint8Array {
  const bits = new Uint8Array(range / 8);
  for (const number of numbers) bits[number >> 3] = (bits[number >> 3] ?? 0) | (1 << (number & 7));
  return bits;
}

function gramsOf(letters: readonly number[]): number[] {
  return letters.slice(GRAM - 1).map((_, at) => letters.slice(at, at + GRAM).reduce(withLetter, 0));
}

/** The number of the last four letters after one more, which is 1 to 36. */
export function withLetter(gram: number, letter: number): number {
  return (gram * ALPHABET + letter - 1) % ALPHABET ** GRAM;
}

function lettersOf(bytes: Uint8Array): number[] {
  return Array.from(bytes, (byte) => LETTERS[byte] ?? 0).filter((letter) => letter > 0);
}

/** Whether each part that would be hidden has a gram. */
function hasLetters(form: Uint8Array): boolean {
  const part = Math.min(form.length, LEAST_PART);
  for (let at = 0; at + part <= form.length; at += 1) {
    if (lettersOf(form.subarray(at, at + part)).length < GRAM) return false;
  }
  return true;
}
