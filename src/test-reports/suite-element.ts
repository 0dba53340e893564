import { CaseElement } from './case-element.ts';
import { FailureElement } from './failure-element.ts';
import { keptPart } from './kept-text.ts';
import { LONGEST_NAME } from './report-limits.ts';
import { fileOf, nameOf } from './report-attributes.ts';
import { type Element, isOutput, SKIPPED_ELEMENT, type Surroundings } from './report-element.ts';
import type { Attributes } from './xml-reader.ts';

/** `<testsuites>` or `<testsuite>`. */
export class SuiteElement implements Element {
  readonly #outside: Surroundings;
  readonly #inside: Surroundings;
  readonly #name: string;
  #failure: FailureElement | null = null;
  /** Of the suites that follow in this one. */
  #fileOfRoot: string | null = null;

  /** @param inside what its own tests have from it and the suites around it */
  private constructor(name: string, outside: Surroundings, inside: Surroundings) {
    this.#name = name;
    this.#outside = outside;
    this.#inside = inside;
  }

  /** The names of such collections are those of tools, as `jest tests`. */
  static ofAll(attributes: Attributes, around: Surroundings): SuiteElement {
    return new SuiteElement(nameOf(attributes), around, around);
  }

  static of(attributes: Attributes, around: Surroundings): SuiteElement {
    const name = nameOf(attributes);
    const names = [around.suite, name].filter((part) => part !== '').join(' > ');
    return new SuiteElement(name, around, {
      onTest: around.onTest,
      suite: names.length > LONGEST_NAME ? keptPart(names, LONGEST_NAME) : names,
      file: fileOf(attributes) ?? around.file,
      // pytest numbers the lines of its `xunit1` from 0: they are those of `Item.location`.
      firstLine: name === 'pytest' ? 0 : around.firstLine,
    });
  }

  open(name: string, attributes: Attributes): Element {
    if (name === 'testcase') return new CaseElement(attributes, this.#inside);
    if (name === 'testsuite') return this.#openSuite(attributes);
    if (name === 'testsuites') return SuiteElement.ofAll(attributes, this.#inside);
    if (name === 'failure' || name === 'error') return (this.#failure ??= new FailureElement(attributes));
    return isOutput(name) ? SKIPPED_ELEMENT : { open: (...element) => this.open(...element) };
  }

  /** Suites of Mocha follow their root instead of standing in it; with Cypress the root alone says the file. */
  #openSuite(attributes: Attributes): SuiteElement {
    if (nameOf(attributes) === 'Root Suite') this.#fileOfRoot = fileOf(attributes);
    return SuiteElement.of(attributes, { ...this.#inside, file: this.#fileOfRoot ?? this.#inside.file });
  }

  /** A suite that failed as a whole, as one whose preparation failed, is a failing test. */
  close(): void {
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
