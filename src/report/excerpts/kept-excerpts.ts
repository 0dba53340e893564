import type { Output } from '../../contree/types.ts';
import { excerpt, LEAST_EXCERPT, SUMMARY_EXCERPT } from './excerpt.ts';

/** Bytes of all excerpts together from which on less is kept of each: several times what a summary holds. */
const BUDGET = 8 * 1024 * 1024;

/** What stays in memory of the outputs of all legs, for the summary. */
export class KeptExcerpts {
  #bytes = 0;

  /** The excerpt to keep of an output: of thousands that are long, the summary has room for the least of each. */
  of(output: Output): Output {
    const kept = excerpt(output, this.#bytes < BUDGET ? SUMMARY_EXCERPT : LEAST_EXCERPT);
    this.#bytes += kept.bytes.length;
    return kept;
  }
}
