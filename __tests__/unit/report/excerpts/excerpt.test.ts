import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Output } from '../../../../src/contree/types.ts';
import { describeOmission, excerpt, type ExcerptLimits, LOG_EXCERPT } from '../../../../src/report/excerpts/excerpt.ts';
import { written } from '../../../doubles/fixtures.ts';
import { runnerLines } from '../../../invariants/runner-command.ts';

/** The same of both ends. */
function limitsOf(lines: number, bytes: number): ExcerptLimits {
  return { head: { lines, bytes }, tail: { lines, bytes }, failing: 0 };
}

const LIMITS = limitsOf(2, 20);

function textOf({ bytes }: Output): string {
  return bytes.toString();
}

function numbered(count: number, lineEnd: string): string {
  return Array.from({ length: count }, (_, index) => `${index + 1}${lineEnd}`).join('');
}

describe('excerpt', () => {
  it('keeps no memory beyond its own bytes', () => {
    for (const text of ['one', numbered(10, '\n'), numbered(100_000, '\n')]) {
      const { bytes } = excerpt(written(text), LIMITS);
      expect(bytes.buffer.byteLength).toBe(bytes.length);
    }
  });

  it('leaves a small output whole', () => {
    for (const text of ['', 'one', numbered(4, '\n'), numbered(4, '\r\n'), numbered(4, '\r'), '1\n2\n3\n4']) {
      expect(excerpt(written(text), LIMITS)).toEqual(written(text));
    }
  });

  it.each([
    ['\n', '1\n2\n… 6 lines (12 bytes) left out …\n9\n10\n', 12],
    ['\r\n', '1\r\n2\n… 6 lines (18 bytes) left out …\n9\r\n10\r\n', 18],
    ['\r', '1\r2\n… 6 lines (12 bytes) left out …\n9\r10\r', 12],
  ])('cuts the middle of lines that end with %j', (lineEnd, text, bytes) => {
    expect(excerpt(written(numbered(10, lineEnd)), limitsOf(2, 100))).toEqual({
      ...written(text),
      omitted: { lines: 6, bytes },
    });
  });

  it('leaves an output whole that just fits, and cuts one that is a byte or a line longer', () => {
    expect(excerpt(written('x'.repeat(40)), LIMITS)).toEqual(written('x'.repeat(40)));
    expect(excerpt(written('x'.repeat(41)), LIMITS).omitted).toEqual({ lines: 1, bytes: 1 });
    for (const last of ['5', '5\n']) {
      expect(excerpt(written(`1\n2\n3\n4\n${last}`), LIMITS).omitted).toEqual({ lines: 1, bytes: 2 });
    }
  });

  it('cuts by bytes where lines are long, at whole lines', () => {
    const text = `${'a'.repeat(15)}\n${'b'.repeat(15)}\n${'c'.repeat(15)}\n${'d'.repeat(15)}\n`;
    expect(textOf(excerpt(written(text), limitsOf(10, 20)))).toBe(
      `${'a'.repeat(15)}\n… 2 lines (32 bytes) left out …\n${'d'.repeat(15)}\n`,
    );
  });

  it('cuts one huge line between characters', () => {
    const shown = excerpt(written('€'.repeat(100)), limitsOf(10, 20));
    expect(textOf(shown)).toBe(`${'€'.repeat(6)}\n… 1 line (264 bytes) left out …\n${'€'.repeat(6)}`);
    expect(textOf(excerpt(written('😀'.repeat(100)), limitsOf(10, 19)))).toBe(
      `${'😀'.repeat(4)}\n… 1 line (368 bytes) left out …\n${'😀'.repeat(4)}`,
    );
  });

  it('counts a line break once when the cut divides it', () => {
    const shown = excerpt(written('word a\r\naaword '), limitsOf(1, 7));
    expect(textOf(shown)).toBe('word a\n… 1 line (1 byte) left out …\naaword ');
    expect(shown.omitted).toEqual({ lines: 1, bytes: 1 });
  });

  it('shows bytes that are not UTF-8 as U+FFFD', () => {
    expect(textOf(excerpt(written(Buffer.from([0x61, 0xff, 0x62])), LIMITS))).toBe('a\ufffdb');
    // A character has four bytes at most.
    expect(excerpt(written(Buffer.alloc(100, 0x80)), LIMITS).omitted).toEqual({ lines: 1, bytes: 66 });
  });

  it('keeps to the limits of both ends, and accounts for every byte', () => {
    const character = fc.constantFrom('a', 'é', '€', '😀', '\n', '\r', '\r\n', 'word ');
    const texts = fc.array(character, { maxLength: 200 }).map((parts) => parts.join(''));
    const limits = fc.record({ lines: fc.integer({ min: 1, max: 8 }), bytes: fc.integer({ min: 4, max: 60 }) });
    fc.assert(
      fc.property(texts, limits, (text, limit) => {
        const output = excerpt(written(text), limitsOf(limit.lines, limit.bytes));
        const shown = textOf(output);
        const { omitted } = output;
        if (omitted === undefined) {
          expect(shown).toBe(text);
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2 * limit.bytes);
          return;
        }
        const [head = '', tail = ''] = shown.split(/\n… [\d,]+ lines? \([\d,]+ bytes?\) left out …\n/);
        expect(shown).not.toContain('\ufffd');
        expect(text.startsWith(head)).toBe(true);
        expect(text.endsWith(tail)).toBe(true);
        for (const end of [head, tail]) {
          expect(Buffer.byteLength(end)).toBeLessThanOrEqual(limit.bytes);
          expect(runnerLines(end.replace(/\r\n$|[\r\n]$/, '')).length).toBeLessThanOrEqual(limit.lines + 1);
        }
        const lost = Buffer.byteLength(text) - Buffer.byteLength(head) - Buffer.byteLength(tail) - omitted.bytes;
        // The end of the head's last line is not shown twice.
        expect([0, 1, 2]).toContain(lost);
        expect(omitted.lines).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('is quick with a megabyte of empty lines', () => {
    const shown = excerpt(written('\n'.repeat(1_000_000)));
    expect(shown.omitted).toEqual({
      lines: 1_000_000 - (LOG_EXCERPT.head.lines + LOG_EXCERPT.tail.lines),
      bytes: 1_000_000 - (LOG_EXCERPT.head.lines + LOG_EXCERPT.tail.lines),
    });
  });
});

describe('describeOmission', () => {
  const long = written(numbered(10, '\n'));
  const kept =
    'The service kept only part of this output (its limit, truncate-output-at, is set when the operation starts).';

  it.each([
    [written('a'), '/tmp/results.jsonl', null],
    [long, '/tmp/results.jsonl', '6 lines (12 bytes) left out here. The whole output is in /tmp/results.jsonl.'],
    [long, '', '6 lines (12 bytes) left out here.'],
    [written('a', true), '/tmp/results.jsonl', kept],
    [
      { ...long, truncated: true },
      '/tmp/results.jsonl',
      `6 lines (12 bytes) left out here. ${kept} All that it kept is in /tmp/results.jsonl.`,
    ],
  ])('says what is missing and where it is (%#)', (output, file, sentence) => {
    expect(describeOmission(excerpt(output, LIMITS), file)).toBe(sentence);
  });

  it('names no file of what only the event stream brought, and says when its end is missing', () => {
    const shown = excerpt({ ...long, streamed: 'whole' }, LIMITS);
    expect(describeOmission(shown, '/tmp/results.jsonl')).toBe('6 lines (12 bytes) left out here.');
    expect(describeOmission({ ...written('a'), streamed: 'part' }, '/tmp/results.jsonl')).toBe(
      'The end of this output could not be read.',
    );
  });

  it('does not call the output of a running command whole', () => {
    expect(describeOmission(excerpt(long, LIMITS), '/tmp/results.jsonl', true)).toBe(
      '6 lines (12 bytes) left out here. The whole output so far is in /tmp/results.jsonl.',
    );
  });
});

describe('an excerpt of an excerpt', () => {
  const whole = Array.from({ length: 10_000 }, (_, index) => `line ${index}\n`).join('');
  const output = { bytes: Buffer.from(whole), truncated: false };

  it.each([
    { lines: 100, bytes: 16 * 1024 },
    { lines: 20, bytes: 1024 },
    { lines: 3, bytes: 1024 },
  ])('counts all that is missing (%j)', (limits) => {
    const once = excerpt(output, limitsOf(60, 8 * 1024));
    const twice = excerpt(once, limitsOf(limits.lines, limits.bytes));
    const text = textOf(twice);
    const [head = '', tail = ''] = text.split(/^… .* left out …\n/m);
    const shown = head.length + tail.length;
    expect(twice.omitted).toEqual({
      lines: 10_000 - `${head}${tail}`.split('\n').length + 1,
      bytes: whole.length - shown,
    });
    expect(whole.startsWith(head) && whole.endsWith(tail)).toBe(true);
    expect(text.match(/left out/g)).toHaveLength(1);
  });

  it('does not reach beyond the earlier cut', () => {
    const text = `a\n${'x'.repeat(199)}\n${numbered(50, '\n')}`;
    const once = excerpt(written(text), limitsOf(100, 100));
    const tail = (from: number): string => numbered(50, '\n').slice(numbered(from, '\n').length);
    expect(once.bytes.toString()).toBe(`a\n… 18 lines (242 bytes) left out …\n${tail(17)}`);
    expect(excerpt(once, limitsOf(100, 60))).toEqual({
      ...written(`a\n… 31 lines (281 bytes) left out …\n${tail(30)}`),
      omitted: { lines: 31, bytes: 281 },
    });
  });

  it('keeps all of an end that is short, and counts a divided line once', () => {
    const tail = numbered(5, '\n');
    const once = excerpt(written(`${'x'.repeat(19)}\n`.repeat(100) + tail), limitsOf(5, 1_000));
    const twice = excerpt(once, limitsOf(5, 50));
    expect(textOf(twice)).toBe(`${`${'x'.repeat(19)}\n`.repeat(2)}… 98 lines (1,960 bytes) left out …\n${tail}`);
    const divided = excerpt(written(`${numbered(5, '\n')}${'x'.repeat(500)}`), limitsOf(5, 100));
    expect(textOf(excerpt(divided, limitsOf(2, 100)))).toBe(
      `1\n2\n… 4 lines (406 bytes) left out …\n${'x'.repeat(100)}`,
    );
  });

  it('leaves a small output whole', () => {
    expect(excerpt({ bytes: Buffer.from('a\n'), truncated: true }, limitsOf(1, 10))).toEqual({
      bytes: Buffer.from('a\n'),
      truncated: true,
    });
  });
});
