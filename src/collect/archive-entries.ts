import { pipeline, type Readable, Writable } from 'node:stream';
import { extract, type Extract, type Header } from 'tar-stream';
import { messageOf } from '../errors.ts';

/** Bytes are those of the archive as it is received, and of what is written to disk. */
export type ArchiveLimits = Readonly<Record<'bytes' | 'entries', number>>;

/** The most that one request brings: more than any result has, and little enough for any runner. */
export const ARCHIVE_LIMITS: ArchiveLimits = { bytes: 2 * 1024 ** 3, entries: 100_000 };

export class BadArchive extends Error {
  override readonly name = 'BadArchive';
}

export interface ArchiveEntry {
  readonly header: Header;
  /** Must be read to its end or not at all. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** Bytes: a header is one block, and content is padded to whole blocks. */
const BLOCK = 512;

/**
 * The entries of a tar, one after another. The stream is destroyed at the end, also after an error. Throws the stream's
 * own error, and `BadArchive` for an archive that is too large, malformed or cut. The parser accepts an archive that is
 * cut between two entries, so the mark of its end, a block of zeros after the last entry, is checked here.
 */
export async function* archiveEntries(archive: Readable, limits: ArchiveLimits): AsyncGenerator<ArchiveEntry> {
  const parser = extract();
  const feed = new Feed(parser, limits.bytes);
  // The feed keeps the error.
  pipeline(archive, feed, () => undefined);
  let lastEnd = 0;
  let count = 0;
  try {
    for await (const entry of parser) {
      const { header, offset } = entry;
      count += 1;
      if (count > limits.entries) throw new BadArchive(`it has more than ${limits.entries} entries`);
      if (header.size > limits.bytes) throw tooLarge(limits.bytes);
      // The parser would wait for its end for ever.
      if (!Number.isSafeInteger(header.size)) throw new BadArchive('an entry has a size that makes no sense');
      // A directory has no content, even when its header has a size.
      lastEnd = offset + BLOCK + (header.type === 'directory' ? 0 : Math.ceil(header.size / BLOCK) * BLOCK);
      yield { header, content: contentOf(entry, feed) };
      entry.resume();
    }
  } catch (error) {
    if (feed.failure !== null) throw feed.failure;
    throw error instanceof BadArchive ? error : new BadArchive(messageOf(error), { cause: error });
  } finally {
    archive.destroy();
    parser.destroy();
  }
  const isWhole = feed.bytes >= lastEnd + BLOCK && feed.zeros >= BLOCK;
  if (!isWhole) throw new BadArchive('it is cut: the mark of its end is missing');
}

/** Replaces the parser's error for an entry that is cut, which does not say why. */
async function* contentOf(entry: AsyncIterable<unknown>, feed: Feed): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of entry) yield piece as Uint8Array;
  } catch (error) {
    throw feed.failure ?? new BadArchive('it is cut within an entry', { cause: error });
  }
}

class Feed extends Writable {
  readonly #parser: Extract;
  readonly #limit: number;
  bytes = 0;
  /** How many zeros it ends with so far. */
  zeros = 0;
  /** The error of the stream, or of the limit. */
  failure: Error | null = null;

  constructor(parser: Extract, limit: number) {
    super();
    this.#parser = parser;
    this.#limit = limit;
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    this.bytes += chunk.length;
    const lastByte = chunk.findLastIndex((byte) => byte !== 0);
    this.zeros = lastByte === -1 ? this.zeros + chunk.length : chunk.length - 1 - lastByte;
    if (this.bytes > this.#limit) done(tooLarge(this.#limit));
    else if (this.#parser.write(chunk)) done();
    else this.#parser.once('drain', done);
  }

  override _final(done: () => void): void {
    this.#parser.end(undefined);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    if (error !== null) {
      this.failure = error;
      this.#parser.destroy(error);
    }
    done(error);
  }
}

function tooLarge(limit: number): BadArchive {
  return new BadArchive(`it is larger than ${limit / 1024 ** 3} GiB`);
}
