import { chmod, constants, copyFile, lstat, mkdir, open, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Header } from 'tar-stream';
import { errorCode } from '../errors.ts';
import { archiveEntries, type ArchiveEntry, type ArchiveLimits, BadArchive } from './archive-entries.ts';
import { kindOnDisk, type LeftOut } from './move-tree.ts';

export interface Unpacked {
  /** How many entries the archive has, those that were left out included. */
  readonly entries: number;
  /** The last entry was written as a regular file. */
  readonly endsWithFile: boolean;
  /** The longest path that every entry lies at or below; empty when they have nothing in common. */
  readonly common: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

const LONGEST_SHOWN = 300;

/**
 * Writes what a tar holds below `root`, an empty folder that nobody else writes to. Nothing gets out of it: names that
 * lead elsewhere are left out, and so is every symbolic link, so that no name can lead through one. Owners are ignored,
 * of the modes only read, write and execute are kept, and the reader can always read. Of two entries of one name the
 * later file replaces the earlier one.
 *
 * Throws the stream's own error, `BadArchive`, and the errors of a disk that does not take it.
 */
export async function unpack(archive: Readable, root: string, limits: ArchiveLimits): Promise<Unpacked> {
  const leftOut: LeftOut[] = [];
  let entries = 0;
  let common: readonly string[] | null = null;
  let endsWithFile = false;
  let bytes = 0;
  const count = (size: number): void => {
    bytes += size;
    if (bytes > limits.bytes)
      throw new BadArchive(`its hard links unfold to more than ${limits.bytes / 1024 ** 3} GiB`);
  };
  for await (const entry of archiveEntries(archive, limits)) {
    const { name } = entry.header;
    const path = entryPath(name);
    const why = 'why' in path ? path.why : await write(entry, root, path.segments, count);
    entries += 1;
    endsWithFile = why === null && entry.header.type !== 'directory';
    if ('segments' in path) common = shared(common ?? path.segments, path.segments);
    if (why !== null) leftOut.push({ path: name.slice(0, LONGEST_SHOWN), why });
  }
  return { entries, endsWithFile, common: common ?? [], leftOut };
}

/** Null when it was written, else why not. */
async function write(
  { header, content }: ArchiveEntry,
  root: string,
  segments: readonly string[],
  count: (size: number) => void,
): Promise<string | null> {
  const path = join(root, ...segments);
  switch (header.type) {
    case 'directory':
      return await makeDirectory(path, header.mode);
    case 'file':
    case 'contiguous-file':
      count(header.size);
      return (await makeRoom(path, segments)) ?? (await writeFile(path, header, content));
    case 'link':
      return await copyLinked(header, path, root, segments, count);
    case 'symlink':
      return 'it is a symbolic link';
    case 'character-device':
    case 'block-device':
      return 'it is a device';
    case 'fifo':
      return 'it is a named pipe';
    default:
      // Null for a type flag that the parser does not know.
      return 'it is of a kind that is not known';
  }
}

async function makeDirectory(path: string, mode?: number): Promise<string | null> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    const code = errorCode(error);
    if (code !== 'EEXIST' && code !== 'ENOTDIR') throw error;
    return 'a file stands in its way';
  }
  if (mode !== undefined) await chmod(path, (mode & 0o777) | 0o700);
  return null;
}

/** Sees to it that a file can be created at the path; null when it can. */
async function makeRoom(path: string, segments: readonly string[]): Promise<string | null> {
  if (segments.length === 0) return 'its name is empty';
  const blocked = await makeDirectory(dirname(path));
  if (blocked !== null) return blocked;
  const present = await kindOnDisk(path);
  if (present === 'directory') return 'a directory stands in its way';
  if (present === 'file') await unlink(path);
  return null;
}

async function writeFile(path: string, { mode }: Header, content: ArchiveEntry['content']): Promise<null> {
  // Exclusive, so that nothing is ever written into or through what is there.
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.chmod((mode & 0o777) | 0o600);
  } finally {
    await file.close();
  }
  return null;
}

async function copyLinked(
  { linkname }: Header,
  path: string,
  root: string,
  segments: readonly string[],
  count: (size: number) => void,
): Promise<string | null> {
  const target = entryPath(linkname);
  const source = 'segments' in target ? join(root, ...target.segments) : null;
  if (source === null || (await kindOnDisk(source)) !== 'file')
    return 'it is a hard link to what is not in the archive';
  if (source === path) return null;
  count((await lstat(source)).size);
  const blocked = await makeRoom(path, segments);
  if (blocked === null) await copyFile(source, path, constants.COPYFILE_EXCL);
  return blocked;
}

function shared(one: readonly string[], other: readonly string[]): readonly string[] {
  const difference = one.findIndex((segment, index) => segment !== other[index]);
  return difference === -1 ? one : one.slice(0, difference);
}

/** The most bytes a disk takes for one name, and enough for any path while leaving room for the folder it goes to. */
const LONGEST_NAME = 255;
const LONGEST_PATH = 2000;

export type EntryPath = { readonly segments: readonly string[] } | { readonly why: string };

/**
 * Where a name from an archive leads below the archive's root, or why it is refused. The rules are the same on every
 * platform: what one of them reads as a way out is refused on all. The root itself (`./`) has no segments; null is what a
 * link without a target leads to.
 */
function entryPath(name: string | null): EntryPath {
  if (name === null) return { why: 'it has no name' };
  if (/\p{Cc}/u.test(name)) return { why: 'its name has control characters' };
  if (name.includes('\\')) return { why: 'its name has a backslash' };
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (name.startsWith('/') || /^[a-z]:/iu.test(segments[0] ?? '')) return { why: 'its name is absolute' };
  if (segments.includes('..')) return { why: 'its name leads out of the folder' };
  const tooLong = (text: string, most: number): boolean => Buffer.byteLength(text) > most;
  if (tooLong(name, LONGEST_PATH) || segments.some((segment) => tooLong(segment, LONGEST_NAME))) {
    return { why: 'its name is too long' };
  }
  return { segments };
}
