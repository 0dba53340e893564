import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ARCHIVE_LIMITS } from '../../../src/collect/archive-entries.ts';
import { BadArchive } from '../../../src/collect/byte-source.ts';
import { unpack } from '../../../src/collect/unpack.ts';
import { newFolder } from './folders.ts';
import { headerOf, memberOf, paxOf, SIZE_OFFSET, streamOf, tarEnd, tarOf, withHeader } from './tar.ts';
import { run, type Result } from './unpacked.ts';

describe('an archive that is not one', () => {
  it.each([
    ['garbage', Buffer.alloc(2048, 'x'), 'the checksum of a header is wrong'],
    ['a page of text', Buffer.from('<html>'), 'it is cut'],
    ['nothing', Buffer.alloc(0), 'it is cut'],
  ])('is refused: %s', async (_what, bytes, message) => {
    const failed = run(streamOf(bytes));
    await expect(failed).rejects.toBeInstanceOf(BadArchive);
    await expect(failed).rejects.toThrow(message);
  });

  it('is refused when a size makes no sense', async () => {
    const tar = await tarOf({ name: 'a', content: 'abc' });
    const minusOne = Buffer.alloc(12, 0xff);
    await expect(run(streamOf(withHeader(tar, SIZE_OFFSET, minusOne)))).rejects.toThrow(BadArchive);
    await expect(run(streamOf(withHeader(tar, SIZE_OFFSET, 'not a number')))).rejects.toThrow(BadArchive);
    const failed = run(streamOf(withHeader(tar, SIZE_OFFSET, Buffer.from([0x81]))));
    await expect(failed).rejects.toThrow('an entry has an invalid size');
  });

  it.each([
    ['-1', 'an entry has an invalid size'],
    ['12abc', 'an entry has an invalid size'],
    ['9007199254740993', 'an entry has an invalid size'],
    ['99999999999', 'it is larger than 2 GiB'],
  ])('is refused when an extended header gives the size %s', async (size, message) => {
    const tar = Buffer.concat([paxOf([['size', size]]), headerOf({ name: 'a', size: 3 }), memberOf('abc'), tarEnd()]);
    await expect(run(streamOf(tar))).rejects.toThrow(message);
  });

  it.each(['5 a=b', 'x', '6 a=b\n5 c\n', '99 a=b\n', '5 =b\n', '0 a=b\n', '-6 a=b\n'])(
    'is refused when the records of an extended header are %j',
    async (records) => {
      const header = headerOf({ name: 'x', type: 'x', size: records.length });
      const tar = Buffer.concat([header, memberOf(records), headerOf({ name: 'a' }), tarEnd()]);
      await expect(run(streamOf(tar))).rejects.toThrow('an extended header is invalid');
    },
  );

  it('is refused when extended headers have no end', async () => {
    const megabyte = paxOf([['comment', 'x'.repeat(900_000)]]);
    const headers = Array.from({ length: 5 }, () => megabyte);
    const tar = Buffer.concat([...headers, headerOf({ name: 'a' }), tarEnd()]);
    await expect(run(streamOf(tar))).rejects.toThrow('an extended header is too large');
    const apart = Buffer.concat([...headers.flatMap((one) => [one, headerOf({ name: 'a' })]), tarEnd()]);
    expect((await run(streamOf(apart))).entries).toBe(5);
  });

  it('is refused when extended headers without content have no end', async () => {
    // All but the last of the limit at once, since thousands of headers take seconds.
    const most = paxOf(Array.from({ length: 5 }, () => ['comment', 'x'.repeat(780_000)]));
    const records = paxOf([['comment', 'x']]);
    const empty = headerOf({ name: 'x', type: 'x' });
    const many = (count: number): Buffer =>
      Buffer.concat([
        most,
        ...Array.from({ length: count }, () => [records, empty]).flat(),
        headerOf({ name: 'a' }),
        tarEnd(),
      ]);
    expect((await run(streamOf(many(200)))).entries).toBe(1);
    await expect(run(streamOf(many(400)))).rejects.toThrow('an extended header is too large');
  });

  it('is refused when it ends behind an extended header', async () => {
    await expect(run(streamOf(Buffer.concat([paxOf([['path', 'a']]), tarEnd()])))).rejects.toThrow('it is cut');
  });

  it('may give a size to the base 256, and a checksum of signed bytes', async () => {
    const sized = Buffer.concat([
      headerOf({ name: '\xff', size: '\x80\0\0\0\0\0\0\0\0\0\0\x03' }),
      memberOf('abc'),
      tarEnd(),
    ]);
    expect((await run(streamOf(sized))).entries).toBe(1);
    // Each of the two bytes over 127 counts 256 less.
    const own = parseInt(sized.toString('latin1', 148, 154), 8);
    sized.write((own - 512).toString(8).padStart(6, '0'), 148, 'latin1');
    expect((await run(streamOf(sized))).entries).toBe(1);
    sized.write((own - 511).toString(8).padStart(6, '0'), 148, 'latin1');
    await expect(run(streamOf(sized))).rejects.toThrow('the checksum of a header is wrong');
  });

  it('is unpacked or refused, and writes nowhere else, for any headers', async () => {
    const tar = await tarOf(
      { name: 'dir/', type: 'directory' },
      { name: 'short', pax: { path: 'a long name', size: '3', comment: 'x' }, content: 'abc' },
      { name: 'dir/link', type: 'link', linkname: 'a long name' },
      { name: 'x'.repeat(300), content: 'y'.repeat(1000) },
    );
    const change = fc.record({
      block: fc.nat(tar.length / 512 - 1),
      offset: fc.nat(511),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const changed = changes.reduce((all, { block, offset, bytes }) => {
          const start = block * 512;
          return Buffer.concat([all.subarray(0, start), withHeader(all.subarray(start), offset, Buffer.from(bytes))]);
        }, tar);
        const result = await run(streamOf(changed, 1000)).catch((error: unknown) => error);
        if (result instanceof BadArchive) return;
        const { disk } = result as Result;
        expect(Object.keys(disk).filter((path) => path !== 'outside' && !path.startsWith('root/'))).toEqual([]);
        expect(Object.values(disk).filter((content) => content?.startsWith('->'))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is refused when it is cut anywhere', async () => {
    const tar = await tarOf({ name: 'a', content: '\0'.repeat(1024) }, { name: 'b', content: 'abc' });
    // Three blocks of the first file, two of the second; what is behind them is the mark of the end.
    for (let length = 0; length <= 5 * 512; length += 128) {
      await expect(run(streamOf(tar.subarray(0, length)))).rejects.toThrow(BadArchive);
    }
    expect((await run(streamOf(tar.subarray(0, 6 * 512)))).entries).toBe(2);
  });

  it('is refused with the error of the stream when that breaks off', async () => {
    const tar = await tarOf({ name: 'a', content: 'x'.repeat(5000) });
    const error = new Error('the service is gone');
    for (const length of [0, 512, 2000, tar.length]) {
      await expect(run(streamOf(tar.subarray(0, length), 700, error))).rejects.toBe(error);
    }
  });

  it('is refused when it is destroyed without an error', async () => {
    const silent = new Readable({ read: () => undefined });
    const failed = run(silent);
    silent.push((await tarOf({ name: 'a', content: 'x'.repeat(5000) })).subarray(0, 2000));
    setImmediate(() => silent.destroy());
    await expect(failed).rejects.toThrow('Premature close');
  });
});

describe('the limits', () => {
  it('refuse a size that a header merely claims', async () => {
    const huge = Buffer.from([0x80, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
    const tar = withHeader(await tarOf({ name: 'a', content: 'abc' }), SIZE_OFFSET, huge);
    await expect(run(streamOf(tar))).rejects.toThrow('it is larger than 2 GiB');
  });

  it('refuse more bytes than allowed, those between the entries included', async () => {
    const tar = await tarOf({ name: 'a', content: 'x'.repeat(1000) }, { name: 'b' });
    const limits = { entries: 10, bytes: tar.length };
    expect((await run(streamOf(tar), limits)).entries).toBe(2);
    await expect(run(streamOf(tar), { ...limits, bytes: tar.length - 1 })).rejects.toThrow(
      /^it is larger than \d+ MiB$/u,
    );
  });

  it('refuse more entries than allowed', async () => {
    const tar = await tarOf({ name: 'a' }, { name: '../b' }, { name: 'c' });
    expect((await run(streamOf(tar), { ...ARCHIVE_LIMITS, entries: 3 })).entries).toBe(3);
    const failed = run(streamOf(tar), { ...ARCHIVE_LIMITS, entries: 2 });
    await expect(failed).rejects.toThrow('it has more than 2 entries');
  });

  it('refuse hard links that multiply a file', async () => {
    const links = Array.from(
      { length: 20 },
      (_, index) => ({ name: `l${index}`, type: 'link', linkname: 'a' }) as const,
    );
    const tar = await tarOf({ name: 'a', content: 'x'.repeat(10_000) }, ...links);
    const failed = run(streamOf(tar), { entries: 100, bytes: 100_000 });
    await expect(failed).rejects.toThrow('its hard links unfold to more than');
  });

  it('are those of the documents', () => {
    expect(ARCHIVE_LIMITS).toEqual({ bytes: 2_147_483_648, entries: 100_000 });
  });
});

describe('a disk that does not take it', () => {
  it('ends it with the error of the disk', async () => {
    const root = await newFolder();
    await writeFile(join(root, 'no folder'), '');
    const archive = streamOf(await tarOf({ name: 'a', content: 'x' }));
    await expect(unpack(archive, join(root, 'no folder', 'x\0y'), ARCHIVE_LIMITS)).rejects.toThrow('null bytes');
    expect(archive.destroyed).toBe(true);
  });
});
