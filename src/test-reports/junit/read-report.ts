import { setImmediate } from 'node:timers/promises';
import { BadReport } from './bad-report.ts';
import { JunitReader } from './junit-reader.ts';
import { REPORT_LIMITS, type ReportLimits } from './report-limits.ts';
import { PIECE, reportText } from './report-text.ts';
import type { ReportedTest } from './reported-test.ts';
import { XmlReader } from './xml-reader.ts';

export interface ReadOptions {
  readonly limits?: ReportLimits;
  /** Ends the reading between two pieces; a source that hangs must hear it by itself. */
  readonly signal?: AbortSignal;
}

/**
 * Reads a JUnit XML report of any tool, piece by piece, and hands on each test in the order of the report, with the memory of
 * one. The event loop has its turn after every 16 KiB. Throws `BadReport` when the report cannot be read to its end: tests that
 * stand before the place were handed on. Throws the signal's reason, and what the chunks or `onTest` throw.
 */
export async function readReport(
  chunks: AsyncIterable<Uint8Array>,
  onTest: (test: ReportedTest) => void,
  { limits = REPORT_LIMITS, signal }: ReadOptions = {},
): Promise<void> {
  const reader = new JunitReader(onTest);
  const xml = new XmlReader(reader, limits.depth);
  let read = 0;
  try {
    for await (const text of reportText(chunks, limits.bytes)) {
      signal?.throwIfAborted();
      xml.write(text);
      read += text.length;
      if (read < PIECE) continue;
      read = 0;
      await setImmediate();
    }
    signal?.throwIfAborted();
    xml.end();
  } catch (error) {
    if (error instanceof BadReport) reader.breakOff();
    throw error;
  }
}
