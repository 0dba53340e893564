import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LineSplitter, LONGEST_LINE } from '../../../../src/report/excerpts/line-splitter.ts';
import { piecesOf } from './pieces.ts';
import { runnerLines } from '../../../invariants/runner-command.ts';

/** What a splitter passes on: lines as text, missing bytes as numbers. */
function splitUp(pieces: readonly (string | Buffer)[]): (string | number)[] {
  const received: (string | number)[] = [];
  const splitter = new LineSplitter({
    onLine: (bytes) => received.push(bytes.toString('utf8')),
    onRest: (missing) => received.push(missing),
  });
  for (const piece of pieces) splitter.add(Buffer.from(piece));
  splitter.end();
  return received;
}

describe('the line splitter', () => {
  it.each<[string[], string[]]>([
    [[], []],
    [['', ''], []],
    [['a'], ['a']],
    [['a\n'], ['a']],
    [
      ['a\n\n', '\n'],
      ['a', '', ''],
    ],
    [
      ['un', 'fin', 'ished\nline'],
      ['unfinished', 'line'],
    ],
    [
      ['10 %\r20 %\r', '30 %\r\n', 'done'],
      ['10 %', '20 %', '30 %', 'done'],
    ],
    [
      ['a\r', '\nb\r', '', '\n', '\nc'],
      ['a', 'b', '', 'c'],
    ],
    [
      ['a\r', '\r\n', '\n'],
      ['a', '', ''],
    ],
    [['\u2028\u0085\v\f'], ['\u2028\u0085\v\f']],
  ])('breaks %j where the runner does', (pieces, lines) => {
    expect(splitUp(pieces)).toEqual(lines);
  });

  it('passes on a line at once when it ends, also with a carriage return', () => {
    const received: string[] = [];
    const splitter = new LineSplitter({
      onLine: (bytes) => received.push(String(bytes)),
      onRest: () => undefined,
    });
    splitter.add(Buffer.from('10 %\r'));
    expect(received).toEqual(['10 %']);
    splitter.add(Buffer.from('\nun'));
    expect(received).toEqual(['10 %']);
  });

  it('joins the bytes of a character', () => {
    const bytes = Buffer.from('é€😀');
    expect(splitUp([...bytes].map((byte) => Buffer.of(byte)))).toEqual(['é€😀']);
    expect(splitUp([Buffer.of(0x61, 0xe2), Buffer.of(0x82, 0x0a, 0xff)])).toEqual(['a\ufffd', '\ufffd']);
  });

  it('copies what it keeps', () => {
    const received: string[] = [];
    const splitter = new LineSplitter({
      onLine: (bytes) => received.push(String(bytes)),
      onRest: () => undefined,
    });
    const bytes = Buffer.from('one\ntwo');
    splitter.add(bytes);
    bytes.fill('x');
    splitter.end();
    expect(received).toEqual(['one', 'two']);
  });

  it('keeps no memory beyond the bytes of an unfinished line', () => {
    const kept: number[] = [];
    const splitter = new LineSplitter({
      onLine: ({ buffer }) => kept.push(buffer.byteLength),
      onRest: () => undefined,
    });
    splitter.add(Buffer.from('10 %\r20'));
    splitter.add(Buffer.from(' %'));
    splitter.end();
    expect(kept.at(-1)).toBe('20 %'.length);
  });

  it.each([
    ['x'.repeat(LONGEST_LINE), ['x'.repeat(LONGEST_LINE)]],
    ['x'.repeat(LONGEST_LINE + 1), ['x'.repeat(LONGEST_LINE), 1]],
    [`${'€'.repeat(LONGEST_LINE)}\ny`, ['€'.repeat(5_461), 3 * LONGEST_LINE - 16_383, 'y']],
  ])('cuts a line that is too long between characters, and counts the rest (%#)', (text, expected) => {
    expect(splitUp([text])).toEqual(expected);
    expect(splitUp(piecesOf(Buffer.from(text), [1, 10_000, LONGEST_LINE, LONGEST_LINE + 1, LONGEST_LINE + 5]))).toEqual(
      expected,
    );
  });

  it('passes on the beginning before the end has come', () => {
    const received: number[] = [];
    const splitter = new LineSplitter({
      onLine: (bytes) => received.push(bytes.length),
      onRest: (missing) => received.push(missing),
    });
    for (let count = 0; count < 10; count += 1) splitter.add(Buffer.alloc(1_000_000, 'x'));
    expect(received).toEqual([LONGEST_LINE]);
    splitter.add(Buffer.from('\n'));
    expect(received).toEqual([LONGEST_LINE, 10_000_000 - LONGEST_LINE]);
  });

  it('passes on the same lines wherever the pieces are cut', () => {
    const part = fc.oneof(
      fc.constantFrom('\n', '\r', '\r\n', 'é', '€', '😀', 'word').map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), fc.array(fc.nat(100)), (parts, cuts) => {
        const bytes = Buffer.concat(parts);
        const lines = runnerLines(bytes.toString('utf8'));
        if (lines.at(-1) === '') lines.pop();
        expect(splitUp(piecesOf(bytes, cuts))).toEqual(lines);
      }),
      { numRuns: 500 },
    );
  });
});
