import { BoundedText } from './bounded-text.ts';
import type { ReportedTest } from './reported-test.ts';

/**
 * Hands on the tests of one suite, but not of suites in it. What a suite wrote is what its test wrote when it has only one: so
 * Bazel reports a test that makes no report of its own.
 */
export class SuiteTests {
  readonly #onTest: (test: ReportedTest) => void;
  readonly output = new BoundedText();
  #isFirst = true;
  /** The first, when it failed and says nothing. */
  #waiting: ReportedTest | null = null;

  constructor(onTest: (test: ReportedTest) => void) {
    this.#onTest = onTest;
  }

  add(test: ReportedTest): void {
    this.handOn();
    if (this.#isFirst && test.status === 'failed' && test.details === '') this.#waiting = test;
    else this.#onTest(test);
    this.#isFirst = false;
  }

  /** Hands on what waits: what this suite wrote is not its alone, or will not be known. */
  handOn(): void {
    if (this.#waiting !== null) this.#onTest(this.#waiting);
    this.#waiting = null;
  }

  end(): void {
    if (this.#waiting !== null) this.#onTest({ ...this.#waiting, details: this.output.toString() });
  }
}
