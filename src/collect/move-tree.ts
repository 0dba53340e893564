import { chmod, lstat, mkdir, rename } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import { codeOf, errorCode, isMissing } from '../errors.ts';
import { isOfGit } from '../values/git-paths.ts';
import { type ByteText, diskPath, readEntries, shownBytes } from '../files/disk-names.ts';

/** An entry of an archive that was not written to disk. Its path is the archive's, cut when very long; untrusted. */
export type LeftOut = Readonly<Record<'path' | 'why', string>>;

/** The result of one request for one path of one image. */
export interface Collected {
  /** Something is at that path, even if it is an empty directory. */
  readonly found: boolean;
  /** Regular files that were written, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  readonly leftOut: readonly LeftOut[];
}

export const NOTHING_COLLECTED: Collected = { found: false, files: 0, bytes: 0, leftOut: [] };

/** The absolute path in the image of what was moved to each path on this machine. */
export type PlacedFiles = Map<ByteText, string>;

/**
 * Moves files and directories into what is there already, and counts them. A file replaces a file, and a link, which is
 * never written through; a directory never follows a link, and nothing becomes a `.git`, whose hooks and settings git would run. `shown` is the path in `leftOut`. Every method throws the
 * disk's errors.
 */
export class TreeMover {
  files = 0;
  bytes = 0;
  readonly leftOut: LeftOut[] = [];
  readonly #placed: PlacedFiles | null;
  readonly #origin: string;

  /**
   * @param placed of this step so far: a file of another path is not replaced
   * @param origin the absolute path in the image that `shown` is relative to
   */
  constructor(placed: PlacedFiles | null = null, origin = '') {
    this.#placed = placed;
    this.#origin = origin;
  }

  async moveDirectory(from: ByteText, to: ByteText, shown: string): Promise<void> {
    if (this.#isGit(to, shown)) return;
    if (await ensureDirectory(from, to)) await this.moveContents(from, to, shown);
    else this.leftOut.push({ path: shown, why: 'a file or a link stands in its place on this machine' });
  }

  /** What a directory holds; `to` is there. */
  async moveContents(from: ByteText, to: ByteText, shown: string): Promise<void> {
    for (const { name, facts } of await readEntries(diskPath(from))) {
      const parts = [join(from, name), join(to, name), posix.join(shown, shownBytes(name))] as const;
      if (facts.isDirectory()) await this.moveDirectory(...parts);
      else await this.moveFile(...parts);
    }
  }

  async moveFile(from: ByteText, to: ByteText, shown: string): Promise<void> {
    if (this.#isGit(to, shown)) return;
    const { size } = await lstat(diskPath(from));
    if ((await kindOnDisk(to)) === 'directory') {
      this.leftOut.push({ path: shown, why: 'a directory stands in its place on this machine' });
      return;
    }
    const source = posix.join(this.#origin, shown);
    const rival = this.#placed?.get(to) ?? source;
    if (rival !== source) {
      const why = `${rival} was collected to the same place: give one of the lines a folder of its own`;
      this.leftOut.push({ path: shown, why });
      return;
    }
    this.#placed?.set(to, source);
    // Replaces a link, and does not write to its target.
    await rename(diskPath(from), diskPath(to));
    this.files += 1;
    this.bytes += size;
  }

  #isGit(to: ByteText, shown: string): boolean {
    const isGit = isOfGit(basename(to));
    if (isGit) this.leftOut.push({ path: shown, why: 'nothing is written into .git' });
    return isGit;
  }
}

/** Whether `to` is a directory in the end, with the mode of `from` when it is new. */
async function ensureDirectory(from: ByteText, to: ByteText): Promise<boolean> {
  try {
    await mkdir(diskPath(to));
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return (await kindOnDisk(to)) === 'directory';
  }
  await chmod(diskPath(to), (await lstat(diskPath(from))).mode & 0o777);
  return true;
}

/** The kind of a path on this machine; a link counts as a file and is not followed. Null when nothing is there. */
export async function kindOnDisk(path: ByteText): Promise<'file' | 'directory' | null> {
  try {
    return (await lstat(diskPath(path))).isDirectory() ? 'directory' : 'file';
  } catch (error) {
    if (isMissing(codeOf(error))) return null;
    throw error;
  }
}
