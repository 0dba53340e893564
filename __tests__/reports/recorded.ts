import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Counts, ReportingTool } from './reporting-tool.ts';
import type { ToolRun } from './run-tool.ts';

/**
 * The reports that the quick suite reads, one per tool (several of one tool are joined), and beside each the counts that
 * its tool printed. `RECORD=1 npm run test:reports` renews those of the tools that the machine has.
 */
const FOLDER = new URL('../unit/test-reports/recorded/', import.meta.url);

export const RECORDING = process.env['RECORD'] !== undefined;

export function record(tool: ReportingTool, { reports }: ToolRun, counts: Counts): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL(`${tool.name}.xml`, FOLDER), joined(reports));
  writeFileSync(new URL(`${tool.name}.json`, FOLDER), `${JSON.stringify(counts, null, 2)}\n`);
}

/** Null when there is no record of it. */
export function recordedCounts({ name }: ReportingTool): Counts | null {
  const file = fileURLToPath(new URL(`${name}.json`, FOLDER));
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Counts) : null;
}

/** A file per class or feature as one, whose root is `testsuites`. */
function joined(reports: readonly Buffer[]): Buffer {
  const [first = Buffer.alloc(0), ...others] = reports;
  if (others.length === 0) return first;
  const bodies = reports.map((report) => report.toString('latin1').replace(/^<\?xml[^>]*>\s*/, ''));
  return Buffer.from(`<testsuites>\n${bodies.join('\n')}</testsuites>\n`, 'latin1');
}
