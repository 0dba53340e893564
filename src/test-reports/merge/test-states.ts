/** What a leg says of a test, in a byte. */

/** The two low bits; 0 for a test that the try does not report. */
const STATUS = { passed: 1, failed: 2, skipped: 3 } as const;
const STATUS_BITS = 3;
const FAILED_BEFORE = 4;
const IS_FLAKY = 8;

/** @param before the state in the tries before */
export function stateOf(before: number, status: keyof typeof STATUS, isFlakyTest: boolean): number {
  return (before & FAILED_BEFORE) | STATUS[status] | (isFlakyTest ? IS_FLAKY : 0);
}

/** What stays of a state when the next try begins. */
export function stateBefore(state: number): number {
  return hasFailed(state) ? FAILED_BEFORE : state & FAILED_BEFORE;
}

export function isReported(state: number): boolean {
  return (state & STATUS_BITS) !== 0;
}

export function hasFailed(state: number): boolean {
  return (state & STATUS_BITS) === STATUS.failed;
}

export function hasPassed(state: number): boolean {
  return (state & STATUS_BITS) === STATUS.passed;
}

/** It passed after it had failed in an earlier try, or in the same one, as the report says. */
export function isFlaky(state: number): boolean {
  return hasPassed(state) && (state & (FAILED_BEFORE | IS_FLAKY)) !== 0;
}
