import { describe, expect, it } from '@jest/globals';
import { testOutputs } from '../../../../src/report/test-results/test-outputs.ts';
import { testRecord, testsOf } from '../../../doubles/fixtures.ts';

const LARGEST = 120_000;

describe('outputs of tests', () => {
  it('are the counts, each apart from the names', () => {
    const tests = testsOf({ failed: [testRecord('a')], flaky: [testRecord('b')], passed: 1_000, skipped: 3 });
    expect(testOutputs(tests, LARGEST).counts).toEqual([
      ['tests', '1005'],
      ['tests-passed', '1001'],
      ['tests-failed', '1'],
      ['tests-skipped', '3'],
      ['tests-flaky', '1'],
    ]);
  });

  it('name each failing test without its message', () => {
    const failed = [testRecord('a "b"', { legs: ['unit', 'docs'] }), testRecord('c', { suite: '', place: null })];
    const { failed: output, unlisted } = testOutputs(testsOf({ failed }), LARGEST);
    expect(output[0]).toBe('failed-tests');
    expect(JSON.parse(output[1])).toEqual([
      { name: 'a "b"', suite: 'pytest', file: 'tests/test_cart.py', line: 41, legs: ['unit', 'docs'] },
      { name: 'c', suite: '', file: null, line: null, legs: ['unit'] },
    ]);
    expect(unlisted).toBe(0);
  });

  it('are an empty list where no test failed', () => {
    expect(testOutputs(testsOf({ passed: 1 }), LARGEST)).toMatchObject({ failed: ['failed-tests', '[]'], unlisted: 0 });
  });

  it('name ten legs of each test where not all legs fit', () => {
    const legs = Array.from({ length: 400 }, (_, index) => `leg-${index}`);
    const failed = Array.from({ length: 300 }, (_, index) => testRecord(`test-${index}`, { legs }));
    const { failed: output, unlisted } = testOutputs(testsOf({ failed }), LARGEST);
    const rows = JSON.parse(output[1]) as readonly object[];
    expect(rows).toHaveLength(300);
    expect(rows[299]).toMatchObject({ name: 'test-299', legs: legs.slice(0, 10), more_legs: 390 });
    expect(unlisted).toBe(0);
    const one = JSON.parse(
      testOutputs(testsOf({ failed: failed.slice(0, 1) }), LARGEST).failed[1],
    ) as readonly object[];
    expect(one).toEqual([expect.objectContaining({ legs })]);
    expect(one).not.toEqual([expect.objectContaining({ more_legs: expect.anything() })]);
  });

  it('have the first tests where not all fit, and never too many bytes', () => {
    const failed = Array.from({ length: 3_000 }, (_, index) => testRecord(`ä${index}`));
    const { failed: output, unlisted } = testOutputs(testsOf({ failed }), LARGEST);
    const rows = JSON.parse(output[1]) as readonly object[];
    expect(rows[0]).toMatchObject({ name: 'ä0' });
    expect(rows.length + unlisted).toBe(3_000);
    const rowSize = Buffer.byteLength(output[1]) / rows.length;
    expect(Buffer.byteLength(output[1])).toBeLessThanOrEqual(LARGEST);
    expect(Buffer.byteLength(output[1])).toBeGreaterThan(LARGEST - 2 * rowSize);
  });

  it('fit to the byte', () => {
    const tests = testsOf({ failed: [testRecord('a'), testRecord('b')] });
    const [, whole] = testOutputs(tests, LARGEST).failed;
    const bytes = Buffer.byteLength(whole);
    expect(testOutputs(tests, bytes).unlisted).toBe(0);
    expect(testOutputs(tests, bytes - 1).unlisted).toBe(1);
    expect(testOutputs(tests, 10)).toMatchObject({ failed: ['failed-tests', '[]'], unlisted: 2 });
  });

  it('count as unlisted what was not kept', () => {
    const tests = testsOf({ failed: [testRecord('a')] });
    expect(testOutputs({ ...tests, counts: { ...tests.counts, failed: 5 } }, LARGEST).unlisted).toBe(4);
  });
});
