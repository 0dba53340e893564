import type { BoundedText } from './bounded-text.ts';
import type { ReportedTest } from './reported-test.ts';
import type { Attributes } from './xml-reader.ts';

/** An element of a report that is open. */
export interface Element {
  /** An element in it. */
  open(name: string, attributes: Attributes): Element;
  text?(part: string): void;
  close?(): void;
  /** It will not be closed, since the report breaks off. */
  breakOff?(): void;
}

/** What a test has from the suites around it. */
export interface Surroundings {
  readonly onTest: (test: ReportedTest) => void;
  /** As `ReportedTest.suite`. */
  readonly suite: string;
  readonly file: string | null;
  /** The number that the report gives to the first line of a file. */
  readonly firstLine: 0 | 1;
}

/** One that says nothing about a test, nor does what stands in it. */
export const SKIPPED_ELEMENT: Element = { open: () => SKIPPED_ELEMENT };

/** One whose own text is kept, without that of elements in it. */
export function textElement(text: BoundedText): Element {
  return {
    open: () => SKIPPED_ELEMENT,
    text: (part) => {
      text.add(part);
    },
  };
}

/** Whether what stands in an element of this name is output of a test or a suite. */
export function isOutput(name: string): boolean {
  return name === 'system-out' || name === 'system-err';
}
