import { constants } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { breachAt } from './boundary.ts';
import { type Content, contentOf, READ_ONLY } from './read-regular.ts';

/** On Windows this flag is undefined, which counts as none. */
const NOT_THROUGH_LINK = constants.O_NOFOLLOW;

/**
 * The content of a regular file in `boundary`, a real path, of at most so many bytes. Where the open file lies is looked at
 * once more: a link that is put into its place after the first look leads nowhere.
 */
export async function readRegularWithin(
  boundary: string,
  path: string,
  most: number,
): Promise<Content | { readonly refused: 'outside' | 'git' | 'changed' }> {
  const real = await realpath(path);
  const breach = await breachAt(real, boundary);
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
