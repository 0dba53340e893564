import { chmod, lstat, mkdir, readdir, rename } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { errorCode } from '../error-code.ts';
import type { LeftOut } from './collected.ts';
import { kindOnDisk } from './kind-on-disk.ts';

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
