import { BadReport } from './bad-report.ts';
import { TEST_ATTRIBUTES } from './report-attributes.ts';
import type { Element, Surroundings } from './report-element.ts';
import type { ReportedTest } from './reported-test.ts';
import { SuiteElement } from './suite-element.ts';
import type { Attributes, XmlListener } from './xml-reader.ts';

const LONGEST_ROOT = 60;

/** Makes tests of the elements of a JUnit XML report. */
export class JunitReader implements XmlListener {
  readonly attributes = TEST_ATTRIBUTES;
  /** The elements that are open, the innermost last. */
  readonly #open: Element[] = [];
  readonly #around: Surroundings;

  constructor(onTest: (test: ReportedTest) => void) {
    this.#around = { onTest, suite: '', file: null, firstLine: 1 };
  }

  open(name: string, attributes: Attributes): void {
    this.#open.push(this.#open.at(-1)?.open(name, attributes) ?? this.#root(name, attributes));
  }

  text(part: string): void {
    this.#open.at(-1)?.text?.(part);
  }

  close(): void {
    this.#open.pop()?.close?.();
  }

  /** Hands on the tests that are whole: the report cannot be read to its end. */
  breakOff(): void {
    for (const element of this.#open) element.breakOff?.();
  }

  #root(name: string, attributes: Attributes): Element {
    if (name === 'testsuites') return SuiteElement.ofAll(attributes, this.#around);
    if (name === 'testsuite') return SuiteElement.of(attributes, this.#around);
    // Not a part of it, which may be a part of a secret that no mask knows in the midst of a text.
    const shown = name.length > LONGEST_ROOT ? 'another' : `<${name}>`;
    throw new BadReport(`it is no JUnit report: its root element is ${shown}`);
  }
}
