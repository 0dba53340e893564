import { describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { streamBody } from '../../../src/contree/sent-body.ts';

const PIECES = ['one', 'two', 'three'];

async function* pieces(): AsyncGenerator<Buffer> {
  for (const piece of PIECES) yield await Promise.resolve(Buffer.from(piece));
}

describe('a body that is sent piece by piece', () => {
  it('is all of its bytes, each time from the beginning', async () => {
    const body = { size: 11, open: pieces };
    for (const stream of [streamBody(body, () => undefined), streamBody(body, () => undefined)]) {
      expect((await buffer(stream)).toString()).toBe('onetwothree');
    }
  });

  it('tells of each piece that was taken once the next one is asked for', async () => {
    const taken: string[] = [];
    let moves = 0;
    const open = async function* (): AsyncGenerator<Buffer> {
      for await (const piece of pieces()) {
        taken.push(`${String(piece)} after ${String(moves)}`);
        yield piece;
      }
    };
    await buffer(streamBody({ size: 11, open }, () => (moves += 1)));
    expect([taken, moves]).toEqual([['one after 0', 'two after 1', 'three after 2'], 3]);
  });

  it('is read ahead by bytes, and not by pieces', () => {
    expect(streamBody({ size: 11, open: pieces }, () => undefined).readableObjectMode).toBe(false);
  });

  it('ends with an error of its own when the source does', async () => {
    const cause = new Error('no such file');
    const open = async function* (): AsyncGenerator<Buffer> {
      yield* pieces();
      await Promise.reject(cause);
    };
    await expect(buffer(streamBody({ size: 11, open }, () => undefined))).rejects.toMatchObject({
      code: 'UNREADABLE_BODY',
      message: 'the body could not be read',
      cause,
    });
  });
});
