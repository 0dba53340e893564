import type { Html } from '../text/escape.ts';
import type { Phrase } from '../text/phrase.ts';

/**
 * What the pages of a step show of its test reports. What makes it is loaded for steps that ask for reports alone, so the parts
 * of every step know this shape and nothing else of tests.
 */
export interface TestsView {
  /** `5 of 1,204 tests failed, 2 were flaky`, without a full stop. */
  readonly sentence: Phrase;
  /** The sentence above the failing tests, a paragraph where there are none. */
  readonly heading: Html;
  /** The failing tests, then the flaky ones, as blocks without a blank line that fit into so many bytes together. */
  readonly blocks: (room: number) => { readonly blocks: readonly Html[]; readonly missing: readonly Html[] };
  /** The cell of a leg in the column Tests; empty for a leg without a report. */
  readonly cell: (leg: string) => Html;
}
