import type { TestCounts } from '../../legs/test-results.ts';
import type { ReportedTest } from '../junit/reported-test.ts';
import { DETAILS_LENGTH } from './failure-details.ts';
import { GrowingArray } from './growing-array.ts';
import type { IdentityTable } from './identity-table.ts';
import { keptTest, type KeptTest, placeholderOf, type TextSource } from './kept-test.ts';
import { reportIdentity } from './report-identity.ts';
import { hasFailed, isFlaky, isReported, stateBefore, stateOf } from './test-states.ts';

/** What a leg's reports came to, by the numbers of tests. */
export interface LegOutcome {
  /** Null when its last try has no report. */
  readonly counts: TestCounts | null;
  /** A byte for each test: its status in the last try, with marks. */
  readonly states: GrowingArray<Uint8Array>;
  /** The first ones, in the order of the last try's reports. */
  readonly failed: readonly KeptTest[];
  readonly flaky: readonly KeptTest[];
  /** Tests of the last try without a number. */
  readonly unmerged: number;
}

/** How many tests of a leg are kept with their texts, and how long their details may be together, in UTF-16 units. */
export interface KeptLimits {
  readonly failed: number;
  readonly flaky: number;
  readonly details: number;
}

interface LegTestsOptions {
  readonly identities: IdentityTable;
  readonly source: TextSource;
  readonly limits: KeptLimits;
  /** Whether the texts are needed; not when a leg before this one has those of the failed test. */
  readonly needsTexts: (number: number) => boolean;
  readonly onEnd: (outcome: LegOutcome) => void;
}

/** What the last try reported so far. */
interface Try {
  hasReport: boolean;
  unmerged: number;
  /** UTF-16 units. */
  details: number;
  readonly counts: { -readonly [Key in keyof TestCounts]: number };
  readonly failed: KeptTest[];
  readonly flaky: KeptTest[];
}

function newTry(): Try {
  const counts = { tests: 0, passed: 0, failed: 0, skipped: 0, flaky: 0 };
  return { hasReport: false, unmerged: 0, details: 0, counts, failed: [], flaky: [] };
}

/** Takes the tests that one leg reports: try by try, the oldest first. */
export class LegTests {
  readonly #options: LegTestsOptions;
  readonly #states = new GrowingArray((length) => new Uint8Array(length));
  /** How many equals of the first of its identity the try has reported so far, by its number. */
  readonly #equals = new GrowingArray((length) => new Uint32Array(length));
  /** Of earlier tries, by number: why the test failed. */
  readonly #earlier = new Map<number, KeptTest>();
  #try = newTry();
  #report = '';
  /** Of the report. */
  #identity = '';

  constructor(options: LegTestsOptions) {
    this.#options = options;
  }

  /** The tests that follow are of the next try, and only those of the last one count. */
  beginTry(): void {
    for (let number = 0; number < this.#states.length; number += 1) {
      this.#states.set(number, stateBefore(this.#states.get(number)));
    }
    for (const test of this.#try.failed) {
      if (this.#earlier.size < this.#options.limits.failed || this.#earlier.has(test.number)) {
        this.#earlier.set(test.number, test);
      }
    }
    this.#equals.clear();
    this.#try = newTry();
  }

  /** @param path of the report, relative to the leg's `cwd` when it is below it, else absolute; each once in a try */
  beginReport(path: string): void {
    this.#report = path;
    this.#identity = reportIdentity(path);
    this.#try.hasReport = true;
  }

  add(test: ReportedTest): void {
    const number = this.#numberOf(test);
    const before = number === null ? 0 : this.#states.get(number);
    const state = stateOf(before, test.status, test.isFlaky);
    this.#count(test, state);
    if (number === null) {
      this.#try.unmerged += 1;
      return;
    }
    this.#states.set(number, state);
    if (hasFailed(state)) this.#keepFailed(number, test);
    else if (isFlaky(state)) this.#keepFlaky(number, test);
  }

  /** The last try is over: what it reported counts. Once, and nothing after it. */
  end(): void {
    const { hasReport, counts, failed, flaky, unmerged } = this.#try;
    this.#earlier.clear();
    this.#options.onEnd({ counts: hasReport ? counts : null, states: this.#states, failed, flaky, unmerged });
  }

  /** Null when all numbers are taken. Equal tests of a report differ by their order. */
  #numberOf({ suite, className, name }: ReportedTest): number | null {
    const { identities } = this.#options;
    const identity = JSON.stringify([this.#identity, suite, className, name]);
    const first = identities.numberOf(identity);
    if (first === null || !isReported(this.#states.get(first))) return first;
    const position = this.#equals.get(first) + 1;
    this.#equals.set(first, position);
    return identities.numberOf(`${identity}${position}`);
  }

  #count({ status }: ReportedTest, state: number): void {
    const { counts } = this.#try;
    counts.tests += 1;
    counts[status] += 1;
    if (isFlaky(state)) counts.flaky += 1;
  }

  #keepFailed(number: number, test: ReportedTest): void {
    const { limits, source, needsTexts } = this.#options;
    const kept = this.#try.failed;
    if (kept.length >= limits.failed) return;
    const options = { ...source, report: this.#report, hasDetails: this.#hasRoom(test) };
    kept.push(needsTexts(number) ? keptTest(number, test, options) : placeholderOf(number));
  }

  #keepFlaky(number: number, test: ReportedTest): void {
    const { limits, source } = this.#options;
    const kept = this.#try.flaky;
    if (kept.length >= limits.flaky) return;
    const own = keptTest(number, test, { ...source, report: this.#report, hasDetails: this.#hasRoom(test) });
    // What it says of itself is why it failed in this try.
    const why = own.message === '' && own.details === '' ? this.#earlier.get(number) : own;
    kept.push({ ...own, place: why?.place ?? own.place, message: why?.message ?? '', details: why?.details ?? '' });
  }

  /** Counted by what the report says, not by what is kept: the order in which legs end makes no difference. */
  #hasRoom({ details }: ReportedTest): boolean {
    this.#try.details += Math.min(details.length, DETAILS_LENGTH);
    return this.#try.details <= this.#options.limits.details;
  }
}
