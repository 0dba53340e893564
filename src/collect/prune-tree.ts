import { rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type ByteText, diskPath, joined, readEntries, textOfBytes } from '../files/disk-names.ts';
import { kindOnDisk } from './move-tree.ts';

/**
 * Removes what is not to be kept below a directory, and each directory that is left empty and is not to be kept itself. The
 * path given to `keeps` is relative to the directory. Nothing happens to a file. Throws the disk's errors, and the reason of
 * `stop`.
 */
export async function pruneTree(
  directory: ByteText,
  keeps: (relative: string) => boolean,
  stop?: AbortSignal,
): Promise<void> {
  if ((await kindOnDisk(directory)) === 'directory') await prune({ directory, relative: '' }, keeps, stop);
}

/** Whether anything is left in it. */
async function prune(
  { directory, relative }: Readonly<Record<'directory' | 'relative', ByteText>>,
  keeps: (relative: string) => boolean,
  stop: AbortSignal | undefined,
): Promise<boolean> {
  let left = false;
  for (const { name, facts } of await readEntries(diskPath(directory))) {
    stop?.throwIfAborted();
    const path = join(directory, name);
    const below = joined(relative, name);
    const isKept = keeps(textOfBytes(below));
    if (!facts.isDirectory()) {
      if (!isKept) await unlink(diskPath(path));
      left ||= isKept;
      continue;
    }
    const isFilled = await prune({ directory: path, relative: below }, keeps, stop);
    if (!isFilled && !isKept) await rmdir(diskPath(path));
    left ||= isFilled || isKept;
  }
  return left;
}
