import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { pack, type Header } from 'tar-stream';

export type Entry = Partial<Header> & { readonly name: string; readonly content?: string };

/** A tar of these entries, in this order, with any names. */
export async function tarOf(...entries: readonly Entry[]): Promise<Buffer> {
  const tar = pack();
  for (const { content = '', ...header } of entries) tar.entry(header, content);
  tar.finalize();
  return await buffer(tar as AsyncIterable<Buffer>);
}

/** The bytes in pieces of that size, then the error, if any. */
export function streamOf(bytes: Buffer, size = 100_000, error?: Error): Readable {
  function* pieces(): Generator<Buffer> {
    for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
    if (error !== undefined) throw error;
  }
  return Readable.from(pieces());
}

/** The tar with other bytes at a place of its first header, whose checksum is made right again. */
export function withHeader(tar: Buffer, offset: number, bytes: Buffer | string): Buffer {
  const changed = Buffer.from(tar);
  Buffer.from(bytes).copy(changed, offset);
  changed.write(' '.repeat(8), 148);
  const sum = changed.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  changed.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return changed;
}

/** Where a header's size stands. */
export const SIZE_OFFSET = 124;
