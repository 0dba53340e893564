import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { decodeAtOnce } from '../../../src/contree/decoded-body.ts';

const KIB = 1024;

function answerOf(pieces: readonly Buffer[], encoding: string | null) {
  return { status: 200, header: () => encoding, body: Readable.from(pieces, { objectMode: false }) };
}

describe('a body is decoded at once', () => {
  it.each([
    ['as it is', [Buffer.from('ab'), Buffer.from('c')], null, 'abc'],
    ['from gzip', [gzipSync('abc')], 'gzip', 'abc'],
    ['from gzip in capitals', [gzipSync('abc')], ' GZip ', 'abc'],
    ['from gzip by its older name', [gzipSync('abc')], 'X-gzip', 'abc'],
    ['as it is when its header says no gzip', [Buffer.from('abc')], 'gzip, br', 'abc'],
    ['when it is empty, although its header says gzip', [], 'gzip', ''],
  ])('%s', async (_how, pieces, encoding, text) => {
    expect(await decodeAtOnce(answerOf(pieces, encoding))).toEqual(Buffer.from(text));
  });
});

describe('a body is handed on whole and unread', () => {
  it.each([
    ['that is large', [Buffer.alloc(10 * KIB, 'a'), Buffer.alloc(10 * KIB, 'b')], null],
    ['that would decode to much', [gzipSync(Buffer.alloc(65 * KIB))], 'gzip'],
    ['that is no gzip', [Buffer.from('abc')], 'gzip'],
    ['that is cut off', [gzipSync('abc').subarray(0, 12)], 'gzip'],
  ])('%s', async (_what, pieces, encoding) => {
    const found = await decodeAtOnce(answerOf(pieces, encoding));
    expect(found).toBeInstanceOf(Readable);
    expect(await buffer(found as Readable)).toEqual(Buffer.concat(pieces));
  });
});

it('a body that breaks off is an error', async () => {
  const body = new Readable({ read: () => body.destroy(new Error('reset')) });
  await expect(decodeAtOnce({ status: 200, header: () => null, body })).rejects.toThrow('reset');
});
