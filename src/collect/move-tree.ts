import { chmod, lstat, mkdir, readdir, rename } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { errorCode } from '../errors.ts';

/** Something in an archive that was not written to disk. */
export interface LeftOut {
  /** As the archive names it, cut when very long. Untrusted. */
  readonly path: string;
  readonly why: string;
}

/** What one request for one path of one image brought. */
export interface Collected {
  /** Something is at that path, be it an empty directory. */
  readonly found: boolean;
  /** Regular files that were written. */
  readonly files: number;
  /** Of these files. */
  readonly bytes: number;
  readonly leftOut: readonly LeftOut[];
}

export const NOTHING_COLLECTED: Collected = { found: false, files: 0, bytes: 0, leftOut: [] };

/** What has been moved so far. */
export interface Placed {
  files: number;
  /** Of these files. */
  bytes: number;
  readonly leftOut: LeftOut[];
}

/**
 * Moves a directory with all that it holds to `to`, into what is there already. A file that is there is replaced;
 * a link that is there is replaced by a file, and never followed by a directory. `shown` is how the list of what was left
 * out names it. Throws the errors of the disk.
 */
export async function placeDirectory(from: string, to: string, shown: string, placed: Placed): Promise<void> {
  if (await ensureDirectory(from, to)) await placeContents(from, to, shown, placed);
  else placed.leftOut.push({ path: shown, why: 'a file or a link stands in its place on this machine' });
}

/** The same for what a directory holds; `to` is there. */
export async function placeContents(from: string, to: string, shown: string, placed: Placed): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const { name } = entry;
    const place = entry.isDirectory() ? placeDirectory : placeFile;
    await place(join(from, name), join(to, name), posix.join(shown, name), placed);
  }
}

/** The same for one file. */
export async function placeFile(from: string, to: string, shown: string, placed: Placed): Promise<void> {
  const { size } = await lstat(from);
  if ((await kindOnDisk(to)) === 'directory') {
    placed.leftOut.push({ path: shown, why: 'a directory stands in its place on this machine' });
    return;
  }
  // It replaces a link and does not write to what the link points to.
  await rename(from, to);
  placed.files += 1;
  placed.bytes += size;
}

/** Whether `to` is a directory in the end, with the mode of `from` when it is new. */
async function ensureDirectory(from: string, to: string): Promise<boolean> {
  try {
    await mkdir(to);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return (await kindOnDisk(to)) === 'directory';
  }
  await chmod(to, (await lstat(from)).mode & 0o777);
  return true;
}

/** What is at a path of this machine; a link counts as a file and is not followed. Null when nothing is there. */
export async function kindOnDisk(path: string): Promise<'file' | 'directory' | null> {
  try {
    return (await lstat(path)).isDirectory() ? 'directory' : 'file';
  } catch (error) {
    const code = errorCode(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    return null;
  }
}
