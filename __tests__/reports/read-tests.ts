import { readReport } from '../../src/test-reports/junit/read-report.ts';
import type { ReportedTest } from '../../src/test-reports/junit/reported-test.ts';

/** The tests of reports in their order, read by the action's own reader. */
export async function readTests(reports: readonly Uint8Array[]): Promise<ReportedTest[]> {
  const tests: ReportedTest[] = [];
  for (const report of reports) await readReport(inPieces(report), (test) => tests.push(test));
  return tests;
}

/** Pieces that end within characters and tags. */
async function* inPieces(report: Uint8Array): AsyncGenerator<Uint8Array> {
  const size = 1_021;
  for (let start = 0; start < report.length; start += size)
    yield await Promise.resolve(report.subarray(start, start + size));
}
