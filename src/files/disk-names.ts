import { isUtf8 } from 'node:buffer';
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';

/**
 * A name or a path as its bytes, one character (U+0000 to U+00FF) for each: a disk on Linux takes any bytes as a name. Most
 * names are ASCII, and the same either way.
 */
export type ByteText = string;

const NOT_ASCII = /[^\0-\x7f]/;

export function bytesOf(text: string): ByteText {
  return NOT_ASCII.test(text) ? Buffer.from(text).toString('latin1') : text;
}

/** The text, with U+FFFD for what is no UTF-8. */
export function textOfBytes(bytes: ByteText): string {
  return NOT_ASCII.test(bytes) ? Buffer.from(bytes, 'latin1').toString() : bytes;
}

/** Whether the bytes are a text. */
export function isText(bytes: ByteText): boolean {
  return !NOT_ASCII.test(bytes) || isUtf8(Buffer.from(bytes, 'latin1'));
}

/** The path for Node's file system calls. */
export function diskPath(bytes: ByteText): string | Buffer {
  return isText(bytes) ? textOfBytes(bytes) : Buffer.from(bytes, 'latin1');
}

/** Two paths with slashes, either of which may be empty. */
export function joined(above: ByteText, below: ByteText): ByteText {
  return above === '' || below === '' ? above + below : `${above}/${below}`;
}

/** One character of UTF-8: lead byte and what may follow it, after RFC 3629. */
const CHARACTER =
  /[\0-\x7f]+|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x80-\xff]/g;

/** The text for a message, with `<E9>` for a byte that is no UTF-8. Untrusted. */
export function shownBytes(bytes: ByteText): string {
  if (isText(bytes)) return textOfBytes(bytes);
  return bytes.replaceAll(CHARACTER, (part) =>
    isText(part) ? textOfBytes(part) : `<${part.charCodeAt(0).toString(16).toUpperCase()}>`,
  );
}

export interface DiskEntry {
  readonly name: ByteText;
  readonly facts: Pick<Dirent, 'isDirectory' | 'isFile' | 'isSymbolicLink'>;
}

/** The entries of a directory. */
export async function readEntries(directory: string | Buffer): Promise<DiskEntry[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  // Read as text, which is faster, a name that is none has this character.
  if (!entries.some(({ name }) => name.includes('\uFFFD'))) {
    return entries.map((facts) => ({ name: bytesOf(facts.name), facts }));
  }
  const named = await readdir(directory, { withFileTypes: true, encoding: 'buffer' });
  return named.map((facts) => ({ name: facts.name.toString('latin1'), facts }));
}
