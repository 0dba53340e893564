import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ReportedTest } from '../../../src/test-reports/junit/reported-test.ts';
import { readReport, type ReadOptions } from '../../../src/test-reports/junit/read-report.ts';

/** What came of a report: the tests that were handed on, and why it broke off; null when it did not. */
export interface Reading {
  readonly tests: readonly ReportedTest[];
  readonly error: Error | null;
}

export async function read(chunks: AsyncIterable<Uint8Array>, options?: ReadOptions): Promise<Reading> {
  const tests: ReportedTest[] = [];
  try {
    await readReport(chunks, (test) => tests.push(test), options);
    return { tests, error: null };
  } catch (error) {
    return { tests, error: error as Error };
  }
}

/** Reads parts as they come, one chunk each. */
export async function readParts(parts: Iterable<string | Uint8Array>, options?: ReadOptions): Promise<Reading> {
  return await read(chunksOf(parts), options);
}

/** The tests of a whole report; throws when it breaks off. */
export async function testsOf(report: string | Uint8Array): Promise<readonly ReportedTest[]> {
  const { tests, error } = await readParts([report]);
  if (error !== null) throw error;
  return tests;
}

/** Why a report breaks off. */
export async function problemOf(report: string | Uint8Array, options?: ReadOptions): Promise<string | undefined> {
  return (await readParts([report], options)).error?.message;
}

const fixtures = join(import.meta.dirname, 'fixtures');

/** Names of the fixtures, in order. */
export const FIXTURES: readonly string[] = readdirSync(fixtures)
  .map((file) => basename(file, '.xml'))
  .sort();

export function fixtureBytes(name: string): Buffer {
  return readFileSync(join(fixtures, `${name}.xml`));
}

export async function fixture(name: string): Promise<readonly ReportedTest[]> {
  return await testsOf(fixtureBytes(name));
}

// eslint-disable-next-line @typescript-eslint/require-await -- a source of chunks is asynchronous
export async function* chunksOf(parts: Iterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}
