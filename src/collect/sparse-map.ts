import type { FileHandle } from 'node:fs/promises';
import type { ByteSource } from './byte-source.ts';
import { paxNumber, type PaxRecords, paxValue } from './pax-records.ts';
import { BLOCK, numberAt } from './tar-header.ts';

/** Bytes of a file that an archive has; the rest of it are holes, which read as zeros. */
type Extent = readonly [start: number, length: number];

export interface SparseMap {
  /** In the order of the file, without overlaps. Together they are as long as the content in the archive. */
  readonly extents: readonly Extent[];
  /** Bytes of the whole file. */
  readonly size: number;
}

/** Why a sparse file cannot be written. */
export type SparseProblem = Readonly<Record<'problem', string>>;

const MOST_EXTENTS = 100_000;

const UNKNOWN: SparseProblem = { problem: 'it is sparse, in a form that is not known' };
const NONSENSE: SparseProblem = { problem: 'it is sparse, and the map of its holes is invalid' };

/** The map in the header of GNU's own type, and in the blocks behind it. `stored` is the length of the content. */
export async function readGnuMap(
  header: Buffer,
  stored: number,
  source: ByteSource,
): Promise<SparseMap | SparseProblem> {
  const numbers: (number | null)[] = [];
  const addFrom = (block: Buffer, start: number, end: number): void => {
    for (let at = start; at < end; at += 12)
      if (numbers.length < 2 * MOST_EXTENTS) numbers.push(numberAt(block, at, 12));
  };
  addFrom(header, 386, 482);
  let isExtended = header[482] !== 0;
  while (isExtended) {
    const block = await source.read(BLOCK);
    if (block === null) return NONSENSE;
    addFrom(block, 0, 504);
    isExtended = block[504] !== 0;
  }
  return mapOf(numbers, numberAt(header, 483, 12), stored);
}

/**
 * The map of one of GNU's three forms for PAX archives; null when the records are not about a sparse file. `content` is what
 * is left of the entry's content: in the last form the map stands at its start.
 */
export async function readPaxMap(
  records: PaxRecords,
  stored: number,
  source: ByteSource,
): Promise<SparseMap | SparseProblem | null> {
  const own = records.filter(([name]) => name.startsWith('GNU.sparse.'));
  if (own.length === 0) return null;
  const value = (name: string): string | null => paxValue(own, `GNU.sparse.${name}`);
  const size = paxNumber(value('realsize') ?? value('size'));
  const version = `${value('major') ?? '0'}.${value('minor') ?? '0'}`;
  if (version === '1.0') return await readMapInContent(size, stored, source);
  const map = value('map');
  if (map !== null) return mapOf(map.split(',').map(paxNumber), size, stored);
  if (!version.startsWith('0.') || value('numblocks') === null) return UNKNOWN;
  const listed = own.filter(([name]) => ['GNU.sparse.offset', 'GNU.sparse.numbytes'].includes(name));
  return mapOf(
    listed.map(([, each]) => paxNumber(each)),
    size,
    stored,
  );
}

/** Decimal numbers, each on a line: how many extents, and two for each, in whole blocks. */
async function readMapInContent(
  size: number | null,
  stored: number,
  source: ByteSource,
): Promise<SparseMap | SparseProblem> {
  const numbers: (number | null)[] = [];
  let text = '';
  let wanted = 1;
  let read = 0;
  for (; numbers.length < wanted; read += BLOCK) {
    const block = read + BLOCK <= stored ? await source.read(BLOCK) : null;
    const lines = `${text}${block?.toString('latin1') ?? ''}`.split('\n');
    text = lines.pop() ?? '';
    numbers.push(...lines.map(paxNumber));
    const count = numbers[0] ?? 0;
    if (block === null || text.length > BLOCK || count > MOST_EXTENTS || numbers.includes(null)) return NONSENSE;
    wanted = 1 + 2 * count;
  }
  return mapOf(numbers.slice(1, wanted), size, stored - read);
}

function mapOf(numbers: readonly (number | null)[], size: number | null, stored: number): SparseMap | SparseProblem {
  const extents: Extent[] = [];
  let end = 0;
  let length = 0;
  for (let index = 0; index < numbers.length; index += 2) {
    const [start, own] = [numbers[index] ?? null, numbers[index + 1] ?? null];
    if (start === null || own === null) return NONSENSE;
    // Unused places in a header, and the mark of a hole at the end.
    if (own === 0) continue;
    if (start < end) return NONSENSE;
    extents.push([start, own]);
    end = start + own;
    length += own;
  }
  return size === null || end > size || length !== stored ? NONSENSE : { extents, size };
}

/** Writes the content to its places in a new file, whose holes stay holes on the disk. */
export async function writeSparse(
  file: FileHandle,
  content: AsyncIterable<Uint8Array>,
  { extents, size }: SparseMap,
): Promise<void> {
  let index = 0;
  /** Bytes of the extent that are written. */
  let done = 0;
  for await (const piece of content) {
    for (let at = 0; at < piece.length;) {
      const [start, length] = extents[index] ?? [0, 0];
      const { bytesWritten } = await file.write(piece, at, Math.min(piece.length - at, length - done), start + done);
      at += bytesWritten;
      done += bytesWritten;
      if (done < length) continue;
      index += 1;
      done = 0;
    }
  }
  await file.truncate(size);
}
