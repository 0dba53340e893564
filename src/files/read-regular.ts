import { constants, type PathLike } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

const CHUNK = 64 * 1024;
/** A pipe without a writer must not block. On Windows this flag is undefined, which counts as none. */
export const READ_ONLY = constants.O_RDONLY | constants.O_NONBLOCK;

export type Content = { readonly bytes: Buffer } | { readonly refused: 'kind' | 'size' };

/** The content of a regular file of at most so many bytes. What it is, is asked of the open file. Throws the disk's errors. */
export async function readRegular(path: PathLike, most: number): Promise<Content> {
  const file = await open(path, READ_ONLY);
  try {
    return await contentOf(file, most);
  } finally {
    await file.close();
  }
}

/** The content piece by piece, which ends at the first piece beyond so many bytes. Throws the disk's errors. */
export async function* piecesOf(path: PathLike, most: number, piece = CHUNK): AsyncGenerator<Buffer> {
  const file = await open(path, READ_ONLY);
  try {
    for (let length = 0; length <= most;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(piece));
      if (bytesRead === 0) return;
      length += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** The content of an open file. */
export async function contentOf(file: FileHandle, most: number): Promise<Content> {
  const facts = await file.stat();
  // A directory throws EISDIR below.
  if (!facts.isFile() && !facts.isDirectory()) return { refused: 'kind' };
  const chunks: Buffer[] = [];
  let length = 0;
  // Not by the size it has now: a file may grow, and those of `/proc` have none.
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(Math.min(CHUNK, most + 1 - length)));
    if (bytesRead === 0) return { bytes: Buffer.concat(chunks) };
    length += bytesRead;
    if (length > most) return { refused: 'size' };
    chunks.push(buffer.subarray(0, bytesRead));
  }
}
