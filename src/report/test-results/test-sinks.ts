import type { TestCounts, TestResults } from '../../legs/test-results.ts';
import { html, type Html, type LogText } from '../text/escape.ts';
import { grouped } from '../text/format.ts';
import type { TestOutputs } from '../outputs.ts';
import { failingLegs, type Report } from '../report.ts';
import { type TestAnnotation, testAnnotation } from './test-annotations.ts';
import { failingTestLines } from './test-log.ts';
import { legNaming } from './test-legs.ts';
import { testOutputs } from './test-outputs.ts';
import { testsSentence } from './test-phrases.ts';
import { testBlocks, testsHeading } from './test-summary.ts';
import type { TestsView } from './tests-view.ts';

/** What each sink of a step gets of its test reports. Loaded for steps that ask for reports alone. */
export interface TestSinks {
  readonly view: TestsView;
  readonly outputs: TestOutputs;
  readonly logLines: readonly LogText[];
  /** The first tests that failed in a leg that made the step fail. */
  readonly errors: readonly TestAnnotation[];
  /** The first of the others: their legs may fail, passed all the same, or were given up. */
  readonly warnings: readonly TestAnnotation[];
}

/** Annotations of tests: the platform keeps ten errors, and others warn too. */
const MOST_ERRORS = 9;
const MOST_WARNINGS = 4;

/** What the sinks need to know besides. */
export interface TestSurroundings {
  /** Address of GitHub. */
  readonly serverUrl: string;
  /** Bytes of UTF-8 that an output may have. */
  readonly largestOutput: number;
}

export function testSinks(
  report: Report,
  tests: TestResults,
  { serverUrl, largestOutput }: TestSurroundings,
): TestSinks {
  const nameLegs = legNaming(report);
  const guilty = new Set(failingLegs(report).map(({ leg }) => leg.name));
  const isGuilty = (name: string): boolean => guilty.has(name);
  const [errors, warnings] = [
    tests.failed.filter(({ legs }) => legs.some(isGuilty)).slice(0, MOST_ERRORS),
    tests.failed.filter(({ legs }) => !legs.some(isGuilty)).slice(0, MOST_WARNINGS),
  ].map((some) => some.map((test) => testAnnotation(test, nameLegs)));
  return {
    view: {
      sentence: testsSentence(tests.counts),
      heading: testsHeading(tests.counts),
      blocks: (room) => testBlocks(tests, { nameLegs, serverUrl }, room),
      cell: (leg) => cellOf(tests.byLeg.get(leg) ?? null),
    },
    outputs: testOutputs(tests, largestOutput),
    logLines: failingTestLines(tests, nameLegs),
    errors: errors ?? [],
    warnings: warnings ?? [],
  };
}

/** `3 of 120 failed`, `118 passed, 1 flaky` */
function cellOf(counts: TestCounts | null): Html {
  if (counts === null) return html``;
  const { tests, passed, failed, skipped, flaky } = counts;
  if (tests === 0) return html`none`;
  const unsteady = flaky === 0 ? html`` : html`, ${grouped(flaky)} flaky`;
  if (failed > 0) return html`${grouped(failed)} of ${grouped(tests)} failed${unsteady}`;
  return passed === 0 ? html`${grouped(skipped)} skipped` : html`${grouped(passed)} passed${unsteady}`;
}
