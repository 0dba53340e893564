import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Output } from '../../../../src/contree/types.ts';
import { excerpt } from '../../../../src/report/excerpts/excerpt.ts';
import { Transcript } from '../../../../src/report/excerpts/transcript.ts';
import { written } from '../../../doubles/fixtures.ts';
import { piecesOf } from './pieces.ts';

const LIMITS = {
  head: { lines: Infinity, bytes: 8 * 1024 },
  tail: { lines: Infinity, bytes: 96 * 1024 },
  failing: 0,
};

function transcriptOf(pieces: readonly Buffer[], ends?: Readonly<Record<'head' | 'tail', number>>): Transcript {
  const transcript = new Transcript(ends);
  for (const piece of pieces) transcript.add(piece);
  return transcript;
}

function numbered(count: number): string {
  return Array.from({ length: count }, (_, index) => `line ${index}\n`).join('');
}

/** As `toEqual`, which looks at each of thousands of bytes on its own. */
function expectSame(output: Output | null, { bytes, ...expected }: Output): void {
  const { bytes: shown, ...facts } = output ?? written('');
  expect(facts).toEqual(expected);
  expect(shown.equals(bytes)).toBe(true);
}

describe('a transcript', () => {
  it('joins the pieces, and is null without output', () => {
    expect(transcriptOf([Buffer.alloc(0)]).output()).toBeNull();
    const expected = { bytes: Buffer.from('trouble'), truncated: false };
    expect(transcriptOf([Buffer.from('tro'), Buffer.from('uble')]).output()).toEqual(expected);
  });

  it('says that the service kept only part', () => {
    const some = transcriptOf([Buffer.from('a')]);
    const none = new Transcript();
    some.truncated = true;
    none.truncated = true;
    expect(some.output()).toEqual({ bytes: Buffer.from('a'), truncated: true });
    expect(none.output()).toEqual({ bytes: Buffer.alloc(0), truncated: true });
  });

  it('copies what it keeps', () => {
    const bytes = Buffer.from('one');
    const transcript = transcriptOf([bytes]);
    bytes.fill('x');
    expect(transcript.output()?.bytes.toString()).toBe('one');
  });

  it('leaves out the middle of a long stream, and counts it', () => {
    const transcript = transcriptOf([Buffer.from(numbered(30_000))]);
    transcript.truncated = true;
    expectSame(transcript.output(), excerpt(written(numbered(30_000), true), LIMITS));
    transcript.add(Buffer.from('the end\n'));
    const output = transcript.output();
    expectSame(output, excerpt(written(`${numbered(30_000)}the end\n`, true), LIMITS));
    const text = output?.bytes.toString() ?? '';
    const shown = text.split('\n').length - 2;
    expect(output?.omitted?.lines).toBe(30_001 - shown);
    expect(text.endsWith('line 29999\nthe end\n')).toBe(true);
  });

  it('equals the excerpt of the whole, wherever the pieces are cut', () => {
    const unit = fc.constantFrom('\n', '\r', '\r\n', 'x', 'é', '€', '😀', 'a line\n', '\xff');
    const run = fc.tuple(unit, fc.integer({ min: 1, max: 2_500 })).map(([text, count]) => text.repeat(count));
    const ends = fc.constantFrom({ head: 2 * 1024, tail: 16 * 1024 }, { head: 1024, tail: 1024 });
    const invalid = fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes));
    const whole = fc
      .array(fc.oneof({ weight: 4, arbitrary: run.map((text) => Buffer.from(text)) }, invalid), { maxLength: 14 })
      .map((parts) => Buffer.concat(parts));
    fc.assert(
      fc.property(
        whole,
        fc.array(fc.nat(30_000), { maxLength: 20 }),
        fc.boolean(),
        ends,
        (bytes, cuts, truncated, end) => {
          const transcript = transcriptOf(piecesOf(bytes, cuts), end);
          if (truncated) transcript.truncated = true;
          const output = transcript.output();
          if (bytes.length === 0 && !truncated) {
            expect(output).toBeNull();
            return;
          }
          const share = (size: number): (typeof LIMITS)['head'] => ({ lines: Infinity, bytes: size });
          const limits = { head: share(end.head), tail: share(end.tail), failing: 0 };
          expectSame(output, excerpt({ bytes, truncated }, limits));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes no more memory than a little output needs, and of much output little more than its ends', () => {
    const alloc = jest.spyOn(Buffer, 'alloc');
    const transcript = transcriptOf([Buffer.from('one\n'), Buffer.from('two\n')]);
    const taken = alloc.mock.calls.map(([size]) => size).filter((size) => size > 0);
    alloc.mockClear();
    transcriptOf([Buffer.from(numbered(100_000))]);
    const largest = Math.max(...alloc.mock.calls.map(([size]) => size));
    alloc.mockRestore();
    expect(taken).toEqual([1024]);
    expect(largest).toBeLessThan(150 * 1024);
    expect(transcript.output()?.bytes.toString()).toBe('one\ntwo\n');
  });

  it('counts all that is missing in an excerpt of it', () => {
    const whole = numbered(100_000);
    const output = transcriptOf(piecesOf(Buffer.from(whole), [7, 50_000, 600_000])).output();
    const shown = excerpt(output ?? written(''));
    expect(shown.omitted?.lines).toBe(100_000 - 640);
    expect(shown.bytes.toString().match(/left out/g)).toHaveLength(1);
  });

  it('accepts a byte at a time', () => {
    const bytes = Buffer.from('0123456789abcde\n'.repeat(8_200));
    const transcript = new Transcript();
    for (let at = 0; at < bytes.length; at += 1) transcript.add(bytes.subarray(at, at + 1));
    expectSame(transcript.output(), excerpt(written(bytes), LIMITS));
  });
});
