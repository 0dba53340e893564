/** Steps with test reports, and what GitHub shows of them: their job summaries, the comment, a leg's check run. */
import { leg, operation, report, STARTED_AT, testRecord, uuidOf, written } from '../__tests__/doubles/fixtures.ts';
import { publication } from '../__tests__/doubles/publication.ts';
import type { LegResult } from '../src/legs/leg.ts';
import type { TestCounts, TestRecord, TestResults } from '../src/legs/test-results.ts';
import { html } from '../src/report/text/escape.ts';
import type { Report } from '../src/report/report.ts';
import { renderSummary } from '../src/report/summary/summary.ts';
import { testSinks } from '../src/report/test-results/test-sinks.ts';
import { checkRunsOf } from '../src/publish/check-content.ts';
import { renderComment } from '../src/publish/publish.ts';

const SYSTEMS = ['linux', 'windows', 'macos', 'alpine'];
const PASSED_TESTS = 1_200;
const SURROUNDINGS = { serverUrl: 'https://github.test', largestOutput: 120_000 };

/** The reasons of failing tests of several tools: message and details. */
const REASONS: readonly (readonly [message: string, details: string])[] = [
  [
    "AssertionError: assert Decimal('17.91') == Decimal('19.90'); where Decimal('17.91') = total(<Cart: 2 things>)",
    `cart = <Cart: 2 things>

    def test_total(cart):
        cart.add_voucher("SPRING")
>       assert total(cart) == Decimal("19.90")
E       AssertionError: assert Decimal('17.91') == Decimal('19.90')
E        +  where Decimal('17.91') = total(<Cart: 2 things>)

tests/checkout/test_cart.py:41: AssertionError`,
  ],
  [
    'expect(received).toEqual(expected); - "currency": "EUR"; + "currency": "USD"',
    `Error: expect(received).toEqual(expected) // deep equality

- Expected  - 1
+ Received  + 1

  Object {
    "amount": 1990,
-   "currency": "EUR",
+   "currency": "USD",
  }
    at Object.toEqual (/work/src/price.test.ts:13:28)
    at processTicksAndRejections (node:internal/process/task_queues:105:5)`,
  ],
  ['Timeout: no reply from http://localhost:8080/health in 30 s', ''],
  ['', 'panic: runtime error: index out of range [3] with length 3\n\ngoroutine 7 [running]:'],
];

function failing(index: number, legs: readonly string[]): TestRecord {
  const [message = '', details = ''] = REASONS[index % REASONS.length] ?? [];
  const folder = ['checkout', 'billing', 'search'][index % 3] ?? '';
  const file = `tests/${folder}/test_part_${String(Math.floor(index / 9))}.py`;
  const url = `https://github.test/octo/repo/blob/${'c'.repeat(40)}/${file}#L${String(index + 7)}`;
  return testRecord(`test_${['total', 'refund', 'voucher', 'rounding'][index % 4] ?? ''}_${String(index)}`, {
    className: `tests.${folder}.TestPart${String(index % 5)}`,
    place: index % 11 === 7 ? null : { file, line: index + 7, url },
    message,
    details,
    legs,
  });
}

interface Step {
  readonly legs: number;
  readonly failing: number;
  readonly flaky?: number;
  /** In which legs a test fails: all, those of one system, a single one, or it differs. */
  readonly where: 'all' | 'axis' | 'one' | 'mixed';
  /** How many legs, from the last, have no report. */
  readonly silent?: number;
}

function reportOf({ legs: count, failing: failures, flaky = 0, where, silent = 0 }: Step): Report {
  const each = Math.max(1, count / SYSTEMS.length);
  const values = Array.from({ length: count }, (_, index) => {
    const system = SYSTEMS[Math.floor(index / each)] ?? '';
    return new Map([
      ['os', system],
      ['python', `3.${String(index % each)}`],
    ]);
  });
  const names = values.map((each) => [...each.values()].join('-'));
  const reporting = names.slice(0, count - silent);
  const axis = reporting.slice(each, 2 * each);
  const places = { all: [reporting], axis: [axis], one: [reporting.slice(1, 2)] };
  const mixed = [reporting, axis, reporting.slice(0, 2), reporting.slice(0, Math.ceil(count / 3))];
  const sets = where === 'mixed' ? mixed : places[where];
  const failed = Array.from({ length: failures }, (_, index) => failing(index, sets[index % sets.length] ?? []));
  const unsteady = Array.from({ length: flaky }, (_, index) =>
    failing(index, reporting.slice(index % 3, (index % 3) + 1)),
  );
  const tests = resultsOf(failed, unsteady, reporting);
  const guilty = new Set(failed.flatMap((test) => test.legs));
  const results = names.map((name, index) => legOf(name, index, guilty.has(name), index >= count - silent));
  return report(results, {
    mode: 'run',
    tests,
    matrix: new Map(names.map((name, index) => [name, values[index] ?? new Map()])),
  });
}

function legOf(name: string, index: number, isFailed: boolean, isSilent: boolean): LegResult {
  const duration = 20 + ((index * 7.3) % 31);
  const own = {
    uuid: uuidOf(index + 1),
    createdAt: new Date(STARTED_AT + index * 150).toISOString(),
    duration,
    cpu: duration * 1.7,
    memory: 180e6 + ((index * 37e6) % 900e6),
    resultImage: uuidOf(index + 1_000),
  };
  const command = 'pip install .\npytest --junitxml report.xml';
  if (isSilent) {
    const stderr = written(
      'Collecting torch\nERROR: Could not install packages due to an OSError: No space left on device\n',
    );
    return leg(name, 'failed', { exitCode: 1, operation: operation({ ...own, exitCode: 1, stderr }), command });
  }
  if (!isFailed) return leg(name, 'passed', { operation: operation(own), command });
  const stdout = written(`${'.'.repeat(80)}\n`.repeat(40) + '1 failed, 1200 passed in 20.11s\n');
  return leg(name, 'failed', { exitCode: 1, operation: operation({ ...own, exitCode: 1, stdout }), command });
}

function resultsOf(failed: readonly TestRecord[], flaky: readonly TestRecord[], legs: readonly string[]): TestResults {
  const counts = (failures: number, unsteady: number): TestCounts => ({
    tests: failures + unsteady + PASSED_TESTS,
    passed: PASSED_TESTS + unsteady,
    failed: failures,
    skipped: 0,
    flaky: unsteady,
  });
  const amounts = (tests: readonly TestRecord[]): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    for (const name of tests.flatMap((test) => test.legs)) found.set(name, (found.get(name) ?? 0) + 1);
    return found;
  };
  const [failures, unsteady] = [amounts(failed), amounts(flaky)];
  return {
    counts: counts(failed.length, flaky.length),
    byLeg: new Map(legs.map((name) => [name, counts(failures.get(name) ?? 0, unsteady.get(name) ?? 0)])),
    failed,
    flaky,
  };
}

function summaryOf(step: Step): string {
  const given = reportOf(step);
  return String(renderSummary(given, given.tests && testSinks(given, given.tests, SURROUNDINGS).view));
}

const STEPS: Readonly<Record<string, Step>> = {
  'tests-4-one': { legs: 4, failing: 1, where: 'one' },
  'tests-4-all': { legs: 4, failing: 1, where: 'all' },
  'tests-4-five': { legs: 4, failing: 5, where: 'mixed', flaky: 2 },
  'tests-4-flaky': { legs: 4, failing: 0, where: 'all', flaky: 3 },
  'tests-4-silent': { legs: 4, failing: 5, where: 'one', silent: 1 },
  'tests-40-axis': { legs: 40, failing: 5, where: 'axis' },
  'tests-40-mixed': { legs: 40, failing: 200, where: 'mixed', flaky: 12, silent: 6 },
  'tests-400-passed': { legs: 400, failing: 0, where: 'all' },
  'tests-400-axis': { legs: 400, failing: 200, where: 'axis', silent: 4 },
  'tests-400-mixed': { legs: 400, failing: 1_000, where: 'mixed', flaky: 40 },
};

function commentOf(step: Step): string {
  return String(renderComment(reportOf(step), publication(), html``, 'c'.repeat(40)));
}

function checkRunOf(step: Step): string {
  const [, run] = checkRunsOf(reportOf(step), publication(), 'c'.repeat(40));
  return run?.output.summary ?? '';
}

/** A text of Markdown by the name of its page. */
export const TESTED: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(Object.entries(STEPS).map(([name, step]) => [name, () => summaryOf(step)])),
  'comment-4': () => commentOf({ legs: 4, failing: 5, where: 'mixed', flaky: 1 }),
  'comment-40': () => commentOf({ legs: 40, failing: 200, where: 'mixed' }),
  'comment-400': () => commentOf({ legs: 400, failing: 1_000, where: 'mixed' }),
  'check-run': () => checkRunOf({ legs: 4, failing: 5, where: 'all' }),
};
