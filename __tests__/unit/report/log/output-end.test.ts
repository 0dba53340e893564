import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Output } from '../../../../src/contree/types.ts';
import { excerpt } from '../../../../src/report/excerpts/excerpt.ts';
import { isShort, outputEnd } from '../../../../src/report/log/output-end.ts';
import { anyText } from '../../../doubles/any-text.ts';
import { written } from '../../../doubles/fixtures.ts';
import { numbered } from './opened-live-log.ts';

/** `stdout` and `stderr` of a leg; an empty text is no output. */
function streams(stdout: string | Output, stderr: string | Output = '') {
  const outputOf = (given: string | Output): Output | null => {
    if (typeof given !== 'string') return given;
    return given === '' ? null : written(given);
  };
  return { stdout: outputOf(stdout), stderr: outputOf(stderr) };
}

function linesOf(stdout: string | Output, stderr?: string | Output): string[] {
  return outputEnd(streams(stdout, stderr)).flatMap(({ label, text }) =>
    text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => (label === 'stdout' ? line : `E ${line}`)),
  );
}

const last = (count: number, total: number): string[] =>
  Array.from({ length: count }, (_, index) => `line ${total - count + index}`);

describe('the end of an output', () => {
  it('is its last fifteen lines, and says how many stand before them', () => {
    expect(linesOf(numbered(1_000))).toEqual(['… 985 lines before these …', ...last(15, 1_000)]);
    expect(linesOf(numbered(16))).toEqual(['… 1 line before these …', ...last(15, 16)]);
    expect(linesOf(numbered(15))).toEqual(last(15, 15));
    expect(linesOf('one\r\ntwo')).toEqual(['one', 'two']);
    expect(outputEnd(streams(''))).toEqual([]);
    expect(outputEnd(streams(written(' \n\n')))).toEqual([]);
  });

  it('leaves out blank lines, which still count where lines stand before them', () => {
    expect(linesOf(`${numbered(5)}\n\n\u001b[0m\n${numbered(14)}`)).toEqual([
      '… 4 lines before these …',
      'line 4',
      ...last(14, 14),
    ]);
    expect(linesOf(`${numbered(20)}\n \u001b[0m\n\t\n`)).toEqual(['… 5 lines before these …', ...last(15, 20)]);
  });

  it('shows the last state of a line that was written anew, and counts the states as the log does', () => {
    const bar = Array.from({ length: 500 }, (_, index) => `\rstep ${index}`).join('');
    expect(linesOf(`begin\n${bar}\nfatal: no space\n`)).toEqual(['begin', 'step 499', 'fatal: no space']);
    expect(linesOf(`${numbered(20)}50 %\r100 %\r\nend\n`)).toEqual([
      '… 7 lines before these …',
      ...last(13, 20),
      '100 %',
      'end',
    ]);
  });

  it('has at most 2,048 characters, and one line even where that is longer', () => {
    const wide = `${'x'.repeat(600)}\n`;
    expect(linesOf(wide.repeat(10)).map(({ length }) => length)).toEqual([24, 600, 600, 600]);
    expect(linesOf(`${'x'.repeat(512)}\n`.repeat(10))).toHaveLength(5);
    expect(linesOf(wide.repeat(10), 'e'.repeat(900)).at(-1)).toBe(`E ${'e'.repeat(900)}`);
    // The log cuts a line at 1,000.
    expect(linesOf(`${'y'.repeat(9_000)}\n${'z'.repeat(9_000)}\n`)).toEqual(['y'.repeat(9_000), 'z'.repeat(9_000)]);
  });

  it('has the end of a line whose beginning is too far away', () => {
    const [line = ''] = linesOf(`${'a'.repeat(100_000)}the end`);
    expect([line.length, line.slice(0, 3), line.slice(-7)]).toEqual([1_000, '…aa', 'the end']);
    expect(linesOf('😀'.repeat(50_000)).join('')).not.toContain('\ufffd');
  });

  it('shares its lines between the streams: five for stderr beside a long stdout', () => {
    expect(linesOf(numbered(100), numbered(100))).toEqual([
      '… 90 lines before these …',
      ...last(10, 100),
      'E … 95 lines before these …',
      ...last(5, 100).map((line) => `E ${line}`),
    ]);
    expect(linesOf(numbered(100), 'oops\n')).toEqual(['… 86 lines before these …', ...last(14, 100), 'E oops']);
    expect(linesOf('ok\n', numbered(100))).toEqual([
      'ok',
      'E … 86 lines before these …',
      ...last(14, 100).map((line) => `E ${line}`),
    ]);
  });

  it('names up to three lines before it that look like failures, the first and the last of them', () => {
    const failing = (number: number): string => `\u001b[31mFAIL test ${number}\u001b[0m\n`;
    expect(linesOf(`${[1, 2, 3, 4].map(failing).join('')}${numbered(30)}`)).toEqual([
      '… 19 lines before the last ones; among them these look like failures …',
      'FAIL test 1',
      'FAIL test 3',
      'FAIL test 4',
      '… the last lines …',
      ...last(15, 30),
    ]);
  });

  it('names a line once that a test runner repeats in its own summary', () => {
    const text = `FAIL a\nFAIL b\nFAIL a\nFAIL b\n${numbered(30)}`;
    expect(linesOf(text).slice(1, 4)).toEqual(['FAIL a', 'FAIL b', '… the last lines …']);
  });

  it('is the same of an excerpt, whose middle is missing already', () => {
    const text = `${numbered(2_000)}FAIL in the middle\n${numbered(2_000)}`;
    const cut = excerpt(written(text));
    expect(cut.omitted).toBeDefined();
    expect(linesOf(cut).slice(0, 2)).toEqual([
      '… 3,986 lines before the last ones; among them these look like failures …',
      'FAIL in the middle',
    ]);
    expect(linesOf(cut)).toEqual(linesOf(text));
    const first = excerpt(written(`FAIL at the beginning\n${numbered(2_000)}`));
    expect(linesOf(first)[1]).toBe('FAIL at the beginning');
    const early = excerpt(written(`${numbered(50)}FAIL near the cut\n${numbered(2_000)}`));
    expect(linesOf(early).slice(0, 2)).toEqual([
      '… 2,036 lines before the last ones; among them these look like failures …',
      'FAIL near the cut',
    ]);
  });

  it('says where what was written last is not known', () => {
    expect(linesOf(written(numbered(20), true)).at(-1)).toBe('… the service kept no more of it …');
    expect(linesOf({ ...written(numbered(20)), streamed: 'part' }).at(-1)).toBe('… the rest could not be read …');
    expect(linesOf({ ...written(numbered(20)), streamed: 'whole' }).at(-1)).toBe('line 19');
  });

  it('keeps its bounds for all bytes', () => {
    const bytes = fc.array(
      fc.oneof(fc.constantFrom('\n', '\r', '\r\n', 'FAIL x', '::error::x', '\u001b[31m', '😀'), anyText()),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(bytes, bytes, (out, err) => {
        const lines = linesOf(out.join(''), err.join(''));
        const own = lines.filter((line) => line.includes('…'));
        expect(lines.length - own.length).toBeLessThanOrEqual(15 + 6);
        expect(lines.some((line) => line.includes('\r'))).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

describe('an output is short', () => {
  it.each<[string, ReturnType<typeof streams>, number, boolean]>([
    ['of fifteen lines', streams(numbered(10), numbered(5)), 0, true],
    ['of sixteen', streams(numbered(10), numbered(6)), 0, false],
    ['of fifteen with one before', streams(numbered(15)), 1, false],
    ['of sixteen states of one line', streams('x\r'.repeat(16)), 0, false],
    ['of 2,048 bytes', streams('x'.repeat(2_000), 'y'.repeat(48)), 0, true],
    ['of 2,049 bytes', streams('x'.repeat(2_000), 'y'.repeat(49)), 0, false],
    ['that is an excerpt', streams({ ...written('x'), omitted: { lines: 1, bytes: 1 } }), 0, false],
    ['of nothing', streams(''), 0, true],
  ])('%s, or not', (_, output, linesBefore, expected) => {
    expect(isShort(output, linesBefore)).toBe(expected);
  });
});
