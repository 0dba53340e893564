import type { TestRecord, TestResults } from '../../../src/legs/test-results.ts';

/** A test that failed in the leg `unit`. */
export function testOf(fields: Partial<TestRecord> = {}): TestRecord {
  return {
    name: 'adds numbers',
    suite: 'cart',
    className: 'Cart',
    place: { file: 'test/add.test.ts', line: 12, url: 'https://github.test/octo/repo/blob/aaa/test/add.test.ts#L12' },
    message: 'expected 4 to equal 5',
    details: '',
    legs: ['unit'],
    ...fields,
  };
}

/** Ten tests in each leg; these failed. */
export function testsOf(failed: readonly TestRecord[], fields: Partial<TestResults> = {}): TestResults {
  const countsOf = (count: number) => ({ tests: 10, passed: 10 - count, failed: count, skipped: 0, flaky: 0 });
  const legs = [...new Set(failed.flatMap((test) => test.legs))];
  const failedIn = (leg: string): number => failed.filter((test) => test.legs.includes(leg)).length;
  return {
    counts: countsOf(failed.length),
    byLeg: new Map(legs.map((leg) => [leg, countsOf(failedIn(leg))])),
    failed,
    flaky: [],
    ...fields,
  };
}
