import type { Attributes } from './xml-reader.ts';

/**
 * Words of `status` and `result`, in lower case. GoogleTest: `status="notrun"` with `result="suppressed"`, and `status="run"`
 * with `result="skipped"`; CTest: `notrun` and `disabled`.
 */
const SKIPPED = ['notrun', 'disabled', 'skipped', 'suppressed', 'ignored', 'pending'];
/** CTest: `fail`. */
const FAILED = ['fail', 'failed', 'failure', 'error'];

/** Whether an attribute of a case says that it did not run. */
export function isSaidSkipped(attributes: Attributes): boolean {
  return says(attributes, SKIPPED);
}

/** Whether an attribute of a case says that it failed. */
export function isSaidFailed(attributes: Attributes): boolean {
  return says(attributes, FAILED);
}

function says(attributes: Attributes, words: readonly string[]): boolean {
  return ['status', 'result'].some((name) => words.includes(attributes.get(name)?.toLowerCase() ?? ''));
}
