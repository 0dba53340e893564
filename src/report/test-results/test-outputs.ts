import type { TestRecord, TestResults } from '../../legs/test-results.ts';
import type { TestOutputs } from '../outputs.ts';

/** Legs of a test where not all legs of all tests fit. */
const SOME_LEGS = 10;

/** @param largest bytes of UTF-8 that an output may have */
export function testOutputs({ counts, failed }: TestResults, largest: number): TestOutputs {
  const whole = listWithin(largest, failed, Infinity);
  const list = whole.count === failed.length ? whole : listWithin(largest, failed, SOME_LEGS);
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

interface List {
  /** A JSON array. */
  readonly text: string;
  readonly count: number;
}

/** As many rows from the first as fit. */
function listWithin(largest: number, tests: readonly TestRecord[], mostLegs: number): List {
  const rows: string[] = [];
  // Each row comes with a bracket or a comma before it; one more bracket ends the list.
  let left = largest - 1;
  for (const test of tests) {
    const row = rowOf(test, mostLegs);
    left -= Buffer.byteLength(row) + 1;
    if (left < 0) break;
    rows.push(row);
  }
  return { text: `[${rows.join(',')}]`, count: rows.length };
}
