import { OUTCOMES, type LegResult } from '../legs/leg.ts';
import { fateOf, nameOf, outcomeWord } from './fate.ts';
import { listed, phrase, type Phrase } from './phrase.ts';
import type { Verdict } from '../legs/verdict.ts';
import type { Report } from './report.ts';

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
      return waitSentence(report);
    case 'show':
      return lookSentence(report, phrase`shown`);
    case 'list':
      return lookSentence(report, phrase`found`);
    case 'cancel':
      return cancelSentence(report);
  }
}

/** Counts that are not zero: `9 passed, 2 failed, 1 timed out`. */
export function countsPhrase(counts: Verdict['counts']): Phrase {
  const present = OUTCOMES.filter((outcome) => counts[outcome] > 0);
  return listed(present.map((outcome) => phrase`${counts[outcome]} ${outcomeWord(outcome)}`));
}

function waitSentence(report: Report): Phrase {
  const { results, verdict } = report;
  const total = counted(results.length, phrase`leg`);
  const failing = failingLegs(report);
  if (results.length === 0) return phrase`There was no operation to wait for`;
  if (failing.length > 0) {
    return phrase`${failing.length} of ${total} did not pass${exitCodeOf(report)}: ${named(report, failing)}`;
  }
  if (verdict.counts.passed < results.length) return phrase`${total}: ${countsPhrase(verdict.counts)}`;
  return results.length === 1 ? phrase`1 leg passed` : phrase`All ${total} passed`;
}

function lookSentence(report: Report, done: Phrase): Phrase {
  const { results, verdict } = report;
  const total = counted(results.length, phrase`operation`);
  const unread = failingLegs(report);
  if (results.length === 0) return phrase`No operation ${done}`;
  if (unread.length === 0) return phrase`${total} ${done}: ${countsPhrase(verdict.counts)}`;
  return phrase`${unread.length} of ${total} could not be read${exitCodeOf(report)}: ${named(report, unread)}`;
}

function cancelSentence(report: Report): Phrase {
  const { results } = report;
  const failing = failingLegs(report);
  const accepted = counted(results.filter(({ cancel }) => cancel === 'accepted').length, phrase`operation`);
  const finished = results.filter(({ cancel }) => cancel === 'finished').length;
  if (results.length === 0) return phrase`There was no operation to cancel`;
  if (failing.length > 0) {
    const total = counted(results.length, phrase`operation`);
    return phrase`${failing.length} of ${total} could not be cancelled${exitCodeOf(report)}: ${named(report, failing)}`;
  }
  return finished === 0
    ? phrase`${accepted} cancelled`
    : phrase`${accepted} cancelled, ${finished} had finished already`;
}

function failingLegs({ results }: Report): LegResult[] {
  return results.filter(({ exitCode }) => exitCode > 0);
}

function exitCodeOf({ verdict }: Report): Phrase {
  return verdict.exitCode === 0 ? phrase`` : phrase` (exit code ${verdict.exitCode})`;
}

function counted(count: number, noun: Phrase): Phrase {
  return count === 1 ? phrase`1 ${noun}` : phrase`${count} ${noun}s`;
}

function named({ mode }: Report, results: readonly LegResult[]): Phrase {
  const shown = results.slice(0, NAMED_LEGS).map((result) => phrase`${nameOf(result)} ${fateOf(mode, result)}`);
  const more = results.length - shown.length;
  return more === 0 ? listed(shown) : phrase`${listed(shown)} and ${more} more`;
}
