import type { Readable } from 'node:stream';

/** What is wrong with an archive, so that nothing of it is kept. */
export class BadArchive extends Error {
  override readonly name = 'BadArchive';
}

/** Reads a stream in pieces of given sizes. Its methods throw the stream's own error, and `BadArchive` over the limit. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  /** Bytes. */
  readonly #limit: number;
  #chunk: Buffer = Buffer.alloc(0);
  #received = 0;

  constructor(stream: Readable, limit: number) {
    this.#chunks = stream[Symbol.asyncIterator]();
    this.#limit = limit;
  }

  /** Bytes that were handed out. */
  get position(): number {
    return this.#received - this.#chunk.length;
  }

  /** Exactly so many bytes, at least one; null when the stream ends before the first, `BadArchive` when it ends later. */
  async read(size: number): Promise<Buffer | null> {
    const parts: Buffer[] = [];
    let missing = size;
    for await (const piece of this.pieces(size)) {
      parts.push(piece);
      missing -= piece.length;
    }
    if (missing === size) return null;
    if (missing > 0) throw new BadArchive('it is cut');
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  }

  /** The next bytes as they come, up to so many; fewer when the stream ends. */
  async *pieces(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0;) {
      if (this.#chunk.length === 0 && !(await this.#fill())) return;
      const piece = this.#chunk.subarray(0, left);
      this.#chunk = this.#chunk.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  /** Passes so many bytes over; fewer when the stream ends. */
  async skip(size: number): Promise<void> {
    for (let left = size; left > 0;) {
      if (this.#chunk.length === 0 && !(await this.#fill())) return;
      const passed = Math.min(left, this.#chunk.length);
      this.#chunk = this.#chunk.subarray(passed);
      left -= passed;
    }
  }

  /** Whether there was more. */
  async #fill(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done === true) return false;
    const { buffer, byteOffset, length } = next.value;
    this.#chunk = Buffer.from(buffer, byteOffset, length);
    this.#received += length;
    if (this.#received > this.#limit) throw tooLarge(this.#limit);
    return true;
  }
}

export function tooLarge(limit: number): BadArchive {
  return new BadArchive(`it is larger than ${binarySize(limit)}`);
}

/** A limit for people, in whole MiB or GiB. */
export function binarySize(bytes: number): string {
  return bytes % 1024 ** 3 === 0 ? `${bytes / 1024 ** 3} GiB` : `${Math.floor(bytes / 1024 ** 2)} MiB`;
}
