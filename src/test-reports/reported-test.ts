/** One test case as a JUnit XML report says it. Texts are as they stand there: untrusted, with secrets, of any length that the reader allows. */
export interface ReportedTest {
  /** Names of the suites around it, the outermost first, joined with ` > `; empty when they have none. */
  readonly suite: string;
  /** `classname`; empty when there is none. */
  readonly className: string;
  readonly name: string;
  /** `file` of the case, else of the nearest suite around it; null when there is none. */
  readonly file: string | null;
  /** `line` or `lineno` of the case; null when there is none, or it is no number. */
  readonly line: number | null;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** The report itself says that it failed before it passed, as Surefire's `flakyFailure` does. */
  readonly isFlaky: boolean;
  /** What its first failure or error says: the attribute `message`; empty when there is none. */
  readonly message: string;
  /** The text of its first failure or error, such as a stack trace. */
  readonly details: string;
}
