import type { Readable } from 'node:stream';
import type { ByteText } from '../files/disk-names.ts';
import { BadArchive, ByteSource, tooLarge } from './byte-source.ts';
import { paxNumber, type PaxRecords, paxValue, readPaxRecords } from './pax-records.ts';
import { readGnuMap, readPaxMap, type SparseMap } from './sparse-map.ts';
import { BLOCK, readHeader, type TarHeader, upToNul } from './tar-header.ts';

/** Bytes are those of the archive as it is received, and of what is written to disk. */
export type ArchiveLimits = Readonly<Record<'bytes' | 'entries', number>>;

/** The most that one request brings: more than any result has, and little enough for any runner. */
export const ARCHIVE_LIMITS: ArchiveLimits = { bytes: 2 * 1024 ** 3, entries: 100_000 };

type EntryKind = 'file' | 'directory' | 'link' | 'symlink' | 'device' | 'pipe' | 'unknown';

export interface ArchiveEntry {
  readonly kind: EntryKind;
  readonly name: ByteText;
  /** Null when it makes no sense. */
  readonly mode: number | null;
  /** What a link points to; empty without that. */
  readonly linkname: ByteText;
  /** Bytes of the content. */
  readonly stored: number;
  /** Bytes of the file that are in no archive. */
  readonly holes: number;
  /** Where the content goes; null for a file without holes. */
  readonly map: SparseMap | null;
  /** Why it cannot be written; null when it can. */
  readonly problem: string | null;
  /** Must be read before the next entry. */
  readonly content: AsyncIterable<Uint8Array>;
}

const KINDS: Readonly<Record<string, EntryKind>> = {
  '0': 'file',
  '\0': 'file',
  '1': 'link',
  '2': 'symlink',
  '3': 'device',
  '4': 'device',
  '5': 'directory',
  '6': 'pipe',
  '7': 'file',
  S: 'file',
};

/** These have no content, even when the header has a size: that of a hard link is the size of its target. */
const WITHOUT_CONTENT: readonly EntryKind[] = ['link', 'symlink', 'device', 'directory', 'pipe'];

/** Bytes of the headers that complete one, and of the long names and records in them. */
const LARGEST_EXTRA = 4 * 1024 ** 2;

/** What stands before an entry to complete its header. */
interface Extras {
  /** Those of each header apart: one list would be copied for every header. */
  readonly records: readonly PaxRecords[];
  readonly name: ByteText | null;
  readonly linkname: ByteText | null;
  /** The length of all that, with its headers. */
  readonly bytes: number;
}

const NO_EXTRAS: Extras = { records: [], name: null, linkname: null, bytes: 0 };

/**
 * The entries of a tar, one after another: as POSIX (ustar, PAX) and GNU tar write it. The stream is destroyed at the end,
 * also after an error. Throws the stream's own error, and `BadArchive` for an archive that is too large, malformed or cut:
 * a whole one ends with a block of zeros.
 */
export async function* archiveEntries(archive: Readable, limits: ArchiveLimits): AsyncGenerator<ArchiveEntry> {
  const source = new ByteSource(archive, limits.bytes);
  let shared: PaxRecords = [];
  let extras = NO_EXTRAS;
  let count = 0;
  let isWhole = false;
  try {
    for (let block = await source.read(BLOCK); block !== null; block = await source.read(BLOCK)) {
      const header = readHeader(block);
      isWhole = header === null && extras === NO_EXTRAS;
      if (header === null) continue;
      if (['g', 'x', 'X', 'L', 'K'].includes(header.type)) {
        const content = await readExtra(header, extras.bytes, source);
        if (header.type === 'g') shared = withShared(shared, content);
        else extras = withExtra(extras, header.type, content);
        continue;
      }
      count += 1;
      if (count > limits.entries) throw new BadArchive(`it has more than ${limits.entries} entries`);
      const records = [shared, ...extras.records].flat();
      const { entry, end } = await readEntry({ ...extras, header, block, records }, source, limits);
      extras = NO_EXTRAS;
      yield entry;
      await skipTo(end, source);
    }
  } finally {
    archive.destroy();
  }
  if (!isWhole) throw new BadArchive('it is cut: the mark of its end is missing');
}

/** What all entries have until another header says otherwise. Nothing else would make sense for more than one. */
function withShared(shared: PaxRecords, content: Buffer): PaxRecords {
  const records = [...shared, ...readPaxRecords(content)];
  return ['path', 'linkpath', 'size'].map((name) => [name, paxValue(records, name) ?? ''] as const);
}

async function readExtra({ size }: TarHeader, before: number, source: ByteSource): Promise<Buffer> {
  if (size === null || before + size > LARGEST_EXTRA) throw new BadArchive('an extended header is too large');
  const content = size === 0 ? Buffer.alloc(0) : await source.read(padded(size));
  if (content === null) throw new BadArchive('it is cut');
  return content.subarray(0, size);
}

function withExtra(extras: Extras, type: string, content: Buffer): Extras {
  const bytes = extras.bytes + BLOCK + content.length;
  if (type === 'L') return { ...extras, bytes, name: upToNul(content.toString('latin1')) };
  if (type === 'K') return { ...extras, bytes, linkname: upToNul(content.toString('latin1')) };
  return { ...extras, bytes, records: [...extras.records, readPaxRecords(content)] };
}

interface RawEntry extends Pick<Extras, 'name' | 'linkname'> {
  readonly header: TarHeader;
  /** The header as it stands in the archive. */
  readonly block: Buffer;
  readonly records: PaxRecords;
}

/** The entry, and the position in the source where its content ends. */
async function readEntry(
  { header, block, records, name, linkname }: RawEntry,
  source: ByteSource,
  limits: ArchiveLimits,
): Promise<{ entry: ArchiveEntry; end: number }> {
  const ownName = paxValue(records, 'GNU.sparse.name') ?? paxValue(records, 'path') ?? name ?? header.name;
  const isOldDirectory = header.type === '\0' && ownName.endsWith('/');
  const kind = isOldDirectory ? 'directory' : (KINDS[header.type] ?? 'unknown');
  const size = WITHOUT_CONTENT.includes(kind) ? 0 : sizeOf(header, records, limits);
  const mapped = kind === 'file' ? await readMap(header, block, { records, size, source }) : { read: 0, map: null };
  const end = source.position + padded(size) - mapped.read;
  const map = mapped.map !== null && 'size' in mapped.map ? mapped.map : null;
  const stored = size - mapped.read;
  return {
    end,
    entry: {
      kind,
      name: ownName,
      mode: header.mode,
      linkname: paxValue(records, 'linkpath') ?? linkname ?? header.linkname,
      stored,
      holes: map === null ? 0 : map.size - stored,
      map,
      problem: mapped.map !== null && 'problem' in mapped.map ? mapped.map.problem : null,
      content: contentOf(source, stored),
    },
  };
}

interface MapOptions {
  readonly records: PaxRecords;
  readonly size: number;
  readonly source: ByteSource;
}

/** The map of a sparse file, else null; and how many bytes of the content were read for it. */
async function readMap(header: TarHeader, block: Buffer, { records, size, source }: MapOptions) {
  if (header.type === 'S') {
    if (header.isGnu) return { map: await readGnuMap(block, size, source), read: 0 };
    return { map: { problem: 'it is sparse, in a form that is not known' }, read: 0 };
  }
  const start = source.position;
  const map = await readPaxMap(records, size, source);
  return { map, read: source.position - start };
}

function sizeOf(header: TarHeader, records: PaxRecords, limits: ArchiveLimits): number {
  const own = paxValue(records, 'size');
  const size = own === null ? header.size : paxNumber(own);
  if (size === null) throw new BadArchive('an entry has an invalid size');
  if (size > limits.bytes) throw tooLarge(limits.bytes);
  return size;
}

async function* contentOf(source: ByteSource, size: number): AsyncGenerator<Uint8Array> {
  let left = size;
  for await (const piece of source.pieces(size)) {
    left -= piece.length;
    yield piece;
  }
  if (left > 0) throw new BadArchive('it is cut within an entry');
}

async function skipTo(end: number, source: ByteSource): Promise<void> {
  await source.skip(end - source.position);
  if (source.position < end) throw new BadArchive('it is cut within an entry');
}

function padded(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}
