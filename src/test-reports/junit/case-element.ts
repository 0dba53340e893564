import { BoundedText } from './bounded-text.ts';
import { FailureElement } from './failure-element.ts';
import { fileOf, isSaidFailed, isSaidSkipped, lineOf, nameOf } from './report-attributes.ts';
import { type Element, isOutput, SKIPPED_ELEMENT, type Surroundings, textElement } from './report-element.ts';
import type { ReportedTest } from './reported-test.ts';
import type { Attributes } from './xml-reader.ts';

/** Surefire and nextest have the last two for a test that failed each time. */
const FAILURES = ['failure', 'error', 'rerunFailure', 'rerunError'];
/** Of a test that passed in the end. */
const FLAKY_FAILURES = ['flakyFailure', 'flakyError'];
const SKIPS = ['skipped', 'disabled', 'ignored'];
/** The type of Node's, and the message of Catch2's, for a test that may fail: both have a failure beside it. */
const ALLOWANCES = ['todo', 'TEST_CASE tagged with !mayfail'];

/** A `<testcase>`. Hands on the test when it is closed. */
export class CaseElement implements Element {
  readonly #attributes: Attributes;
  readonly #around: Surroundings;
  readonly #output = new BoundedText();
  #failure: FailureElement | null = null;
  #flakyFailure: FailureElement | null = null;
  #isSkipped = false;
  #mayFail = false;

  constructor(attributes: Attributes, around: Surroundings) {
    this.#attributes = attributes;
    this.#around = around;
  }

  open(name: string, attributes: Attributes): Element {
    if (isOutput(name)) return textElement(this.#output);
    if (name === 'testcase') return new CaseElement(attributes, this.#around);
    if (FAILURES.includes(name) && this.#failure === null) return (this.#failure = new FailureElement(attributes));
    if (FLAKY_FAILURES.includes(name) && this.#flakyFailure === null) {
      return (this.#flakyFailure = new FailureElement(attributes));
    }
    if (SKIPS.includes(name)) {
      this.#isSkipped = true;
      this.#mayFail ||= ALLOWANCES.includes(attributes.get('type') ?? attributes.get('message') ?? '');
    }
    return SKIPPED_ELEMENT;
  }

  close(): void {
    const status = this.#status;
    this.#around.onTest({
      suite: this.#around.suite,
      className: this.#className,
      name: nameOf(this.#attributes),
      file: fileOf(this.#attributes) ?? this.#around.file,
      line: lineOf(this.#attributes, this.#around.firstLine),
      status,
      isFlaky: status === 'passed' && this.#flakyFailure !== null,
      ...this.#reason(status),
    });
  }

  /** What its elements say; its attributes, where these say nothing. */
  get #status(): ReportedTest['status'] {
    // A skipped test of pytest fails when the end of its fixture does.
    if (this.#failure !== null && !this.#mayFail) return 'failed';
    if (this.#isSkipped || isSaidSkipped(this.#attributes)) return 'skipped';
    return isSaidFailed(this.#attributes) ? 'failed' : 'passed';
  }

  /** PHPUnit before 6 has `class` alone. */
  get #className(): string {
    return nameOf(this.#attributes, this.#attributes.has('classname') ? 'classname' : 'class');
  }

  #reason(status: ReportedTest['status']): Pick<ReportedTest, 'message' | 'details'> {
    const failure = { failed: this.#failure, passed: this.#flakyFailure, skipped: null }[status];
    const message = failure?.message ?? '';
    const details = failure?.details ?? '';
    // CTest has nothing of a failing test but its output.
    return { message, details: details === '' && status === 'failed' ? this.#output.toString() : details };
  }
}
