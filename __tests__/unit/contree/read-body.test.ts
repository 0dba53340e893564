import { describe, expect, it } from '@jest/globals';
import { Excess, readBody } from '../../../src/contree/read-body.ts';
import { CUT_LIMITS, type ReplyLimits } from '../../../src/contree/reply-limits.ts';
import { heapUsed } from '../../doubles/heap.ts';

const LIMITS: ReplyLimits = { bytes: 10, values: 4, depth: 2 };
const { signal } = new AbortController();
const obtain = (): Promise<void> => Promise.resolve();

async function* piecesOf(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

const read = (...texts: readonly string[]) => readBody(piecesOf(...texts), { limits: LIMITS, signal, obtain });
const readFirst = (...texts: readonly string[]) => readBody(piecesOf(...texts), { limits: null, signal, obtain });

describe('a body', () => {
  it('is joined from its pieces, small ones too', async () => {
    expect(String(await read('["', 'a', '",', '1', ']'))).toBe('["a",1]');
    const long = ['x'.repeat(9_000), 'y', 'z', 'x'.repeat(4_096), ''];
    expect(String(await readFirst(...long))).toBe(long.join(''));
    expect(await read()).toEqual(Buffer.alloc(0));
  });

  it.each([
    ['is larger than 10 bytes', ['"12345', '678', '90"']],
    ['has more than 4 JSON values', ['[1,2', ',3,4]']],
    ['nests deeper than 2 levels of JSON', ['[[', '[']],
  ])('that %s is refused', async (what, texts) => {
    await expect(read(...texts)).rejects.toThrow(new Excess(`the reply ${what}`));
  });

  it('at its limits is taken', async () => {
    expect(String(await read('[[1],', '23456'))).toBe('[[1],23456');
  });

  it('takes memory by its bytes and not by its pieces', async () => {
    let before = 0;
    let during = 0;
    const pieces = async function* (): AsyncGenerator<Buffer> {
      before = heapUsed();
      for (let sent = 0; sent < 10_000; sent += 1) yield await Promise.resolve(Buffer.from('x'));
      during = heapUsed();
    };
    expect(await readBody(pieces(), { limits: null, signal, obtain })).toHaveLength(10_000);
    expect(during - before).toBeLessThan(400_000);
  });

  it('waits for memory for all that goes beyond 64 KiB', async () => {
    const obtained: number[] = [];
    const count = (bytes: number): Promise<void> => {
      obtained.push(bytes);
      return Promise.resolve();
    };
    const sizes = [65_536, 1, 70_000];
    const body = await readBody(piecesOf(...sizes.map((size) => 'x'.repeat(size))), {
      limits: null,
      signal,
      obtain: count,
    });
    expect([body.length, obtained]).toEqual([135_537, [1, 70_000]]);
  });

  it('is cut where it goes too far when its first part is enough', async () => {
    const deep = '['.repeat(CUT_LIMITS.depth + 1);
    expect(await readFirst('"a', deep)).toHaveLength(2 + deep.length);
    expect(await readFirst(deep, 'more')).toHaveLength(CUT_LIMITS.depth);
    expect(await readFirst('x'.repeat(CUT_LIMITS.bytes), 'more')).toHaveLength(CUT_LIMITS.bytes);
    const many = await readFirst(`[${'1,'.repeat(CUT_LIMITS.values)}`, 'more');
    expect(many.length).toBeLessThan(2 * CUT_LIMITS.values);
  });

  it('that breaks off is of no use as a whole, and is kept so far where its first part is enough', async () => {
    const broken = async function* (): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.from('[1'));
      throw new Error('no gzip');
    };
    await expect(readBody(broken(), { limits: LIMITS, signal, obtain })).rejects.toThrow('no gzip');
    expect(String(await readBody(broken(), { limits: null, signal, obtain }))).toBe('[1');
  });

  it('is given up when its reader stopped while it waited for memory', async () => {
    const stop = new AbortController();
    const refuse = (): Promise<void> => {
      stop.abort();
      return Promise.reject(new Error('cut off'));
    };
    const reading = readBody(piecesOf('x'.repeat(70_000)), { limits: null, signal: stop.signal, obtain: refuse });
    await expect(reading).rejects.toThrow('cut off');
  });

  it('is read no further than it was when its exchange was given up', async () => {
    const controller = new AbortController();
    let sent = 0;
    const endless = async function* (): AsyncGenerator<Buffer> {
      for (;;) {
        sent += 1;
        if (sent === 3) controller.abort('given up');
        yield await Promise.resolve(Buffer.from('1'));
      }
    };
    expect(String(await readBody(endless(), { limits: null, signal: controller.signal, obtain }))).toBe('11');
    expect(sent).toBe(3);
  });
});
