import { messageOf } from '../errors.ts';
import type { LegResult } from '../legs/leg.ts';
import { annotate } from './annotations.ts';
import { joinLogText, logLine, type Html, type LogText } from './text/escape.ts';
import { counted } from './text/format.ts';
import type { Log } from './log/log.ts';
import { LARGEST_OUTPUT, type StepOutput, outputsOf } from './outputs.ts';
import { previewLines } from './log/preview-log.ts';
import type { Report, SummaryPolicy } from './report.ts';
import type { ResultsFile } from './results-file.ts';
import { someNames } from './text/some-names.ts';
import { renderSummary } from './summary/summary.ts';
import type { TestSinks } from './test-results/test-sinks.ts';

/** How a step ended, and what of it is shown. */
export interface StepEnd {
  readonly report: Report;
  readonly summary: SummaryPolicy;
  /** Null when the step stopped before it had one. */
  readonly results: Pick<ResultsFile, 'path'> | null;
}

/** Where the runner takes outputs and summary. Both throw when the runner's file cannot be written. */
export interface RunnerFiles {
  /** Address of GitHub, such as `https://github.com`. */
  readonly serverUrl: string;
  setOutputs(outputs: readonly StepOutput[]): void;
  writeSummary(summary: Html): Promise<void>;
}

/** How many left-out outputs a warning names: all those of the step as a whole, then some of a leg's. */
const NAMED_OUTPUTS = 12;

/**
 * Writes outputs, summary, annotations; returns the exit code. Outputs that cannot be written fail the step, since later steps
 * would take them for empty; the rest is still written. A summary that cannot be written is a warning.
 */
export async function reportStep({ report, summary, results }: StepEnd, log: Log, files: RunnerFiles): Promise<number> {
  const resultsFile = results?.path ?? '';
  const tests = await sinksOf(report, files.serverUrl);
  if (report.preview !== null) for (const line of previewLines(report.preview)) log.info(line);
  let least = 0;
  try {
    writeOutputs(report, resultsFile, tests, log, files);
  } catch (error) {
    least = 1;
    log.error(logLine`The step fails, since its outputs could not be written: ${messageOf(error)}`);
  }
  if (summary === 'true' || (summary === 'failed' && !isWell(report))) {
    try {
      await files.writeSummary(renderSummary(report, tests?.view ?? null));
    } catch (error) {
      log.warning(logLine`The job summary could not be written: ${messageOf(error)}`);
    }
  }
  annotate(report, log, tests);
  return Math.max(least, report.verdict.exitCode);
}

/** What shows tests is loaded in a step that has their results, and in no other. */
async function sinksOf(report: Report, serverUrl: string): Promise<TestSinks | null> {
  if (report.tests === null) return null;
  const { testSinks } = await import('./test-results/test-sinks.ts');
  return testSinks(report, report.tests, { serverUrl, largestOutput: LARGEST_OUTPUT });
}

function writeOutputs(
  report: Report,
  resultsFile: string,
  tests: TestSinks | null,
  log: Log,
  files: RunnerFiles,
): void {
  const { outputs, leftOut } = outputsOf(report, resultsFile, tests?.outputs ?? null);
  files.setOutputs(outputs);
  if (tests !== null && tests.outputs.unlisted > 0) {
    log.warning(
      logLine`The output failed-tests lacks ${counted(tests.outputs.unlisted, 'failing test')}, since it would break the platform's limits.`,
    );
  }
  if (leftOut.length === 0) return;
  const named = someNames(leftOut, NAMED_OUTPUTS);
  const where = resultsFile === '' ? logLine`` : logLine` All is in ${resultsFile}.`;
  const wayOut = leftOut.includes('operations') ? handOnOf(report, resultsFile) : logLine``;
  log.warning(logLine`Outputs left out, since they would break the platform's limits: ${named}.${where}${wayOut}`);
}

/** How the operations reach other steps without the output. */
function handOnOf({ mode }: Report, resultsFile: string): LogText {
  const ways: LogText[] = [];
  if (resultsFile !== '') ways.push(logLine`that file as operations-file`);
  if (mode === 'run') ways.push(logLine`"operations: workflow", also in other jobs`);
  return ways.length === 0 ? logLine`` : logLine` To hand the operations on, use ${joinLogText(ways, ' or ')}.`;
}

/** Nothing failed or was lost; each leg passed or is still active. */
function isWell({ results, verdict }: Report): boolean {
  const isFine = ({ outcome, loss }: LegResult): boolean =>
    loss === null && ['passed', 'active', 'ended'].includes(outcome);
  return verdict.exitCode === 0 && results.every(isFine);
}
