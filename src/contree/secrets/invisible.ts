/** Blanks, controls, what has no width and what changes the text's direction, each from and to. */
const RANGES: readonly (readonly [from: number, to: number])[] = [
  [0x80, 0xa0],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xffff],
];
const INVISIBLE = new Uint8Array(0x10000);
for (const [from, to] of RANGES) INVISIBLE.fill(1, from, to + 1);

/** @param code code point beyond ASCII */
export function isInvisible(code: number): boolean {
  return code < 0x10000 ? INVISIBLE[code] === 1 : code >= 0xe0000 && code <= 0xe0fff;
}
