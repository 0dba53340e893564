import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { excerpt, LOG_EXCERPT, SUMMARY_EXCERPT } from '../../../../src/report/excerpts/excerpt.ts';
import { failingText, nearestToEnds } from '../../../../src/report/excerpts/failing-lines.ts';
import { Transcript } from '../../../../src/report/excerpts/transcript.ts';
import { written } from '../../../doubles/fixtures.ts';

describe('a line that looks like a failure', () => {
  it.each([
    'not ok 3 - adds',
    '    not ok 1 - nested',
    'FAIL src/sum.test.ts',
    'FAILED tests/test_sum.py::test_adds - assert 3 == 4',
    '--- FAIL: TestAdds (0.00s)',
    '  ✕ adds (3 ms)',
    '✗ adds',
    'E   assert 3 == 4',
    'AssertionError [ERR_ASSERTION]: 3 == 4',
    '    TypeError: x is not a function',
    'java.lang.NullPointerException: oh',
    'Error: Cannot find module',
    'panic: runtime error: index out of range',
    "thread 'main' panicked at src/main.rs:2:5:",
    'error[E0308]: mismatched types',
    'src/main.c:3:5: error: expected expression',
    'src/a.ts(3,5): error TS2322: no',
    'fatal: not a git repository',
    '\u001b[31m✕\u001b[39m adds',
    '\u001b[1m\u001b[31mFAIL\u001b[0m src/sum.test.ts',
  ])('is %j', (line) => {
    expect(failingText(line)).not.toBeNull();
  });

  it.each([
    '',
    'ok 3 - adds',
    '0 errors',
    'FAILSAFE on',
    'no Error here',
    'Tests: 3 failed',
    'errors: none',
    '× 3'.slice(2),
    'notok',
  ])('is not %j', (line) => {
    expect(failingText(line)).toBeNull();
  });

  it('is kept without colours, and cut where it is very long', () => {
    expect(failingText('\u001b[31mError:\u001b[39m no  ')).toBe('Error: no');
    expect(failingText(`Error: ${'x'.repeat(1_000_000)}`)).toBe(`Error: ${'x'.repeat(293)}…`);
    expect(failingText(`Error: ${'x'.repeat(292)}😀 and more`)?.endsWith('x\uFFFD…')).toBe(true);
  });
});

/** All that looks like a failure, in one expression: `failingText` looks for parts of it only where they can be. */
const WHOLE = new RegExp(
  [
    '^\\s*(?:not ok\\b|(?:--- )?FAIL(?:ED|URE)?\\b|[✕✗✖×] |E {3}\\S|[\\w.]{0,100}(?:Error|Exception)\\b|panic:',
    "|thread '.{0,100}' (?:\\(\\d+\\) )?panicked|(?:ERROR|error|fatal)(?:\\[\\w+\\])?:|\\S+: (?:fatal )?error(?: \\w+)?:)",
  ].join(''),
  'u',
);

it('looks like a failure exactly where one expression for all of them says so', () => {
  const PARTS =
    "not ok| |  |--- |FAIL|FAILED|✕ |×|E   |x|Error|Exception|error|ERROR|fatal|panic|panicked|a.c:3: |error:|fatal error:|error T1:|thread '|' |(7) |:|: |[E1]|.|a.b|😀|\t|\u00a0|\u001b[31m|[";
  const part = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PARTS.split('|')) }, fc.string({ maxLength: 3 }));
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
      const line = parts.join('');
      const expected = WHOLE.test(line.replaceAll(/\p{Cc}\[[\d;]*m/gu, '').trimEnd());
      seen.add(expected);
      return (failingText(line) !== null) === expected;
    }),
    { numRuns: 3_000 },
  );
  expect(seen).toEqual(new Set([true, false]));
});

describe('the lines that are nearest to the ends', () => {
  it.each([
    [5, 10, [0, 1, 2, 3, 4]],
    [5, 4, [0, 1, 3, 4]],
    [5, 3, [0, 3, 4]],
    [5, 0, []],
  ])('of %d, at most %d', (count, most, expected) => {
    const lines = Array.from({ length: count }, (_, number) => ({ number, text: '' }));
    expect(nearestToEnds(lines, most).map(({ number }) => number)).toEqual(expected);
  });
});

/** Lines of these numbers fail; the others are dots. */
function output(lines: number, ...failing: readonly number[]): string {
  return Array.from({ length: lines }, (_, index) =>
    failing.includes(index + 1) ? `not ok ${String(index + 1)}\n` : '.\n',
  ).join('');
}

describe('an excerpt', () => {
  it('keeps failing lines of what it leaves out in sight, with their number', () => {
    const text = output(2_000, 20, 41, 50, 1_000, 1_400, 1_401);
    const shown = excerpt(written(text));
    expect(shown.omitted).toEqual({
      lines: 1_360,
      bytes: 2_756,
      failing: [41, 50, 1_000, 1_400].map((number) => ({ number, text: `not ok ${String(number)}` })),
    });
    const lines = shown.bytes.toString().split('\n');
    expect(lines.slice(40, 47)).toEqual([
      expect.stringMatching(/^… 1,360 lines \(.*\) left out; among them these look like failures …$/),
      'line 41: not ok 41',
      'line 50: not ok 50',
      'line 1000: not ok 1000',
      'line 1400: not ok 1400',
      '… end of what is left out …',
      'not ok 1401',
    ]);
  });

  it('keeps ten at most, those next to the cut', () => {
    const failing = Array.from({ length: 500 }, (_, index) => index + 100);
    const { omitted } = excerpt(written(output(2_000, ...failing)));
    expect(omitted?.failing?.map(({ number }) => number)).toEqual([100, 101, 102, 103, 104, 595, 596, 597, 598, 599]);
  });

  it('looks for them near the cut alone', () => {
    const far = `${output(40)}${'.\n'.repeat(100_000)}not ok far\n${'.\n'.repeat(100_000)}not ok near\n${output(700)}`;
    expect(excerpt(written(far)).omitted?.failing).toEqual([{ number: 200_042, text: 'not ok near' }]);
  });

  it('that is cut once more keeps the failing lines of both cuts', () => {
    const text = output(2_000, 11, 41, 1_000, 1_400, 1_401, 1_940);
    const once = excerpt(written(text), LOG_EXCERPT);
    const twice = excerpt(once, SUMMARY_EXCERPT);
    expect(twice.omitted).toMatchObject({ lines: 1_930 });
    expect(twice.omitted?.failing?.map(({ number }) => number)).toEqual([11, 41, 1_000, 1_400, 1_401, 1_940]);
    expect(twice.bytes.toString().match(/left out/g)).toHaveLength(2);
    expect(excerpt(once, LOG_EXCERPT)).toEqual(once);
  });

  it('numbers them in what a stream brought, too', () => {
    const transcript = new Transcript();
    transcript.add(Buffer.from(`${output(100_000)}not ok\n${output(700)}`));
    const shown = excerpt(transcript.output() ?? written(''));
    expect(shown.omitted?.failing).toEqual([{ number: 100_001, text: 'not ok' }]);
  });
});
