import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SecretMask } from '../../../../src/contree/secrets/secret-mask.ts';
import { detailsOf } from '../../../../src/test-reports/merge/failure-details.ts';
import { messageOfTest, namesOf } from '../../../../src/test-reports/merge/test-texts.ts';
import { hostileText } from '../../report/text/hostile-text.ts';
import { reported } from '../reported.ts';

const same = (text: string): string => text;
const lines = (count: number, name = 'line'): string[] =>
  Array.from({ length: count }, (_, index) => `${name} ${index}`);
const details = (text: string): string => detailsOf(text, same);
const message = (own: string, text = ''): string => messageOfTest(reported({ message: own, details: text }), same);

describe('names', () => {
  it.each([
    ['test a', 'test a'],
    ['a\n\tb\u001b[31m c\u001b[0m\u202e', 'a  b c'],
    ['n'.repeat(501), `${'n'.repeat(499)}…`],
    ['', 'class'],
    [' \u200b\u0007', 'class'],
  ])('%j is shown as %j', (name, shown) => {
    expect(namesOf(reported({ name }), same)).toEqual({ name: shown, suite: 'suite', className: 'class' });
  });

  it('are never empty', () => {
    expect(namesOf(reported({ name: '', className: ' ' }), same).name).toBe('unnamed');
  });
});

describe('the message', () => {
  it.each([
    ['expected 1\nto be 2', '', 'expected 1; to be 2'],
    ['\u001b[31mred\u001b[39m', 'other', 'red'],
    ['m'.repeat(501), '', `${'m'.repeat(499)}…`],
    ['', '', ''],
    ['Failed', '', 'Failed'],
    ['', '\n\n  java.lang.AssertionError: 1\n\tat a.b(C.java:1)', 'java.lang.AssertionError: 1'],
    ['Failed', '=== RUN   TestA\n    a_test.go:12: got 1\n--- FAIL: TestA (0.00s)\n', 'a_test.go:12: got 1'],
    ['', 'def test_a():\n>   assert 1 == 2\nE   assert 1 == 2\n\ntest_a.py:2: AssertionError', 'assert 1 == 2'],
    ['collection failure', 'ImportError while importing\nE   ModuleNotFoundError: no', 'ModuleNotFoundError: no'],
    ['a.spec.ts:3:5 pays', '[chromium] › a.spec.ts:3:5 › pays ──\n\n    Error: expect(1)', 'Error: expect(1)'],
    ['a.spec.ts:3:5 pays', '', 'a.spec.ts:3:5 pays'],
    ['', 'A\\B::name with data\nFailed asserting that 1 is 2.', 'Failed asserting that 1 is 2.'],
    ['', 'running 1 test\naborted', 'aborted'],
    ['failure', 'some output\npanic: oh', 'panic: oh'],
    [
      'Failed',
      '=== RUN   TestA\n--- FAIL: TestA (0.00s)',
      'Failed without a message of its own, as when a subtest fails',
    ],
    ['Failed', '=== RUN   TestA', 'Failed'],
    ['', '--- FAIL: TestA (0.00s)', ''],
  ])('%j with details %j is %j', (own, text, shown) => {
    expect(message(own, text)).toBe(shown);
  });
});

describe('details', () => {
  it.each([
    ['', ''],
    ['\n \n\t\n', ''],
    ['\n\n  a\n\n\tb  \r\nc\n\n', '  a\n\n b\nc'],
    ['\u001b[31mred\u001b[39m\u0000', 'red'],
    [lines(60).join('\n'), lines(60).join('\n')],
    ['x'.repeat(4000), 'x'.repeat(4000)],
  ])('%j are %j', (text, shown) => {
    expect(details(text)).toBe(shown);
  });

  const head = (text: string): number => text.split('\n').findIndex((line) => line.startsWith('… ('));
  const frames = lines(100, '    at f (a.ts:1)');

  it.each([
    ['of which nothing is known: both ends', lines(100), 29],
    ['of JavaScript and Java: the beginning', ['Error: x', ...frames], 49],
    ['of vitest: the beginning', ['Error: x', ...lines(100, ' ❯ a.ts:1')], 49],
    ['of Python: the end', ['Traceback (most recent call last):', ...lines(100)], 9],
    ['of pytest: the end', [...lines(100), 'E   assert 1', '', 'a.py:1: AssertionError'], 9],
  ])('too long, %s', (_title, all, kept) => {
    const shown = details(all.join('\n')).split('\n');
    expect(head(shown.join('\n'))).toBe(kept);
    expect(shown).toHaveLength(60);
    expect(shown.slice(0, kept)).toEqual(all.slice(0, kept));
    expect(shown[kept]).toBe(`… (${all.length - 59} more lines)`);
    expect(shown.slice(kept + 1)).toEqual(all.slice(kept - 59));
  });

  it('of one long line lose its end', () => {
    expect(details('x'.repeat(5000))).toBe(`${'x'.repeat(599)}…`);
  });

  it('of long lines keep those at both ends', () => {
    const all = ['first', ...Array.from({ length: 20 }, () => 'x'.repeat(900)), 'last'];
    expect(details(all.join('\n'))).toMatch(/^first\nx{599}…\n(?:x{599}…\n)+… \(\d+ more lines\)\n(?:x{599}…\n)+last$/);
  });

  it('hide a part of a secret at their end, where the reader cut them', () => {
    const mask = new SecretMask(['0123456789abcdefghij']);
    const hide: Parameters<typeof detailsOf>[1] = (text, cut = 'nowhere') => mask.text(text, cut);
    expect(detailsOf('token 0123456789abcdef', hide)).toBe('token ***');
  });
});

describe('texts of any kind', () => {
  it('stay within their bounds, without what controls a terminal', () => {
    const long = fc.tuple(hostileText, fc.integer({ min: 1, max: 400 })).map(([text, times]) => text.repeat(times));
    fc.assert(
      fc.property(long, long, (one, two) => {
        const test = reported({ name: one, suite: two, className: one, message: two, details: one });
        const names = Object.values(namesOf(test, same));
        const shown = [...names, messageOfTest(test, same), ...detailsOf(one, same).split('\n')];
        expect(shown.filter((text) => /[\p{Cc}\u2028\u2029\u202e\u200b]/u.test(text))).toEqual([]);
        expect(Math.max(...[...names, messageOfTest(test, same)].map(({ length }) => length))).toBeLessThanOrEqual(500);
        expect(detailsOf(one, same).length).toBeLessThanOrEqual(4000);
        expect(detailsOf(one, same).split('\n').length).toBeLessThanOrEqual(60);
        expect(names[0]).not.toBe('');
      }),
    );
  });
});
