import { CUT_MARK, type TextView } from './text-view.ts';
import { isIntroducer } from './escape-reader.ts';

function isDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66);
}

const LETTER_X = 0x78;
export const INTRODUCER = 1;
/** A hexadecimal digit, and what may stand between two: `74:6f`, `0x74, 0x6f`. */
export const DIGIT_LIKE = 2;
export const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const isDigitLike = isDigit(byte) || byte === 0x2b || byte === LETTER_X;
  return (isIntroducer(byte) ? INTRODUCER : 0) | (isDigitLike ? DIGIT_LIKE : 0);
});

/** Fills the target with the hexadecimal digits, next to each other; an `x` stands for what is none. */
export function keepDigits(source: TextView, target: TextView): void {
  target.clear(source.length);
  target.open = source.open;
  const { bytes, start, end, length } = source;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x2b) continue;
    // It may be that of `0x`.
    if (byte === 0x30 && at + 1 === length) target.cutAt(start[at]);
    if (byte === 0x30 && bytes[at + 1] === LETTER_X && at + 1 < length) {
      at += 1;
      continue;
    }
    target.add(isDigit(byte) || byte === CUT_MARK ? byte : LETTER_X, start[at] ?? 0, end[at] ?? 0);
  }
}
