import { expect, it } from '@jest/globals';
import { failingTestLines } from '../../../../src/report/test-results/test-log.ts';
import { namesAmong, testRecord, testsOf } from '../../../doubles/fixtures.ts';

it('lists the failing tests with what is known of each', () => {
  const failed = [
    testRecord('test_total', { legs: ['unit', 'arm64'] }),
    testRecord('adds', { className: 'Cart', place: null, message: '' }),
    testRecord('sums', { className: '', suite: '', place: { file: 'a.go', line: null, url: null } }),
  ];
  expect(failingTestLines(testsOf({ failed }), namesAmong(12)).map(String)).toEqual([
    '3 failing tests:',
    '- test_total · tests/test_cart.py:41 · AssertionError: assert 4 == 5 · unit, arm64',
    '- adds (Cart) · unit',
    '- sums · a.go · AssertionError: assert 4 == 5 · unit',
  ]);
});

it('names no leg in a step of one', () => {
  expect(failingTestLines(testsOf({ failed: [testRecord('a', { message: '' })] }), namesAmong(1)).map(String)).toEqual([
    '1 failing test:',
    '- a · tests/test_cart.py:41',
  ]);
});

it('says nothing where no test failed', () => {
  expect(failingTestLines(testsOf({ flaky: [testRecord('a')], passed: 3 }), namesAmong(2))).toEqual([]);
});

it('lists fifty, and counts those besides, also the ones that are not kept', () => {
  const failed = Array.from({ length: 50 }, (_, index) => testRecord(`t${index}`));
  const { counts } = testsOf({ failed });
  expect(failingTestLines(testsOf({ failed }), namesAmong(2))).toHaveLength(51);
  const lines = failingTestLines(testsOf({ failed: [...failed, testRecord('last')] }), namesAmong(2)).map(String);
  expect(lines.at(-1)).toBe('and 1 more');
  expect(lines).toHaveLength(52);
  const more = failingTestLines(
    testsOf({ failed, fields: { counts: { ...counts, failed: 2_050 } } }),
    namesAmong(2),
  ).map(String);
  expect([more[0], more.at(-1)]).toEqual(['2,050 failing tests:', 'and 2,000 more']);
});

it('cuts long texts', () => {
  const long = 'x'.repeat(2_000);
  const [, line] = failingTestLines(
    testsOf({ failed: [testRecord(long, { message: long, place: null })] }),
    namesAmong(1),
  );
  expect(String(line)).toMatch(/^- x{199}… \(tests\.test_cart\.TestCart\) · x{299}…$/);
});
