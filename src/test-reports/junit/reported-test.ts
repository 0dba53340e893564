/**
 * One test case as a JUnit XML report says it. Texts are as they stand there: untrusted, with secrets, and at most as long as
 * `report-limits.ts` says.
 */
export interface ReportedTest {
  /** Names of the suites around it, the outermost first, joined with ` > `; empty when they have none. */
  readonly suite: string;
  /** `classname`, else `class`; empty when there is none. */
  readonly className: string;
  readonly name: string;
  /** `file` of the case, else of the nearest suite around it; null when there is none. */
  readonly file: string | null;
  /** `line` or `lineno` of the case, counted from 1; null when there is none, or it is no number. */
  readonly line: number | null;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** The report itself says that it failed before it passed, as Surefire's `flakyFailure` does. */
  readonly isFlaky: boolean;
  /** The attribute `message` of its first failure or error, also of one that a flaky test has; empty when there is none. */
  readonly message: string;
  /** The text of the same failure, such as a stack trace; where a failed test has none, what it wrote. */
  readonly details: string;
}
