import { closeSync, openSync, readSync } from 'node:fs';
import { READ_ONLY } from './read-regular.ts';

/** Bytes up to which a file is read whole and at once, which takes less than a millisecond. */
export const SMALL = 256 * 1024;

/** The content of a file that had `size` bytes; null when it has more by now. Throws the disk's errors. */
export function readSmall(path: string, size: number): Buffer | null {
  const descriptor = openSync(path, READ_ONLY);
  try {
    const content = Buffer.allocUnsafe(size + 1);
    let length = 0;
    for (;;) {
      const read = readSync(descriptor, content, { offset: length });
      if (read === 0) return content.subarray(0, length);
      length += read;
      if (length > size) return null;
    }
  } finally {
    closeSync(descriptor);
  }
}
