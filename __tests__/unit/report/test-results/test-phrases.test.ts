import { describe, expect, it } from '@jest/globals';
import type { TestCounts, TestRecord } from '../../../../src/legs/test-results.ts';
import { phraseLog } from '../../../../src/report/text/phrase.ts';
import { detailLines, groupOf, placeText, testsSentence } from '../../../../src/report/test-results/test-phrases.ts';
import { testRecord } from '../../../doubles/fixtures.ts';

const counts = (tests: number, passed: number, failed: number, skipped: number, flaky = 0): TestCounts => {
  return { tests, passed, failed, skipped, flaky };
};

describe('testsSentence', () => {
  it.each<[TestCounts, string]>([
    [counts(1_204, 1_199, 5, 0, 2), '5 of 1,204 tests failed, 2 were flaky'],
    [counts(3, 1, 1, 1, 1), '1 of 3 tests failed, 1 was flaky'],
    [counts(1, 0, 1, 0), '1 of 1 test failed'],
    [counts(1_204, 1_204, 0, 0), '1,204 tests passed'],
    [counts(1, 1, 0, 0, 1), '1 test passed, 1 was flaky'],
    [counts(9, 7, 0, 2, 3), '7 tests passed, 2 were skipped, 3 were flaky'],
    [counts(2, 1, 0, 1), '1 test passed, 1 was skipped'],
    [counts(2, 0, 0, 2), '2 tests were skipped'],
    [counts(1, 0, 0, 1), '1 test was skipped'],
    [counts(0, 0, 0, 0), '0 tests were reported'],
  ])('of %j', (given, sentence) => {
    expect(String(phraseLog(testsSentence(given)))).toBe(sentence);
  });
});

describe('groupOf', () => {
  const pythonFile = { file: 'pkg/tests/test_cart.py', line: 1, url: null };
  it.each<[string, Partial<TestRecord>, string]>([
    ['a class within its module', { className: 'tests.test_cart.TestCart' }, 'tests.test_cart.TestCart'],
    ['a class that is the module', { className: 'tests.test_cart', place: pythonFile }, ''],
    ['a class without a place', { className: 'tests.test_cart', place: null }, 'tests.test_cart'],
    ['a class that the name begins with', { name: 'Cart adds a thing', className: 'Cart' }, ''],
    ['a class that is the name', { name: 'adds', className: 'adds', suite: 'Cart' }, ''],
    ['a class that is the file', { className: 'tests/test_cart.py' }, ''],
    ['a suite where there is no class', { className: '', suite: 'Cart > vouchers' }, 'Cart > vouchers'],
    ['no class and no suite', { className: '', suite: '' }, ''],
    ['a class whose name has more signs than the file', { className: 'tests::test_cart..py' }, ''],
    ['letters of another script', { className: 'Корзина', suite: '' }, 'Корзина'],
  ])('says %s', (_, fields, group) => {
    expect(groupOf(testRecord('test_total', fields))).toBe(group);
  });
});

it('writes a place with its line where that is known', () => {
  expect(placeText({ file: 'a/b.py', line: 41, url: null })).toBe('a/b.py:41');
  expect(placeText({ file: 'a/b.py', line: null, url: null })).toBe('a/b.py');
});

describe('detailLines', () => {
  it.each<[string, string, string[]]>([
    ['', 'boom', []],
    [' \n\t\n', 'boom', []],
    ['\n\none\r\n\ntwo\n\n', 'boom', ['one', '', 'two']],
    ['boom\n  at x', 'boom', ['  at x']],
    ['boom', 'boom', []],
    ['  boom  \nboom', 'boom', ['boom']],
    ['java.lang.AssertionError: boom\n  at x', 'boom', ['  at x']],
    ['it panicked:\nboom', 'it panicked', ['boom']],
    ['not here: boom', 'boom', ['not here: boom']],
    ['boom and more\n', 'boom', ['boom and more']],
    ['boom', 'boom; and more', []],
    ['TypeError: boom\n\n  at x', 'boom', ['  at x']],
    ['Error: boom\n  at x', 'boom', ['  at x']],
    ['AssertionError [ERR_ASSERTION]: boom // Object.is equality\n  at x', 'boom', ['  at x']],
    ['a.boom\n  at x', 'boom', ['a.boom', '  at x']],
    ['x', '', ['x']],
  ])('of %j after the message %j', (details, message, lines) => {
    expect(detailLines(testRecord('a', { details, message }))).toEqual(lines);
  });
});
