import { boundedText } from './bounded-text.ts';
import { LONGEST_NAME, LONGEST_PATH } from './report-limits.ts';
import type { Attributes } from './xml-reader.ts';

/** All that say something about a test. */
export const TEST_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['name', 'classname', 'class', 'file', 'line', 'lineno'],
  ...['status', 'result', 'message', 'type'],
]);

/** Empty when there is none. */
export function nameOf(attributes: Attributes, attribute = 'name'): string {
  return boundedText(attributes.get(attribute) ?? '', LONGEST_NAME);
}

/** Null when there is none, or an empty one. */
export function fileOf(attributes: Attributes): string | null {
  const file = attributes.get('file') ?? '';
  return file === '' ? null : boundedText(file, LONGEST_PATH);
}

/** Counted from 1. Null when there is none, or it is no number. */
export function lineOf(attributes: Attributes, firstLine: 0 | 1): number | null {
  const text = attributes.get('line') ?? attributes.get('lineno') ?? '';
  const line = /^\d{1,9}$/.test(text) ? Number(text) - firstLine + 1 : 0;
  return line > 0 ? line : null;
}

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
