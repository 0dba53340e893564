import { type LegResult, type Outcome, OUTCOMES } from '../../legs/leg.ts';
import { isGivenUp } from '../../legs/outcome.ts';
import type { Preview } from '../../legs/preview.ts';
import type { Verdict } from '../../legs/verdict.ts';
import { counted, formatBytes, grouped } from './format.ts';
import { describeOutcome, isAllowed, legName, outcomeWord, preparationName } from './leg-phrase.ts';
import { figure, type Figure, joinFirst, joinPhrases, phrase, type Phrase } from './phrase.ts';
import { NAMED_LEGS } from './some-names.ts';
import { collectedTotal, failedPreparation, failingLegs, flakyLegs, reusedLegs, type Report } from '../report.ts';

const NOTHING_DONE: Readonly<Record<Report['mode'], Phrase>> = {
  wait: phrase`There was no operation to wait for`,
  show: phrase`No operation shown`,
  list: phrase`No operation found`,
  cancel: phrase`There was no operation to cancel`,
  run: phrase`There was no leg to start`,
};

/** The whole step, with no full stop: `2 of 12 legs did not pass (exit code 3): unit failed with exit 3, lint …`. */
export function verdictSentence(report: Report): Phrase {
  const { mode, stopped, results, detached } = report;
  if (stopped !== null) return phrase`The step stopped early${exitCodeOf(report)}: ${stopped.replaceAll('\n', '; ')}`;
  if (report.preview !== null) return previewSentence(report.preview);
  const failed = failedPreparation(report);
  if (failed !== null) return preparationSentence(report, failed);
  if (results.length === 0) return NOTHING_DONE[mode];
  switch (mode) {
    case 'wait':
    case 'run':
      return detached ? startSentence(report) : waitSentence(report);
    case 'show':
      return readSentence(report, phrase`shown`);
    case 'list':
      return readSentence(report, phrase`found`);
    case 'cancel':
      return cancelSentence(report);
  }
}

function previewSentence({ legs, setup }: Preview): Phrase {
  const before = setup === null || (setup.kept?.image ?? null) !== null ? phrase`` : phrase`the setup and `;
  return phrase`Dry run: ${before}${amount(legs.length, 'leg')} would be started; nothing was changed`;
}

/** Counts that are not zero: `9 passed, 2 failed, 1 timed out`. */
export function countsPhrase(counts: Verdict['counts']): Phrase {
  const present = OUTCOMES.filter((outcome) => counts[outcome] > 0);
  return joinPhrases(present.map((outcome) => phrase`${amount(counts[outcome])} ${figure(outcomeWord(outcome))}`));
}

function preparationSentence(report: Report, failed: LegResult): Phrase {
  const idle = startedCount(report) === 0 ? phrase`; no leg was started` : phrase``;
  return phrase`The ${preparationName(failed)} ${describeOutcome(report.mode, failed)}${exitCodeOf(report)}${idle}`;
}

function startSentence(report: Report): Phrase {
  const failing = failingLegs(report);
  const total = amount(report.results.length, 'leg');
  const started = startedCount(report);
  if (started === report.results.length && failing.length === 0) return phrase`${total} started`;
  const reused = reusedLegs(report).length;
  if (started + reused === report.results.length && failing.length === 0)
    return phrase`${amount(started, 'leg')} started, ${amount(reused)} passed in an earlier attempt`;
  const done = phrase`${amount(started)} of ${total} started${exitCodeOf(report)}`;
  return failing.length === 0 ? done : phrase`${done}: ${named(report, failing)}`;
}

function waitSentence(report: Report): Phrase {
  const { results, verdict } = report;
  const failing = failingLegs(report);
  const total = amount(results.length, 'leg');
  if (failing.length > 0) {
    const others = givenUpPhrase(report, failing.length);
    return phrase`${failureSentence(report, total, whatTheyDid(report, failing, others !== null))}${others ?? phrase``}`;
  }
  const more = phrase`${flakyPhrase(report)}${collectedPhrase(report)}`;
  if (verdict.counts.passed < results.length) {
    return phrase`${total}: ${countsPhrase(verdict.counts)}${allowedPhrase(report)}${more}`;
  }
  return phrase`${total} passed${earlierPhrase(report)}${allowedPhrase(report)}${more}`;
}

/** `, 2 of them in an earlier attempt` */
function earlierPhrase(report: Report): Phrase {
  const reused = reusedLegs(report).length;
  if (reused === 0) return phrase``;
  if (reused < report.results.length) return phrase`, ${amount(reused)} of them in an earlier attempt`;
  return reused === 1 ? phrase` in an earlier attempt` : phrase`, all in an earlier attempt`;
}

/** Those that did not pass, or lost something, and may. */
function excusedLegs({ results }: Report): LegResult[] {
  return results.filter(isAllowed);
}

/** `; allowed: unit failed with exit 3` */
function allowedPhrase(report: Report): Phrase {
  const excused = excusedLegs(report);
  return excused.length === 0 ? phrase`` : phrase`; allowed: ${named(report, excused)}`;
}

/** Where others were excused, or cancelled for them, not all that did not pass are meant. */
function whatTheyDid(report: Report, failing: readonly LegResult[], wereOthersGivenUp: boolean): Phrase {
  const all = (...outcomes: readonly Outcome[]): boolean => failing.every(({ outcome }) => outcomes.includes(outcome));
  if (wereOthersGivenUp && all('failed')) return phrase`failed`;
  const hasPassed = failing.some(({ outcome }) => outcome === 'passed');
  return hasPassed || wereOthersGivenUp || excusedLegs(report).length > 0
    ? phrase`made the step fail`
    : phrase`did not pass`;
}

/** What fail-fast did: `; 2 others were cancelled for it, 1 was not started`. Null when it gave up none. */
function givenUpPhrase({ results }: Report, failing: number): Phrase | null {
  const givenUp = results.filter(isGivenUp);
  if (givenUp.length === 0) return null;
  const planned = givenUp.filter(({ start }) => start === 'planned').length;
  const cancelled = givenUp.length - planned;
  const cause = failing === 1 ? phrase`it` : phrase`them`;
  if (cancelled === 0) return phrase`; ${amount(planned, 'other')} ${were(planned)} not started for ${cause}`;
  const idle = planned === 0 ? phrase`` : phrase`, ${amount(planned)} ${were(planned)} not started`;
  return phrase`; ${amount(cancelled, 'other')} ${were(cancelled)} cancelled for ${cause}${idle}`;
}

function were(count: number): Figure {
  return figure(count === 1 ? 'was' : 'were');
}

function readSentence(report: Report, done: Phrase): Phrase {
  const total = amount(report.results.length, 'operation');
  return failingLegs(report).length > 0
    ? failureSentence(report, total, phrase`could not be read`)
    : phrase`${total} ${done}: ${countsPhrase(report.verdict.counts)}`;
}

function cancelSentence(report: Report): Phrase {
  const { results } = report;
  if (failingLegs(report).length > 0) {
    return failureSentence(report, amount(results.length, 'operation'), phrase`could not be cancelled`);
  }
  const accepted = amount(results.filter(({ cancel }) => cancel === 'accepted').length, 'operation');
  const finished = results.filter(({ cancel }) => cancel === 'finished').length;
  return finished === 0
    ? phrase`${accepted} cancelled`
    : phrase`${accepted} cancelled, ${amount(finished)} had finished already`;
}

function failureSentence(report: Report, total: Figure, failed: Phrase): Phrase {
  const failing = failingLegs(report);
  return phrase`${amount(failing.length)} of ${total} ${failed}${exitCodeOf(report)}: ${named(report, failing)}`;
}

function startedCount({ results }: Report): number {
  return results.filter(({ start, reusedFrom }) => start === 'started' && reusedFrom === null).length;
}

/** `; 1 was flaky: unit passed on try 2 of 3` */
function flakyPhrase(report: Report): Phrase {
  const flaky = flakyLegs(report);
  return flaky.length === 0
    ? phrase``
    : phrase`; ${amount(flaky.length)} ${were(flaky.length)} flaky: ${named(report, flaky)}`;
}

function collectedPhrase(report: Report): Phrase {
  const { files, bytes } = collectedTotal(report);
  return files === 0 ? phrase`` : phrase`; collected ${amount(files, 'file')}, ${figure(formatBytes(bytes))}`;
}

/** Nothing where the only result that counts is said to have ended with that code. */
function exitCodeOf(report: Report): Phrase {
  const { exitCode } = report.verdict;
  const failed = failedPreparation(report);
  const [only, ...others] = failed === null ? failingLegs(report) : [failed];
  const isSaid =
    only !== undefined && others.length === 0 && report.stopped === null && saysExit(report, only, exitCode);
  return exitCode === 0 || isSaid ? phrase`` : phrase` (exit code ${exitCode})`;
}

function saysExit({ mode }: Report, { outcome, operation, start }: LegResult, exitCode: number): boolean {
  if (mode === 'cancel' || outcome !== 'failed' || start !== 'started') return false;
  return operation?.exitCode === exitCode && !operation.sandboxTimedOut;
}

/** `1,234`, or with a noun `1,234 legs`. */
function amount(count: number, noun?: string): Figure {
  return figure(noun === undefined ? grouped(count) : counted(count, noun));
}

function named({ mode }: Report, results: readonly LegResult[]): Phrase {
  return joinFirst(results, NAMED_LEGS, (result) => phrase`${legName(result)} ${describeOutcome(mode, result)}`);
}
