import { boundedText } from './bounded-text.ts';
import { CaseElement } from './case-element.ts';
import { FailureElement } from './failure-element.ts';
import { fileOf, nameOf } from './report-attributes.ts';
import { type Element, isOutput, SKIPPED_ELEMENT, type Surroundings, textElement } from './report-element.ts';
import { LONGEST_NAME } from './report-limits.ts';
import { SuiteTests } from './suite-tests.ts';
import type { Attributes } from './xml-reader.ts';

/** unittest-xml-reporting has it behind the names of suites, where it makes other tests of those of each run. */
const TIME_OF_RUN = /-20\d{12}$/;

/** `<testsuites>` or `<testsuite>`. */
export class SuiteElement implements Element {
  readonly #outside: Surroundings;
  readonly #inside: Surroundings;
  readonly #name: string;
  readonly #tests: SuiteTests;
  readonly #aroundCase: Surroundings;
  #failure: FailureElement | null = null;
  /** Of the suites that follow in this one. */
  #fileOfRoot: string | null = null;

  /** @param inside what its own tests have from it and the suites around it */
  private constructor(name: string, outside: Surroundings, inside: Surroundings) {
    this.#name = name;
    this.#outside = outside;
    this.#inside = inside;
    this.#tests = new SuiteTests(outside.onTest);
    this.#aroundCase = {
      ...inside,
      onTest: (test) => {
        this.#tests.add(test);
      },
    };
  }

  /** The names of such collections are those of tools, as `jest tests`. */
  static ofAll(attributes: Attributes, around: Surroundings): SuiteElement {
    return new SuiteElement(nameOf(attributes), around, around);
  }

  static of(attributes: Attributes, around: Surroundings): SuiteElement {
    const name = nameOf(attributes).replace(TIME_OF_RUN, '');
    const names = [around.suite, name].filter((part) => part !== '').join(' > ');
    return new SuiteElement(name, around, {
      onTest: around.onTest,
      suite: names.length > LONGEST_NAME ? boundedText(names, LONGEST_NAME) : names,
      file: fileOf(attributes) ?? around.file,
      // pytest numbers the lines of its `xunit1` from 0: they are those of `Item.location`.
      firstLine: name === 'pytest' ? 0 : around.firstLine,
    });
  }

  open(name: string, attributes: Attributes): Element {
    if (name === 'testcase') return new CaseElement(attributes, this.#aroundCase);
    if (isOutput(name)) return textElement(this.#tests.output);
    if (name === 'testsuite') return this.#openSuite(attributes);
    if (name === 'testsuites') return SuiteElement.ofAll(attributes, this.#inside);
    if (name === 'failure' || name === 'error') return this.#openFailure(attributes);
    return { open: (...element) => this.open(...element) };
  }

  /** Suites of Mocha follow their root instead of standing in it; with Cypress the root alone says the file. */
  #openSuite(attributes: Attributes): SuiteElement {
    this.#tests.handOn();
    if (nameOf(attributes) === 'Root Suite') this.#fileOfRoot = fileOf(attributes);
    return SuiteElement.of(attributes, { ...this.#inside, file: this.#fileOfRoot ?? this.#inside.file });
  }

  /** The first counts. */
  #openFailure(attributes: Attributes): Element {
    return this.#failure === null ? (this.#failure = new FailureElement(attributes)) : SKIPPED_ELEMENT;
  }

  breakOff(): void {
    this.#tests.handOn();
  }

  /** A suite that failed as a whole, as one whose preparation failed, is a failing test. */
  close(): void {
    this.#tests.end();
    if (this.#failure === null) return;
    this.#outside.onTest({
      suite: this.#outside.suite,
      className: '',
      name: this.#name,
      file: this.#inside.file,
      line: null,
      status: 'failed',
      isFlaky: false,
      message: this.#failure.message,
      details: this.#failure.details,
    });
  }
}
