import type { TestCounts } from '../../legs/test-results.ts';
import { GrowingArray } from './growing-array.ts';
import { hasFailed, hasPassed, isFlaky, isReported } from './test-states.ts';

const REPORTED = 1;
const PASSED = 2;
const FAILED = 4;
const FLAKY = 8;

/** What all legs say of each test: a byte for one. */
export class StepTests {
  readonly #marks = new GrowingArray((length) => new Uint8Array(length));

  /** @param states of a leg, by the number of the test; returns the numbers of the tests that failed in it, and were flaky */
  add(states: GrowingArray<Uint8Array>): Readonly<Record<'failed' | 'flaky', readonly number[]>> {
    const failed: number[] = [];
    const flaky: number[] = [];
    for (let number = 0; number < states.length; number += 1) {
      const state = states.get(number);
      if (!isReported(state)) continue;
      this.#marks.set(number, this.#marks.get(number) | markOf(state));
      if (hasFailed(state)) failed.push(number);
      if (isFlaky(state)) flaky.push(number);
    }
    return { failed, flaky };
  }

  hasFailed(number: number): boolean {
    return (this.#marks.get(number) & FAILED) !== 0;
  }

  /** Failed in any leg is failed, else passed in any is passed, else skipped. */
  counts(): TestCounts {
    const counts = { tests: 0, passed: 0, failed: 0, skipped: 0, flaky: 0 };
    for (let number = 0; number < this.#marks.length; number += 1) {
      const marks = this.#marks.get(number);
      if (marks === 0) continue;
      counts.tests += 1;
      counts[statusOf(marks)] += 1;
      if ((marks & (FAILED | FLAKY)) === FLAKY) counts.flaky += 1;
    }
    return counts;
  }
}

function markOf(state: number): number {
  return REPORTED | (hasPassed(state) ? PASSED : 0) | (hasFailed(state) ? FAILED : 0) | (isFlaky(state) ? FLAKY : 0);
}

function statusOf(marks: number): 'passed' | 'failed' | 'skipped' {
  if ((marks & FAILED) !== 0) return 'failed';
  return (marks & PASSED) === 0 ? 'skipped' : 'passed';
}
