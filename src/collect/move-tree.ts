import type { BigIntStats } from 'node:fs';
import { chmod, lstat, mkdir, rename } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import { codeOrText, errorCode, isMissing } from '../errors.ts';
import { isOfGit } from '../values/git-paths.ts';
import { type ByteText, diskPath, readEntries, shownBytes, textOfBytes } from '../files/disk-names.ts';
import { isGitDirectory } from '../files/git-directory.ts';
import { PlacedFiles } from './placed-files.ts';

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

const INTO_GIT = 'nothing is written into .git';

/**
 * Moves files and directories into what is there already, and counts them. A file replaces a file, and a link, which is
 * never written through; a directory never follows a link, and nothing becomes a `.git`, or goes into a git directory of
 * another name, whose hooks and settings git would run. `shown` is the path in `leftOut`. Every method throws the disk's
 * errors.
 */
export class TreeMover {
  files = 0;
  bytes = 0;
  readonly leftOut: LeftOut[] = [];
  readonly #placed: PlacedFiles | null;
  readonly #inodes: PlacedFiles['inodes'];
  readonly #origin: string;
  readonly #stop: AbortSignal | undefined;

  /**
   * @param placed of this step so far: a file of another path is not replaced
   * @param origin the absolute path in the image that `shown` is relative to
   * @param stop ends the move before its next file, since an archive may hold 100,000; its reason is thrown
   */
  constructor(placed: PlacedFiles | null = null, origin = '', stop?: AbortSignal) {
    this.#placed = placed;
    this.#inodes = (placed ?? new PlacedFiles()).inodes;
    this.#origin = origin;
    this.#stop = stop;
  }

  async moveDirectory(from: ByteText, to: ByteText, shown: string): Promise<void> {
    if (this.#isGit(to, shown)) return;
    const found = await ensureDirectory(from, to);
    if (found === 'git') this.leftOut.push({ path: shown, why: INTO_GIT });
    else if (found === 'directory') await this.moveContents(from, to, shown);
    else this.leftOut.push({ path: shown, why: 'a file or a link stands in its place on this machine' });
  }

  /** What a directory holds; `to` is there. */
  async moveContents(from: ByteText, to: ByteText, shown: string): Promise<void> {
    for (const { name, facts } of await readEntries(diskPath(from))) {
      this.#stop?.throwIfAborted();
      const parts = [join(from, name), join(to, name), posix.join(shown, shownBytes(name))] as const;
      if (facts.isDirectory()) await this.moveDirectory(...parts);
      else await this.moveFile(...parts);
    }
  }

  async moveFile(from: ByteText, to: ByteText, shown: string): Promise<void> {
    if (this.#isGit(to, shown)) return;
    const { size, ino } = await lstat(diskPath(from), { bigint: true });
    const source = posix.join(this.#origin, shown);
    const why = await this.#problemAt(to, source);
    if (why !== null) {
      this.leftOut.push({ path: shown, why });
      return;
    }
    this.#placed?.set(to, source);
    this.#inodes.set(ino, source);
    // Replaces a link, and does not write to its target.
    await rename(diskPath(from), diskPath(to));
    this.files += 1;
    this.bytes += Number(size);
  }

  /** Why a file cannot go there; null when it can. */
  async #problemAt(to: ByteText, source: string): Promise<string | null> {
    const facts = await factsOf(to);
    if (facts?.isDirectory() === true) return 'a directory stands in its place on this machine';
    const rival = this.#placed?.get(to);
    if (rival === source) return null;
    if (rival !== undefined)
      return `${rival} was collected to the same place: give one of the lines a folder of its own`;
    const alike = facts === null ? undefined : this.#inodes.get(facts.ino);
    return alike === undefined ? null : `${alike} was collected, and this disk takes the two names for one`;
  }

  #isGit(to: ByteText, shown: string): boolean {
    const isGit = isOfGit(basename(to));
    if (isGit) this.leftOut.push({ path: shown, why: INTO_GIT });
    return isGit;
  }
}

/** What `to` is in the end: a directory, with the mode of `from` when it is new, or one that git uses. */
async function ensureDirectory(from: ByteText, to: ByteText): Promise<'directory' | 'git' | 'file' | null> {
  try {
    await mkdir(diskPath(to));
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    const kind = await kindOnDisk(to);
    return kind === 'directory' && (await isGitDirectory(textOfBytes(to))) ? 'git' : kind;
  }
  await chmod(diskPath(to), (await lstat(diskPath(from))).mode & 0o777);
  return 'directory';
}

/** The kind of a path on this machine; a link counts as a file and is not followed. Null when nothing is there. */
export async function kindOnDisk(path: ByteText): Promise<'file' | 'directory' | null> {
  const facts = await factsOf(path);
  return facts && (facts.isDirectory() ? 'directory' : 'file');
}

async function factsOf(path: ByteText): Promise<BigIntStats | null> {
  try {
    return await lstat(diskPath(path), { bigint: true });
  } catch (error) {
    if (isMissing(codeOrText(error))) return null;
    throw error;
  }
}
