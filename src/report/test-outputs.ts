import type { TestRecord, TestResults } from '../legs/test-results.ts';
import { LARGEST_OUTPUT, type TestOutputs } from './outputs.ts';

/** Legs of a test where not all legs of all tests fit. */
const SOME_LEGS = 10;

export function testOutputs({ counts, failed }: TestResults): TestOutputs {
  const whole = listWithin(failed.map((test) => rowOf(test, Infinity)));
  const list = whole.count === failed.length ? whole : listWithin(failed.map((test) => rowOf(test, SOME_LEGS)));
  return {
    counts: [
      ['tests', String(counts.tests)],
      ['tests-passed', String(counts.passed)],
      ['tests-failed', String(counts.failed)],
      ['tests-skipped', String(counts.skipped)],
      ['tests-flaky', String(counts.flaky)],
    ],
    failed: ['failed-tests', list.text],
    unlisted: counts.failed - list.count,
  };
}

/** A failing test in the output: no free text but its names. `more_legs` counts the legs that are not named. */
function rowOf({ name, suite, place, legs }: TestRecord, mostLegs: number): string {
  const named = legs.slice(0, mostLegs);
  const more = legs.length - named.length;
  const row = { name, suite, file: place?.file ?? null, line: place?.line ?? null, legs: named };
  return JSON.stringify(more === 0 ? row : { ...row, more_legs: more });
}

/** A JSON array of as many rows from the first as an output holds. */
function listWithin(rows: readonly string[]): { readonly text: string; readonly count: number } {
  let left = LARGEST_OUTPUT - '[]'.length;
  const end = rows.findIndex((row) => {
    left -= Buffer.byteLength(row) + 1;
    return left < 0;
  });
  const count = end < 0 ? rows.length : end;
  return { text: `[${rows.slice(0, count).join(',')}]`, count };
}
