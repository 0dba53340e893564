import { chmod, constants, copyFile, lstat, mkdir, open, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Header } from 'tar-stream';
import { codeOf } from '../errors.ts';
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
 * Writes the entries of a tar below `root`, an empty folder, and nothing outside of it: names that lead elsewhere are
 * left out, and every symbolic link, so that no name can lead through one. Owners are ignored, of the modes only read,
 * write and execute are kept, and the owner can always read. Of two files with one name the later replaces the earlier.
 * Throws the stream's own error, `BadArchive`, and the errors of a disk that does not take it.
 */
export async function unpack(archive: Readable, root: string, limits: ArchiveLimits): Promise<Unpacked> {
  const unpacker = new Unpacker(root, limits.bytes);
  const leftOut: LeftOut[] = [];
  let entries = 0;
  let common: readonly string[] | null = null;
  let endsWithFile = false;
  for await (const entry of archiveEntries(archive, limits)) {
    const { name, type } = entry.header;
    const path = entryPath(name);
    const why = 'why' in path ? path.why : await unpacker.write(entry, path.segments);
    entries += 1;
    endsWithFile = why === null && type !== 'directory';
    if ('segments' in path) common = shared(common ?? path.segments, path.segments);
    if (why !== null) leftOut.push({ path: name.slice(0, LONGEST_SHOWN), why });
  }
  return { entries, endsWithFile, common: common ?? [], leftOut };
}

function shared(one: readonly string[], other: readonly string[]): readonly string[] {
  const difference = one.findIndex((segment, index) => segment !== other[index]);
  return difference === -1 ? one : one.slice(0, difference);
}

const LEFT_OUT_KINDS: Readonly<Record<string, string>> = {
  symlink: 'it is a symbolic link',
  'character-device': 'it is a device',
  'block-device': 'it is a device',
  fifo: 'it is a named pipe',
};

/** Writes entries below a root. Its methods return null when the entry is written, otherwise why not. */
class Unpacker {
  readonly #root: string;
  readonly #limit: number;
  #bytes = 0;

  constructor(root: string, limit: number) {
    this.#root = root;
    this.#limit = limit;
  }

  async write({ header, content }: ArchiveEntry, segments: readonly string[]): Promise<string | null> {
    const path = join(this.#root, ...segments);
    if (header.type === 'directory') return await makeDirectory(path, header.mode);
    if (header.type === 'link') return await this.#copyLinked(header, path, segments);
    if (header.type === 'file' || header.type === 'contiguous-file') {
      this.#count(header.size);
      return (await makeRoom(path, segments)) ?? (await writeFile(path, header, content));
    }
    // The type is null for a flag that the parser does not know.
    return LEFT_OUT_KINDS[header.type] ?? 'it is of a kind that is not known';
  }

  async #copyLinked({ linkname }: Header, path: string, segments: readonly string[]): Promise<string | null> {
    const target = entryPath(linkname);
    const source = 'segments' in target ? join(this.#root, ...target.segments) : null;
    if (source === null || (await kindOnDisk(source)) !== 'file')
      return 'it is a hard link to what is not in the archive';
    if (source === path) return null;
    this.#count((await lstat(source)).size);
    const blocked = await makeRoom(path, segments);
    if (blocked === null) await copyFile(source, path, constants.COPYFILE_EXCL);
    return blocked;
  }

  #count(size: number): void {
    this.#bytes += size;
    if (this.#bytes <= this.#limit) return;
    throw new BadArchive(`its hard links unfold to more than ${this.#limit / 1024 ** 3} GiB`);
  }
}

async function makeDirectory(path: string, mode?: number): Promise<string | null> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    if (['EEXIST', 'ENOTDIR'].includes(codeOf(error))) return 'a file stands in its way';
    throw error;
  }
  if (mode !== undefined) await chmod(path, (mode & 0o777) | 0o700);
  return null;
}

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
  // Exclusive, so that nothing is written into or through what is there.
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.chmod((mode & 0o777) | 0o600);
  } finally {
    await file.close();
  }
  return null;
}

/** Bytes: the most that a disk takes for one name; enough for any path, with room for the folder before it. */
const LONGEST_NAME = 255;
const LONGEST_PATH = 2000;

type EntryPath = { readonly segments: readonly string[] } | { readonly why: string };

/**
 * Where a name from an archive leads below the archive's root, or why it is rejected. A name that leads out on one
 * platform is rejected on all. The root itself (`./`) has no segments; null is the name of a link without a target.
 */
function entryPath(name: string | null): EntryPath {
  if (name === null) return { why: 'it has no name' };
  if (/\p{Cc}/u.test(name)) return { why: 'its name has control characters' };
  if (name.includes('\\')) return { why: 'its name has a backslash' };
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (name.startsWith('/') || /^[a-z]:/iu.test(segments[0] ?? '')) return { why: 'its name is absolute' };
  if (segments.includes('..')) return { why: 'its name leads out of the folder' };
  const isLong =
    Buffer.byteLength(name) > LONGEST_PATH || segments.some((part) => Buffer.byteLength(part) > LONGEST_NAME);
  return isLong ? { why: 'its name is too long' } : { segments };
}
