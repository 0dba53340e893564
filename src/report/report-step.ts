import type { LegResult } from '../legs/leg.ts';
import { messageOf } from '../errors.ts';
import { annotate } from './annotations.ts';
import { truncate } from './clean.ts';
import { joinLogText, logLine, type Html } from './escape.ts';
import type { Log } from './log.ts';
import { outputsOf, writeOutputs } from './outputs.ts';
import { phraseLog } from './phrase.ts';
import type { Report, SummaryPolicy } from './report.ts';
import type { ResultsFile } from './results-file.ts';
import { renderSummary } from './summary.ts';
import { verdictSentence } from './verdict-sentence.ts';

/** How a step ended, and what of it is to be shown. */
export interface StepEnd {
  readonly report: Report;
  /** When a job summary is wanted: always, when something did not pass, or never. */
  readonly summary: SummaryPolicy;
  /** Null when the step stopped before there was one. */
  readonly results: ResultsFile | null;
}

/** Where the runner takes outputs and summary. Both throw when the runner's file cannot be written. */
export interface RunnerFiles {
  setOutput(name: string, value: string): void;
  writeSummary(summary: Html): Promise<void>;
}

/** How many left-out outputs a warning names. */
const NAMED_OUTPUTS = 5;

/**
 * Writes outputs, summary and annotations, whatever came of the step, and returns the exit code. What cannot be written
 * is a warning: it must not hide the verdict.
 */
export async function reportStep({ report, summary, results }: StepEnd, log: Log, files: RunnerFiles): Promise<number> {
  const resultsFile = results?.path ?? '';
  const { exitCode } = report.verdict;
  for (const line of linesOf(report.stopped ?? '')) log.info(logLine`${line}`);
  try {
    const outputs = outputsOf(report, resultsFile);
    writeOutputs(outputs, (name, value) => {
      files.setOutput(name, value);
    });
    if (outputs.leftOut.length > 0) {
      const named = outputs.leftOut.slice(0, NAMED_OUTPUTS).map((name) => logLine`${truncate(name, 60)}`);
      const others = outputs.leftOut.length - named.length;
      const more = others > 0 ? logLine` and ${others} more` : logLine``;
      log.warning(
        logLine`Outputs left out, since they would break the platform's limit: ${joinLogText(named, ', ')}${more}. All is in ${resultsFile}.`,
      );
    }
  } catch (error) {
    log.warning(logLine`The outputs could not be written: ${messageOf(error)}`);
  }
  if (summary === 'true' || (summary === 'failed' && !isWell(report))) {
    try {
      await files.writeSummary(renderSummary(report, { resultsFile }));
    } catch (error) {
      log.warning(logLine`The job summary could not be written: ${messageOf(error)}`);
    }
  }
  if (exitCode === 0) log.info(phraseLog(verdictSentence(report)));
  else annotate(report, log);
  return exitCode;
}

/** What stopped the step, whole: a log line takes no more than a thousand characters of one text. */
function linesOf(text: string): string[] {
  return text.match(/\S.{0,400}(?=\s|$)|\S.{0,400}/gu) ?? [];
}

/** Nothing failed, no leg ended otherwise than by passing, and nothing of it is missing. */
function isWell({ results, verdict }: Report): boolean {
  const isFine = ({ outcome, loss }: LegResult): boolean => loss === null && ['passed', 'active'].includes(outcome);
  return verdict.exitCode === 0 && results.every(isFine);
}
