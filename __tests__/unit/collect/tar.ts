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

interface RawHeader {
  /** A character for a byte. */
  readonly name: string;
  /** Bytes, or the field itself. */
  readonly size?: number | string;
  readonly type?: string;
  readonly linkname?: string;
  readonly magic?: string;
  /** Other text at other places. */
  readonly at?: readonly (readonly [offset: number, text: string])[];
}

/** One header, byte for byte. */
export function headerOf({
  name,
  size = 0,
  type = '0',
  linkname = '',
  magic = 'ustar\x0000',
  at = [],
}: RawHeader): Buffer {
  const block = Buffer.alloc(512);
  const field = typeof size === 'string' ? size : `${size.toString(8).padStart(11, '0')}\0`;
  const fields = [
    [0, name],
    [100, '0000644\0'],
    [124, field],
    [156, type],
    [157, linkname],
    [257, magic],
    ...at,
  ] as const;
  for (const [offset, text] of fields) block.write(text, offset, 'latin1');
  return withHeader(block, 0, Buffer.alloc(0));
}

/** The content of a member, in whole blocks. A character for a byte. */
export function memberOf(content: string): Buffer {
  return Buffer.from(content.padEnd(Math.ceil(content.length / 512) * 512, '\0'), 'latin1');
}

/** A PAX header with these records, whose values are a character for a byte. */
export function paxOf(records: readonly (readonly [name: string, value: string | number])[], type = 'x'): Buffer {
  const lines = records.map(([name, value]) => {
    const rest = ` ${name}=${value}\n`;
    const digits = [1, 2, 3, 4, 5, 6].find((count) => String(count + rest.length).length === count) ?? 0;
    return `${digits + rest.length}${rest}`;
  });
  const content = lines.join('');
  return Buffer.concat([headerOf({ name: 'PaxHeaders/x', size: content.length, type }), memberOf(content)]);
}

export function tarEnd(): Buffer {
  return Buffer.alloc(1024);
}

/** GNU's header before one whose name is too long for it. */
export function longNameOf(name: string): Buffer {
  return Buffer.concat([headerOf({ name: '././@LongLink', size: name.length + 1, type: 'L' }), memberOf(`${name}\0`)]);
}
