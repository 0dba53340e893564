import { messageOf } from '../errors.ts';
import type { LegResult } from '../legs/leg.ts';
import { joinLogText, logLine, type Html, type LogText } from './escape.ts';
import { hintOf } from './leg-hint.ts';
import { describeOutcome, durationOf, legName, preparationName, remarksOf, whyNotStarted } from './leg-phrase.ts';
import type { Log } from './log.ts';
import { outputsOf } from './outputs.ts';
import { joinPhrases, phrase, phraseLog, type Phrase } from './phrase.ts';
import { previewLines } from './preview-log.ts';
import { failedPreparation, failingLegs, type Report, type SummaryPolicy } from './report.ts';
import type { ResultsFile } from './results-file.ts';
import { someNames } from './some-names.ts';
import { renderSummary } from './summary.ts';
import { verdictSentence } from './verdict-sentence.ts';

/** How a step ended, and what of it is shown. */
export interface StepEnd {
  readonly report: Report;
  readonly summary: SummaryPolicy;
  /** Null when the step stopped before it had one. */
  readonly results: Pick<ResultsFile, 'path'> | null;
}

/** Where the runner takes outputs and summary. Both throw when the runner's file cannot be written. */
export interface RunnerFiles {
  setOutput(name: string, value: string): void;
  writeSummary(summary: Html): Promise<void>;
}

/** How many left-out outputs a warning names: all those of the step as a whole, then some of a leg's. */
const NAMED_OUTPUTS = 12;
/** Legs with an annotation of their own. With the verdict's they stay below the platform's limit of 10. */
const ANNOTATED_LEGS = 8;
/** Legs that an annotation of several names. */
const NAMED_LEGS = 5;

/**
 * Writes outputs, summary, annotations; returns the exit code. Outputs that cannot be written fail the step, since later steps
 * would take them for empty; the rest is still written. A summary that cannot be written is a warning.
 */
export async function reportStep({ report, summary, results }: StepEnd, log: Log, files: RunnerFiles): Promise<number> {
  const resultsFile = results?.path ?? '';
  const reasons = shortLines(report.stopped ?? '');
  // A single one stands in the verdict's annotation as well.
  if (reasons.length > 1) for (const line of reasons) log.info(logLine`${line}`);
  if (report.preview !== null) for (const line of previewLines(report.preview)) log.info(line);
  let least = 0;
  try {
    writeOutputs(report, resultsFile, log, files);
  } catch (error) {
    least = 1;
    log.error(logLine`The step fails, since its outputs could not be written: ${messageOf(error)}`);
  }
  if (summary === 'true' || (summary === 'failed' && !isWell(report))) {
    try {
      await files.writeSummary(renderSummary(report));
    } catch (error) {
      log.warning(logLine`The job summary could not be written: ${messageOf(error)}`);
    }
  }
  annotate(report, log);
  return Math.max(least, report.verdict.exitCode);
}

function writeOutputs(report: Report, resultsFile: string, log: Log, files: RunnerFiles): void {
  const { outputs, leftOut } = outputsOf(report, resultsFile);
  for (const [name, value] of outputs) files.setOutput(name, value);
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

/** The verdict: a plain line when the step passes, else an error, and one for each of the first eight failing legs. */
export function annotate(report: Report, log: Log): void {
  const sentence = phraseLog(verdictSentence(report));
  if (report.verdict.exitCode === 0) {
    log.info(sentence);
    return;
  }
  log.error(sentence);
  const failing = groupByProblem(annotatedLegs(report));
  for (const group of failing.slice(0, ANNOTATED_LEGS)) log.error(phraseLog(groupSentence(report, group)));
  const more = failing.slice(ANNOTATED_LEGS).flat().length;
  if (more > 0) log.info(logLine`and ${more} more`);
}

/** Legs that could not be read, or not started, for one and the same reason are together. */
function groupByProblem(results: readonly LegResult[]): (readonly LegResult[])[] {
  const reasonOf = (result: LegResult): unknown => {
    if (result.problem === null || result.operation !== null) return result;
    const { kind, status, reason, advice } = result.problem.failure;
    return JSON.stringify([kind, status, reason, advice, result.start]);
  };
  return [...Map.groupBy(results, reasonOf).values()];
}

function groupSentence(report: Report, [first, ...others]: readonly LegResult[]): Phrase {
  if (first === undefined) return phrase``;
  if (others.length === 0) return legSentence(report, first);
  const names = joinPhrases([first, ...others].slice(0, NAMED_LEGS).map(legName));
  const more = others.length + 1 - NAMED_LEGS;
  const whole = more > 0 ? phrase`${names} and ${more} more` : names;
  return phrase`${whole}: each ${describeOutcome(report.mode, first)}. ${first.problem?.message ?? ''}`;
}

/**
 * After a failed preparation or an early end, legs that it kept from starting have nothing to add; none has where nothing
 * answered.
 */
function annotatedLegs(report: Report): LegResult[] {
  if (report.unanswered) return [];
  const legs = failingLegs(report);
  if (failedPreparation(report) === null && report.stopped === null) return legs;
  const preparation = report.preparation.filter(({ exitCode }) => exitCode > 0);
  return [...preparation, ...legs.filter(({ start }) => start !== 'planned')];
}

function legSentence(report: Report, result: LegResult): Phrase {
  const { leg, operation, outcome, problem, loss, start, timedOut } = result;
  const name = report.preparation.includes(result) ? phrase`The ${preparationName(result)}` : legName(result);
  const cause = start === 'planned' && !timedOut ? whyNotStarted(report, result) : null;
  const because = cause === null ? phrase`` : phrase`: ${cause}`;
  const [after = phrase``] = outcome === 'passed' ? [] : durationOf(result).map((time) => phrase` after ${time}`);
  const facts = [...remarksOf(result), ...(leg.uuid === null ? [] : [phrase`${leg.uuid}`])];
  const identity = facts.length === 0 ? phrase`` : phrase` (${joinPhrases(facts)})`;
  const sentences = [phrase`${name} ${describeOutcome(report.mode, result)}${because}${after}${identity}.`];
  const error = operation?.error ?? problem?.message ?? '';
  if (error !== '') sentences.push(phrase`${error}`);
  if (loss !== null && outcome !== 'passed') sentences.push(phrase`Besides, ${loss}.`);
  const hint = hintOf(report, result);
  if (hint !== null) sentences.push(hint);
  return joinPhrases(sentences, phrase` `);
}

/** The text in pieces that a log line shows whole: it takes 1,000 characters of one text. */
function shortLines(text: string): string[] {
  return text.match(/\S.{0,400}(?=\s|$)|\S.{0,400}/gu) ?? [];
}

/** Nothing failed or was lost; each leg passed or is still active. */
function isWell({ results, verdict }: Report): boolean {
  const isFine = ({ outcome, loss }: LegResult): boolean =>
    loss === null && ['passed', 'active', 'ended'].includes(outcome);
  return verdict.exitCode === 0 && results.every(isFine);
}
