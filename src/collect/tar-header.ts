import type { ByteText } from '../files/disk-names.ts';
import { BadArchive } from './byte-source.ts';

/** Bytes: a header is one block, and content is padded to whole blocks. */
export const BLOCK = 512;

/** The fields of a header as they stand in it. The layouts are those of POSIX ustar, of GNU tar and of their forerunner. */
export interface TarHeader {
  readonly name: ByteText;
  /** Null when it makes no sense. */
  readonly mode: number | null;
  /** Bytes; null when it makes no sense. */
  readonly size: number | null;
  /** The type flag, a character. */
  readonly type: string;
  /** Empty without one. */
  readonly linkname: ByteText;
  readonly isGnu: boolean;
}

/** Null for a block of zeros, which marks the end. @throws {BadArchive} when it is no header. */
export function readHeader(block: Buffer): TarHeader | null {
  if (block.equals(Buffer.alloc(BLOCK))) return null;
  if (!hasChecksum(block))
    throw new BadArchive('it is no tar archive, or is damaged: the checksum of a header is wrong');
  const magic = block.toString('latin1', 257, 265);
  const prefix = magic.startsWith('ustar\0') ? textAt(block, 345, 155) : '';
  const name = textAt(block, 0, 100);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    mode: numberAt(block, 100, 8),
    size: numberAt(block, 124, 12),
    type: block.toString('latin1', 156, 157),
    linkname: textAt(block, 157, 100),
    isGnu: magic === 'ustar  \0',
  };
}

/** Octal digits, or a number to the base 256 behind a byte with its highest bit set; null when it makes no sense. */
export function numberAt(block: Buffer, start: number, length: number): number | null {
  const field = block.subarray(start, start + length);
  const first = field[0] ?? 0;
  if (first >= 0x80) {
    // The second bit is the sign, and no number here is below zero.
    const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, first & 0x3f);
    return (first & 0x40) === 0 && Number.isSafeInteger(value) ? value : null;
  }
  const digits = /^[ \0]*(?<digits>[0-7]*)(?:[ \0]|$)/.exec(field.toString('latin1'))?.groups?.['digits'];
  return digits === undefined ? null : parseInt(`0${digits}`, 8);
}

/** Up to the first NUL. */
function textAt(block: Buffer, start: number, length: number): ByteText {
  return upToNul(block.toString('latin1', start, start + length));
}

export function upToNul(text: ByteText): ByteText {
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}

const CHECKSUM = { start: 148, length: 8 };

/** The sum of all bytes, with blanks for the checksum itself. Some old programs took bytes for signed. */
function hasChecksum(block: Buffer): boolean {
  const own = numberAt(block, CHECKSUM.start, CHECKSUM.length);
  let [sum, signed] = [0, 0];
  for (const [index, value] of block.entries()) {
    const isOwn = index >= CHECKSUM.start && index < CHECKSUM.start + CHECKSUM.length;
    const byte = isOwn ? 32 : value;
    sum += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return own === sum || own === signed;
}
