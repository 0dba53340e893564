/** What the test reports of a step came to. Every text is untrusted, free of secrets, and one line where not said otherwise. */

/** How many different tests there are. `flaky` are within `passed`. */
export interface TestCounts {
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly flaky: number;
}

/** A line of a file of the checkout. */
export interface CheckoutLine {
  /** Relative to the workspace, with `/` between its parts. */
  readonly file: string;
  /** Counted from 1; null when no line is known. */
  readonly line: number | null;
}

/** Where a test is. */
export interface TestPlace extends CheckoutLine {
  /** The line in the commit on GitHub; null when the file's commit is not known. */
  readonly url: string | null;
}

/** One test, merged over the legs that report it. */
export interface TestRecord {
  /** Never empty. */
  readonly name: string;
  /** Empty when the report has none. */
  readonly suite: string;
  readonly className: string;
  /** Null when the report's path cannot be mapped to the checkout. */
  readonly place: TestPlace | null;
  /** What the first leg's failure says, in one line; may be empty. */
  readonly message: string;
  /** The first leg's stack trace or output of the failure, in lines; may be empty. */
  readonly details: string;
  /** Names of the legs in which it failed, or was flaky, in the order of the plan. */
  readonly legs: readonly string[];
}

export interface TestResults {
  /** Over all legs: failed in any leg is failed, else passed in any is passed, else skipped. */
  readonly counts: TestCounts;
  /** Of each leg's last try, by the leg's name; a leg without a readable report has none. */
  readonly byLeg: ReadonlyMap<string, TestCounts>;
  /** The tests that failed in a leg's last try: as many as are kept, those of the first legs first. `counts.failed` has all. */
  readonly failed: readonly TestRecord[];
  /** The tests that passed after they had failed, and failed in no leg: as many as are kept. */
  readonly flaky: readonly TestRecord[];
}
