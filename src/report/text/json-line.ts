import { randomUUID } from 'node:crypto';
import { appendFileSync, closeSync, openSync } from 'node:fs';

/** Readable by the owner only. */
export const PRIVATE = { mode: 0o600 };

/** UTF-16 units from which a text is written by itself. */
const LONG = 64 * 1024;
/** UTF-16 units that are written at a time; a multiple of four, so that a piece of base64 is base64. */
const PIECE = 64 * 1024;
/** Bytes that a unit can take: an escape has six. */
const MOST_BYTES = 6;

/**
 * Appends a value as a line of JSON. Its long texts are written piece by piece through the same bytes. `JSON.stringify` alone
 * would copy the 14 MB of base64 of an output three times, and takes 3 ns for each byte, only to find that it escapes none.
 * Throws the file system's error, and that of `JSON.stringify`.
 */
export function appendJsonLine(path: string, value: unknown): void {
  const long: string[] = [];
  // The sender of the value cannot know it.
  const hole = randomUUID();
  const text = JSON.stringify(value, (_, entry: unknown) => {
    if (typeof entry !== 'string' || entry.length < LONG) return entry;
    long.push(entry);
    return hole;
  });
  if (long.length === 0) {
    appendFileSync(path, `${text}\n`, PRIVATE);
    return;
  }
  const bytes = Buffer.allocUnsafeSlow(PIECE * MOST_BYTES);
  const file = openSync(path, 'a', PRIVATE.mode);
  try {
    for (const part of text.split(hole)) {
      appendFileSync(file, part);
      appendText(file, long.shift() ?? '', bytes);
    }
    appendFileSync(file, '\n');
  } finally {
    closeSync(file);
  }
}

/** Appends the inside of a JSON string, without its quotes. */
function appendText(file: number, text: string, bytes: Buffer): void {
  for (let at = 0; at < text.length;) {
    const piece = text.slice(at, endOfPiece(text, at));
    const isPlain = isBase64(piece, bytes) && bytes.write(piece) === piece.length;
    const written = isPlain ? piece.length : bytes.write(JSON.stringify(piece).slice(1, -1));
    appendFileSync(file, bytes.subarray(0, written));
    at += piece.length;
  }
}

/** Not within a surrogate pair. */
function endOfPiece(text: string, from: number): number {
  const last = text.charCodeAt(from + PIECE - 1);
  return from + PIECE - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
}

/**
 * Whether Node drops no character of it as base64. None of those letters has an escape in JSON. Of a character beyond Latin-1
 * Node takes the lower byte, so the caller must see that there is none.
 */
function isBase64(text: string, room: Buffer): boolean {
  return text.length % 4 === 0 && room.write(text, 'base64') === Buffer.byteLength(text, 'base64');
}
