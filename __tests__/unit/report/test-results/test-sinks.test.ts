import { describe, expect, it } from '@jest/globals';
import type { TestCounts } from '../../../../src/legs/test-results.ts';
import { phraseLog } from '../../../../src/report/text/phrase.ts';
import { testSinks } from '../../../../src/report/test-results/test-sinks.ts';
import { leg, report, testRecord, testsOf } from '../../../doubles/fixtures.ts';

const SURROUNDINGS = { serverUrl: 'https://github.test', largestOutput: 120_000 };

describe('the view of tests', () => {
  const cell = (counts: Partial<TestCounts>): string => {
    const all = { tests: 1, passed: 0, failed: 0, skipped: 0, flaky: 0, ...counts };
    const tests = testsOf({ fields: { byLeg: new Map([['unit', all]]) } });
    return String(testSinks(report([]), tests, SURROUNDINGS).view.cell('unit'));
  };

  it.each<[Partial<TestCounts>, string]>([
    [{ tests: 1_200, passed: 1_197, failed: 3 }, '3 of 1,200 failed'],
    [{ tests: 9, passed: 6, failed: 3, flaky: 1 }, '3 of 9 failed, 1 flaky'],
    [{ tests: 1_200, passed: 1_200 }, '1,200 passed'],
    [{ tests: 9, passed: 7, skipped: 2, flaky: 2 }, '7 passed, 2 flaky'],
    [{ tests: 2, skipped: 2 }, '2 skipped'],
    [{ tests: 0 }, 'none'],
  ])('has a cell of %j', (counts, text) => {
    expect(cell(counts)).toBe(text);
  });

  it('has an empty cell for a leg without a report', () => {
    expect(String(testSinks(report([]), testsOf({}), SURROUNDINGS).view.cell('docs'))).toBe('');
  });

  it('has the counts as a sentence, and blocks that fit', () => {
    const tests = testsOf({ failed: [testRecord('a')], passed: 2 });
    const { view } = testSinks(report([leg('unit', 'failed'), leg('docs', 'passed')]), tests, SURROUNDINGS);
    expect(String(phraseLog(view.sentence))).toBe('1 of 3 tests failed');
    const page = view.blocks(10_000).blocks.join('');
    expect(page).toContain('in <code>unit</code>');
    expect(page).toContain('<a href="https://github.test/octo/repo/');
    expect(view.blocks(10)).toMatchObject({ blocks: [], missing: [expect.anything()] });
  });
});

it('gives the tests to log and outputs', () => {
  const tests = testsOf({ failed: [testRecord('a')] });
  const sinks = testSinks(report([leg('unit', 'failed'), leg('docs', 'passed')]), tests, SURROUNDINGS);
  expect(sinks.logLines.map(String)[1]).toMatch(/^- a · .* · unit$/);
  expect(sinks.outputs.unlisted).toBe(0);
  expect(testSinks(report([]), tests, { ...SURROUNDINGS, largestOutput: 20 }).outputs.unlisted).toBe(1);
});
