import { chmod, constants, copyFile, lstat, mkdir, open, realpath, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { codeOrText } from '../errors.ts';
import { bytesOf, type ByteText, diskPath, isText, shownBytes, textOfBytes } from '../files/disk-names.ts';
import { archiveEntries, type ArchiveEntry, type ArchiveLimits } from './archive-entries.ts';
import { BadArchive, binarySize } from './byte-source.ts';
import { kindOnDisk, type LeftOut } from './move-tree.ts';
import { writeSparse } from './sparse-map.ts';
import { problemOnWindows } from './windows-names.ts';

/** What bounds one download. */
export interface UnpackLimits extends ArchiveLimits {
  /** Whether there is room for one more wanted entry, with so many parts in its path; absent when there always is. */
  readonly hasRoom?: (parts: number) => boolean;
}

export interface Unpacked {
  /** How many entries the archive has, those that were left out included. */
  readonly entries: number;
  /** The last entry was written as a regular file. */
  readonly endsWithFile: boolean;
  /** The longest path that every entry lies at or below; empty when they have nothing in common. */
  readonly common: readonly ByteText[];
  readonly leftOut: readonly LeftOut[];
}

const LONGEST_SHOWN = 300;

/**
 * Writes the entries of a tar below `root`, an empty folder, and nothing outside of it: names that lead elsewhere are
 * left out, and every symbolic link, so that no name can lead through one. Owners are ignored, of the modes only read,
 * write and execute are kept, and the owner can always read. Of two files with one name the later replaces the earlier.
 * What `keeps` does not want is passed over, as is what there is no room for.
 * Throws the stream's own error, `BadArchive`, and the errors of a disk that does not take it.
 */
export async function unpack(
  archive: Readable,
  root: string,
  limits: UnpackLimits,
  keeps: (segments: readonly ByteText[]) => boolean = () => true,
): Promise<Unpacked> {
  const unpacker = new Unpacker(root, limits.bytes);
  const leftOut: LeftOut[] = [];
  let entries = 0;
  let common: readonly ByteText[] | null = null;
  let endsWithFile = false;
  for await (const entry of archiveEntries(archive, limits)) {
    const { name, kind } = entry;
    const path = entryPath(name);
    const segments = 'segments' in path ? path.segments : name.split('/');
    const isKept = keeps(segments) && limits.hasRoom?.(segments.length) !== false;
    const why = isKept ? await problemOf(entry, path, unpacker) : null;
    entries += 1;
    endsWithFile = why === null && kind !== 'directory';
    if ('segments' in path) common = shared(common ?? path.segments, path.segments);
    if (why !== null) leftOut.push({ path: shownBytes(name).slice(0, LONGEST_SHOWN), why });
  }
  return { entries, endsWithFile, common: common ?? [], leftOut };
}

async function problemOf(entry: ArchiveEntry, path: EntryPath, unpacker: Unpacker): Promise<string | null> {
  return 'why' in path ? path.why : await unpacker.write(entry, path.segments);
}

function shared(one: readonly ByteText[], other: readonly ByteText[]): readonly ByteText[] {
  const difference = one.findIndex((segment, index) => segment !== other[index]);
  return difference === -1 ? one : one.slice(0, difference);
}

export const LEFT_OUT_KINDS = {
  symlink: 'it is a symbolic link',
  device: 'it is a device',
  pipe: 'it is a named pipe',
  unknown: 'it is of a kind that is not known',
} as const;

/** Writes entries below a root. Its methods return null when the entry is written, otherwise why not. */
class Unpacker {
  readonly #root: ByteText;
  readonly #limit: number;
  #bytes = 0;
  #holes = 0;

  constructor(root: string, limit: number) {
    this.#root = bytesOf(root);
    this.#limit = limit;
  }

  async write(entry: ArchiveEntry, segments: readonly ByteText[]): Promise<string | null> {
    const path = join(this.#root, ...segments);
    const { kind } = entry;
    if (kind === 'directory') return await makeDirectory(path, entry.mode ?? 0);
    if (kind === 'link') return await this.#copyLinked(entry, path, segments);
    return kind === 'file' ? await this.#writeFile(entry, path, segments) : LEFT_OUT_KINDS[kind];
  }

  async #writeFile(entry: ArchiveEntry, path: ByteText, segments: readonly ByteText[]): Promise<string | null> {
    if (entry.problem !== null) return entry.problem;
    // Holes are not in the archive, so its own limit does not hold them.
    if (this.#holes + entry.holes > this.#limit) return 'it is too large with its holes';
    this.#holes += entry.holes;
    this.#count(entry.stored);
    return (await makeRoom(path, segments)) ?? (await writeFile(path, entry));
  }

  async #copyLinked({ linkname }: ArchiveEntry, path: ByteText, segments: readonly ByteText[]): Promise<string | null> {
    const target = entryPath(linkname);
    const source = 'segments' in target && linkname !== '' ? join(this.#root, ...target.segments) : null;
    if (source === null || (await kindOnDisk(source)) !== 'file')
      return 'it is a hard link to what is not in the archive, or not collected';
    if (source === path) return null;
    this.#count((await lstat(diskPath(source))).size);
    const blocked = await makeRoom(path, segments);
    if (blocked === null) await copyFile(diskPath(source), diskPath(path), constants.COPYFILE_EXCL);
    return blocked;
  }

  #count(size: number): void {
    this.#bytes += size;
    if (this.#bytes <= this.#limit) return;
    throw new BadArchive(`its hard links unfold to more than ${binarySize(this.#limit)}`);
  }
}

async function makeDirectory(path: ByteText, mode?: number): Promise<string | null> {
  try {
    await mkdir(diskPath(path), { recursive: true });
  } catch (error) {
    if (['EEXIST', 'ENOTDIR'].includes(codeOrText(error))) return 'a file stands in its way';
    throw error;
  }
  if (mode !== undefined) await chmod(diskPath(path), (mode & 0o777) | 0o700);
  return null;
}

async function makeRoom(path: ByteText, segments: readonly ByteText[]): Promise<string | null> {
  if (segments.length === 0) return 'its name is empty';
  const blocked = await makeDirectory(dirname(path));
  if (blocked !== null) return blocked;
  const present = await kindOnDisk(path);
  if (present === 'directory') return 'a directory stands in its way';
  if (present !== 'file') return null;
  if (!isNamed(await realpath(diskPath(path)), segments))
    return 'this disk takes it for another entry, by case or accents';
  await unlink(diskPath(path));
  return null;
}

/**
 * Whether a real path ends with the parts of a name. On disks of macOS and Windows a file of another name may stand at a path,
 * one that differs in case or in the form of its accents.
 */
export function isNamed(real: string, segments: readonly ByteText[]): boolean {
  const parts = real.split(/[\\/]/).slice(-segments.length);
  return parts.join('/') === textOfBytes(segments.join('/'));
}

async function writeFile(path: ByteText, { mode, map, content }: ArchiveEntry): Promise<null> {
  // Exclusive, so that nothing is written into or through what is there.
  const file = await open(diskPath(path), 'wx', 0o600);
  try {
    if (map === null) await file.writeFile(content);
    else await writeSparse(file, content, map);
    await file.chmod(((mode ?? 0) & 0o777) | 0o600);
  } finally {
    await file.close();
  }
  return null;
}

/** Bytes: the most that a disk takes for one name; enough for any path, with room for the folder before it. */
const LONGEST_NAME = 255;
const LONGEST_PATH = 2000;

type EntryPath = { readonly segments: readonly ByteText[] } | { readonly why: string };

/**
 * Where a name from an archive leads below the archive's root, or why it is rejected. A name that leads out on one
 * platform is rejected on all. The root itself (`./`) has no segments.
 */
export function entryPath(name: ByteText, platform: NodeJS.Platform = process.platform): EntryPath {
  const text = textOfBytes(name);
  if (/\p{Cc}/u.test(text)) return { why: 'its name has control characters' };
  if (name.includes('\\')) return { why: 'its name has a backslash' };
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (name.startsWith('/') || /^[a-z]:/iu.test(segments[0] ?? '')) return { why: 'its name is absolute' };
  if (segments.includes('..')) return { why: 'its name leads out of the folder' };
  // The disks of macOS and Windows take text alone.
  if (['darwin', 'win32'].includes(platform) && !isText(name)) return { why: 'its name is no UTF-8' };
  const texts = platform === 'win32' ? segments.map(textOfBytes) : [];
  for (const why of texts.map(problemOnWindows)) if (why !== null) return { why };
  const isLong = name.length > LONGEST_PATH || segments.some((part) => part.length > LONGEST_NAME);
  return isLong ? { why: 'its name is too long' } : { segments };
}
