import { errorCode } from '../errors.ts';

const INVALID = ['ERR_ENCODING_INVALID_ENCODED_DATA', 'ERR_INVALID_BUFFER_SIZE'];

/**
 * The text of a file in UTF-8 with or without a byte-order mark, or in UTF-16 with one, as PowerShell writes it; without the
 * mark. Null for other bytes, and for text with NUL, as UTF-16 without a mark and UTF-32 have it.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decode(bytes);
  return text?.includes('\0') === true ? null : text;
}

function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  try {
    if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
    // Not every build of Node decodes `utf-16be`. `swap16` works in place, and throws for an odd number of bytes.
    if (first === 0xfe && second === 0xff) return decode(Buffer.from(bytes).swap16());
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (INVALID.includes(errorCode(error) ?? '')) return null;
    throw error;
  }
}
