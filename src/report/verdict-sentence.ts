import { type LegResult, OUTCOMES } from '../legs/leg.ts';
import type { Verdict } from '../legs/verdict.ts';
import { counted, formatBytes, grouped } from './format.ts';
import { describeOutcome, nameOf, outcomeWord } from './leg-phrase.ts';
import { figure, type Figure, listed, phrase, type Phrase } from './phrase.ts';
import { collectedTotal, failedPreparation, preparationName, type Report } from './report.ts';

/** How many legs the sentence names. */
const NAMED_LEGS = 5;

/**
 * The whole step in one sentence, without a full stop, such as
 * `2 of 12 legs did not pass (exit code 3): unit failed with exit 3, lint timed out`.
 */
export function verdictSentence(report: Report): Phrase {
  if (report.stopped !== null)
    return phrase`The step stopped early${exitCodeOf(report)}: ${report.stopped.replaceAll('\n', '; ')}`;
  switch (report.mode) {
    case 'wait':
      return waitSentence(report, phrase`There was no operation to wait for`);
    case 'show':
      return lookSentence(report, phrase`shown`);
    case 'list':
      return lookSentence(report, phrase`found`);
    case 'cancel':
      return cancelSentence(report);
    case 'run':
      return runSentence(report);
  }
}

/** Counts that are not zero: `9 passed, 2 failed, 1 timed out`. */
export function countsPhrase(counts: Verdict['counts']): Phrase {
  const present = OUTCOMES.filter((outcome) => counts[outcome] > 0);
  return listed(present.map((outcome) => phrase`${amount(counts[outcome])} ${outcomeWord(outcome)}`));
}

/** The legs that made the step fail, in the order given; those that were never started come last. */
export function failingLegs({ results }: Report): LegResult[] {
  const failing = results.filter(({ exitCode }) => exitCode > 0);
  return failing.sort((one, other) => Number(one.start === 'planned') - Number(other.start === 'planned'));
}

function runSentence(report: Report): Phrase {
  const failed = failedPreparation(report);
  if (failed === null) {
    if (report.results.length === 0) return phrase`There was no leg to start`;
    return report.detached ? startSentence(report) : waitSentence(report, phrase``);
  }
  const idle = startedCount(report) === 0 ? phrase`; no leg was started` : phrase``;
  return phrase`The ${preparationName(failed)} ${describeOutcome(report.mode, failed)}${exitCodeOf(report)}${idle}`;
}

function startSentence(report: Report): Phrase {
  const failing = failingLegs(report);
  const total = report.results.length;
  const started = startedCount(report);
  const done =
    started === total && failing.length === 0
      ? phrase`${legs(total)} started`
      : phrase`${amount(started)} of ${legs(total)} started${exitCodeOf(report)}`;
  return failing.length === 0 ? done : phrase`${done}: ${named(report, failing)}`;
}

function waitSentence(report: Report, nothing: Phrase): Phrase {
  const { results, verdict } = report;
  const failing = failingLegs(report);
  const total = legs(results.length);
  if (results.length === 0) return nothing;
  if (failing.length > 0) {
    const mark = failing.some(({ outcome }) => outcome === 'passed')
      ? phrase`made the step fail`
      : phrase`did not pass`;
    return phrase`${amount(failing.length)} of ${total} ${mark}${exitCodeOf(report)}: ${named(report, failing)}`;
  }
  const collected = collectedWords(report);
  if (verdict.counts.passed < results.length) return phrase`${total}: ${countsPhrase(verdict.counts)}${collected}`;
  return results.length === 1 ? phrase`${total} passed${collected}` : phrase`All ${total} passed${collected}`;
}

function lookSentence(report: Report, done: Phrase): Phrase {
  const { results, verdict } = report;
  const total = operations(results.length);
  const unread = failingLegs(report);
  if (results.length === 0) return phrase`No operation ${done}`;
  if (unread.length === 0) return phrase`${total} ${done}: ${countsPhrase(verdict.counts)}`;
  return phrase`${amount(unread.length)} of ${total} could not be read${exitCodeOf(report)}: ${named(report, unread)}`;
}

function cancelSentence(report: Report): Phrase {
  const { results } = report;
  const failing = failingLegs(report);
  const accepted = operations(results.filter(({ cancel }) => cancel === 'accepted').length);
  const finished = results.filter(({ cancel }) => cancel === 'finished').length;
  if (results.length === 0) return phrase`There was no operation to cancel`;
  if (failing.length > 0) {
    const share = phrase`${amount(failing.length)} of ${operations(results.length)}`;
    return phrase`${share} could not be cancelled${exitCodeOf(report)}: ${named(report, failing)}`;
  }
  return finished === 0
    ? phrase`${accepted} cancelled`
    : phrase`${accepted} cancelled, ${amount(finished)} had finished already`;
}

function startedCount({ results }: Report): number {
  return results.filter(({ start }) => start === 'started').length;
}

function collectedWords({ record }: Report): Phrase {
  const { files, bytes } = collectedTotal(record.collected);
  if (files === 0) return phrase``;
  return phrase`; collected ${figure(counted(files, 'file'))}, ${figure(formatBytes(bytes))}`;
}

function exitCodeOf({ verdict }: Report): Phrase {
  return verdict.exitCode === 0 ? phrase`` : phrase` (exit code ${verdict.exitCode})`;
}

function legs(count: number): Figure {
  return figure(counted(count, 'leg'));
}

function operations(count: number): Figure {
  return figure(counted(count, 'operation'));
}

function amount(count: number): Figure {
  return figure(grouped(count));
}

function named({ mode }: Report, results: readonly LegResult[]): Phrase {
  const shown = results
    .slice(0, NAMED_LEGS)
    .map((result) => phrase`${nameOf(result)} ${describeOutcome(mode, result)}`);
  const more = results.length - shown.length;
  return more === 0 ? listed(shown) : phrase`${listed(shown)} and ${amount(more)} more`;
}
