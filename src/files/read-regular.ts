import { constants, type PathLike } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { breachOf } from './boundary.ts';

const CHUNK = 64 * 1024;
/** A pipe without a writer must not block. On Windows these flags are undefined, which counts as none. */
const READ_ONLY = constants.O_RDONLY | constants.O_NONBLOCK;
const NOT_THROUGH_LINK = constants.O_NOFOLLOW;

type Content = { readonly bytes: Buffer } | { readonly refused: 'kind' | 'size' };

/** The content of a regular file of at most so many bytes. What it is, is asked of the open file. Throws the disk's errors. */
export async function readRegular(path: PathLike, most: number): Promise<Content> {
  const file = await open(path, READ_ONLY);
  try {
    return await contentOf(file, most);
  } finally {
    await file.close();
  }
}

/**
 * The same for a file in `boundary`, a real path. Where the open file lies is looked at once more: a link that is put into
 * its place after the first look leads nowhere.
 */
export async function readRegularWithin(
  boundary: string,
  path: string,
  most: number,
): Promise<Content | { readonly refused: 'outside' | 'git' | 'changed' }> {
  const real = await realpath(path);
  const breach = breachOf(real, boundary);
  if (breach !== null) return { refused: breach };
  const file = await open(real, READ_ONLY | NOT_THROUGH_LINK);
  try {
    const opened = await file.stat({ bigint: true });
    const now = await stat(real, { bigint: true });
    const isSame = (await realpath(real)) === real && opened.dev === now.dev && opened.ino === now.ino;
    return isSame ? await contentOf(file, most) : { refused: 'changed' };
  } finally {
    await file.close();
  }
}

async function contentOf(file: FileHandle, most: number): Promise<Content> {
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
