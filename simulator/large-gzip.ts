import { constants, crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** Bytes from which a body is large, and of its parts that are compressed for each reply. */
const LARGE = 1024 * 1024;
const ENDS = 64 * 1024;
/** Bytes by which a part that was compressed before is found. */
const CLUE = 64;
/** Gzip by deflate, without a name and a time (RFC 1952, section 2.3). */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
const FAST = { level: constants.Z_BEST_SPEED };

/** The inner part of a large body, and what it compresses to in the middle of a stream. */
let latest: { readonly bytes: Buffer; readonly compressed: Buffer } | null = null;

/**
 * Compresses a body. The details of a hundred operations with the same 10 MiB of output differ in few bytes. So that output is
 * compressed once: to compress it takes as long as a client takes to read it.
 */
export function quickGzip(bytes: Buffer): Buffer {
  if (bytes.length < LARGE) return gzipSync(bytes, FAST);
  const found = latest === null ? -1 : placeOf(latest.bytes, bytes);
  const start = found === -1 ? ENDS : found;
  if (latest === null || found === -1) {
    const inner = bytes.subarray(start, bytes.length - ENDS);
    latest = { bytes: inner, compressed: unended(inner) };
  }
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(bytes));
  trailer.writeUInt32LE(bytes.length, 4);
  const rest = deflateRawSync(bytes.subarray(start + latest.bytes.length), FAST);
  return Buffer.concat([HEADER, unended(bytes.subarray(0, start)), latest.compressed, rest, trailer]);
}

/** -1 when it is not in the bytes. */
function placeOf(part: Buffer, bytes: Buffer): number {
  const at = bytes.indexOf(part.subarray(0, CLUE), ENDS / 2);
  return at !== -1 && bytes.subarray(at, at + part.length).equals(part) ? at : -1;
}

/** Compressed by itself, so that any other part can go on behind it. */
function unended(bytes: Buffer): Buffer {
  return deflateRawSync(bytes, { ...FAST, finishFlush: constants.Z_FULL_FLUSH });
}
