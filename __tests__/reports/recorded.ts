import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Counts, ReportingTool } from './reporting-tool.ts';
import type { ToolRun } from './run-tool.ts';

/**
 * The reports that the quick suite reads, one per tool (several of one tool are joined), and beside each the counts that
 * its tool printed. `RECORD=1 npm run test:reports` renews those of the tools that the machine has.
 */
const FOLDER = new URL('../unit/test-reports/recorded/', import.meta.url);

/** Maven's have all that Java knows of the machine. */
const PROPERTIES = /<properties>.*?<\/properties>\s*/gs;

export const RECORDING = process.env['RECORD'] !== undefined;

export function record(tool: ReportingTool, { reports }: ToolRun, counts: Counts): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL(`${tool.name}.xml`, FOLDER), joined(reports));
  writeFileSync(new URL(`${tool.name}.json`, FOLDER), `${JSON.stringify(counts, null, 2)}\n`);
}

export function recorded({ name }: ReportingTool): Buffer {
  return readFileSync(new URL(`${name}.xml`, FOLDER));
}

/** A file per class or feature as one, whose root is `testsuites`. */
function joined(reports: readonly Buffer[]): Buffer {
  const texts = reports.map((report) => report.toString('latin1').replaceAll(PROPERTIES, ''));
  if (texts.length === 1) return Buffer.from(texts.join(), 'latin1');
  const bodies = texts.map((text) => text.replace(/^<\?xml[^>]*>\s*/, ''));
  return Buffer.from(`<testsuites>\n${bodies.join('\n')}</testsuites>\n`, 'latin1');
}
