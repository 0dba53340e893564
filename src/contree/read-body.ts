import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, gunzipSync } from 'node:zlib';

/** Obtains memory for so many more bytes of a body; rejects when there is no use in it any more. */
export type ObtainMemory = (bytes: number) => Promise<void>;

export interface ReadBodyOptions {
  /** Null when the reply has no body. */
  readonly source: Readable | null;
  readonly isGzip: boolean;
  /** The most bytes that are read, decoded. */
  readonly limit: number;
  /** What happens beyond the limit, and to gzip that breaks off: an error, or the part that there is. */
  readonly beyond: 'throw' | 'cut';
  readonly obtain: ObtainMemory;
}

export class TooLarge extends Error {}

/** Bytes of a compressed body that is decoded at once, which is then faster than a thread; and of what it may become. */
const SMALL = 64 * 1024;
const SMALL_DECODED = 1024 * 1024;
/** Bytes of a body for which no memory is obtained, so that no small reply waits for large ones. */
const FREE = 64 * 1024;
/** Bytes that are decoded at a time. */
const PIECE = 64 * 1024;

/** Reads a body to its end, decoded. Waits for memory as the body grows, and reads no further meanwhile. */
export async function readBody(options: ReadBodyOptions): Promise<Buffer> {
  const { source, isGzip } = options;
  if (source === null) return Buffer.alloc(0);
  if (!isGzip) return await collect(source, options);
  const { first, rest } = await readStart(source);
  const small = rest === null ? decodeSmall(first) : null;
  return small ?? (await collect(decode(joined(first, rest), options), options));
}

async function collect(
  pieces: AsyncIterable<Buffer>,
  { limit, beyond, obtain }: Pick<ReadBodyOptions, 'limit' | 'beyond' | 'obtain'>,
): Promise<Buffer> {
  const collected: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > limit && beyond === 'throw') throw new TooLarge();
    if (length > FREE) await obtain(piece.length);
    collected.push(piece);
    if (length >= limit && beyond === 'cut') break;
  }
  return Buffer.concat(collected);
}

function decode(compressed: AsyncIterable<Buffer>, { beyond }: Pick<ReadBodyOptions, 'beyond'>): Readable {
  const finishFlush = beyond === 'cut' ? constants.Z_SYNC_FLUSH : constants.Z_FINISH;
  const decoder = createGunzip({ chunkSize: PIECE, finishFlush });
  // The decoder's reader gets the error.
  pipeline(compressed, decoder).catch(() => undefined);
  return decoder;
}

/** Reads until the source ends or is no longer small; `rest` is null when it ended. */
async function readStart(source: Readable): Promise<{ first: Buffer; rest: AsyncIterator<Buffer> | null }> {
  const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const start: Buffer[] = [];
  let length = 0;
  while (length <= SMALL) {
    const next = await pieces.next();
    if (next.done === true) return { first: Buffer.concat(start), rest: null };
    start.push(next.value);
    length += next.value.length;
  }
  return { first: Buffer.concat(start), rest: pieces };
}

/** Null when it is broken, or becomes larger than a body that is decoded at once. */
function decodeSmall(compressed: Buffer): Buffer | null {
  if (compressed.length === 0) return compressed;
  try {
    return gunzipSync(compressed, { maxOutputLength: SMALL_DECODED });
  } catch {
    // The stream says what is wrong, or gives the part that there is.
    return null;
  }
}

async function* joined(first: Buffer, rest: AsyncIterator<Buffer> | null): AsyncGenerator<Buffer> {
  yield first;
  if (rest !== null) yield* { [Symbol.asyncIterator]: () => rest };
}
