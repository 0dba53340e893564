/**
 * Measures what reading test reports costs: a step whose legs each leave the same reports, with `test-reports` and without,
 * in turn, on a simulator in another process:
 *
 *     npm run bench:reports -- [--legs 20] [--runs 7] [--folder __tests__/unit/test-reports/fixtures]
 *
 * Prints the medians and asserts nothing.
 */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cleanUpRuns } from '../scripts/run-action.ts';
import { BASE_IMAGE } from '../simulator/simulator.ts';
import { markdownTable } from './markdown-table.ts';
import { count, seconds } from './measure.ts';
import { onSimulator } from './simulator-process.ts';
import { meterStep } from './step.ts';

const { values } = parseArgs({
  options: {
    legs: { type: 'string', default: '20' },
    runs: { type: 'string', default: '7' },
    folder: { type: 'string', default: '__tests__/unit/test-reports/fixtures' },
  },
});

/** Bad reports are among the fixtures, and are warnings. */
const READING = { 'test-reports': 'reports' };

function median(figures: readonly number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Number.NaN;
}

const workspace = resolve(values.folder);
const reports = readdirSync(workspace).filter((name) => name.endsWith('.xml')).length;
const names = Array.from({ length: Number(values.legs) }, (_, index) => `leg-${String(index)}`);
const legs = names.map((name) => `${name}: touch done`).join('\n');
const inputs = { mode: 'run', image: BASE_IMAGE, legs, files: '*.xml:/root/reports/' };
type Runs = readonly Awaited<ReturnType<typeof meterStep>>[];
const { plain, reading } = await onSimulator({ latency: 5 }, async (simulator) => {
  const runs: Record<'plain' | 'reading', Runs> = { plain: [], reading: [] };
  for (let run = 0; run < Number(values.runs); run += 1) {
    runs.plain = [...runs.plain, await meterStep(simulator, { inputs, workspace })];
    runs.reading = [...runs.reading, await meterStep(simulator, { inputs: { ...inputs, ...READING }, workspace })];
  }
  return runs;
});
cleanUpRuns();
const rowOf = (what: string, valueOf: (run: Runs[number]) => number): string[] => {
  const [without, withReports] = [median(plain.map(valueOf)), median(reading.map(valueOf))];
  return [what, ...[without, withReports, withReports - without].map(seconds)];
};
console.log(`${count(names.length)} legs with ${count(reports)} reports each`);
console.log(
  markdownTable(
    ['', 'without reading', 'with', 'difference'],
    [rowOf('wall time', ({ took }) => took / 1000), rowOf('time of the processor', ({ cpu }) => cpu)],
  ),
);
