import type { LegResult } from '../legs/leg.ts';
import { logLine } from './text/escape.ts';
import { counted } from './text/format.ts';
import { hintOf } from './text/leg-hint.ts';
import { describeOutcome, durationOf, legName, preparationName, remarksOf, whyNotStarted } from './text/leg-phrase.ts';
import type { AnnotationPlace, Log } from './log/log.ts';
import { joinFirst, joinPhrases, phrase, phraseLog, type Phrase } from './text/phrase.ts';
import { failedPreparation, failingLegs, type Report } from './report.ts';
import { NAMED_LEGS } from './text/some-names.ts';
import { reasonsOf } from './text/stop-reasons.ts';
import type { LinePlace } from '../values/problems.ts';
import type { TestSinks } from './test-results/test-sinks.ts';
import { verdictSentence } from './text/verdict-sentence.ts';

/** The platform keeps so many errors of a step: the verdict's, then those of failing tests, then those of legs. */
const MOST_ERRORS = 10;

/** A step that passes has its verdict as the last line; one that fails begins with it as an error. */
export function annotate(report: Report, log: Log, tests: TestSinks | null = null): void {
  for (const line of tests?.logLines ?? []) log.info(line);
  const hasFailed = report.verdict.exitCode > 0;
  if (hasFailed) annotateFailure(report, log, tests);
  for (const { lines, place } of tests?.warnings ?? []) log.annotate('warning', lines, place);
  if (!hasFailed) log.info(phraseLog(wholeVerdict(report, tests)));
}

function annotateFailure(report: Report, log: Log, tests: TestSinks | null): void {
  const groups = groupByProblem(annotatedLegs(report));
  const meant = legsOfVerdict(report);
  const inVerdict = groups.find((group) => isAll(meant, group)) ?? [];
  if (report.stopped === null) log.error(phraseLog(fullVerdict(report, inVerdict, tests)));
  else annotateReasons(report, report.stopped, log, tests);

  const errors = tests?.errors ?? [];
  for (const { lines, place } of errors) log.annotate('error', lines, place);

  const others = groups.filter((group) => group !== inVerdict);
  const room = MOST_ERRORS - 1 - errors.length;
  const covered = new Set(errors.flatMap(({ legs }) => legs));
  const isCovered = (group: readonly LegResult[]): boolean => group.every(({ leg }) => covered.has(leg.name));
  const shown = others.length > room ? others.filter((group) => !isCovered(group)) : others;
  for (const group of shown.slice(0, room)) log.error(phraseLog(groupSentence(report, group)));
  const more = shown.slice(room).flat().length;
  if (more > 0) log.info(logLine`and ${counted(more, 'more leg')}`);
}

/** `3 of 12 legs did not pass: …; 5 of 1,204 tests failed` */
function wholeVerdict(report: Report, tests: TestSinks | null): Phrase {
  const sentence = verdictSentence(report);
  return tests === null ? sentence : phrase`${sentence}; ${tests.view.sentence}`;
}

/** Each reason on a line of one annotation; those that it has no room for stand below it. */
function annotateReasons(report: Report, stopped: string, log: Log, tests: TestSinks | null): void {
  const { first, inAnnotation, below } = reasonsOf(stopped);
  const verdict = phraseLog(wholeVerdict({ ...report, stopped: first }, tests));
  const place = report.stoppedAt === null ? undefined : placeOfStop(report.stoppedAt);
  log.annotate('error', [verdict, ...inAnnotation.map((reason) => logLine`${reason}`)], place);
  for (const reason of below) log.info(logLine`${reason}`);
}

/** None for a path that a log line would change: that is no path of the checkout any more. */
function placeOfStop({ file, line }: LinePlace): AnnotationPlace | undefined {
  const shown = logLine`${file}`;
  return String(shown) === file ? { title: logLine``, file: shown, line } : undefined;
}

/** The results of which the verdict says how they ended. */
function legsOfVerdict(report: Report): ReadonlySet<LegResult> {
  if (report.stopped !== null) return new Set();
  const failed = failedPreparation(report);
  return new Set(failed === null ? failingLegs(report) : [failed]);
}

function isAll(meant: ReadonlySet<LegResult>, group: readonly LegResult[]): boolean {
  return meant.size === group.length && group.every((result) => meant.has(result));
}

/** The verdict, with all else there is to say of the only results that it is about: they need no annotation of their own. */
function fullVerdict(report: Report, inVerdict: readonly LegResult[], tests: TestSinks | null): Phrase {
  const verdict = wholeVerdict(report, tests);
  const [result, ...others] = inVerdict;
  if (result === undefined) return verdict;
  const facts = others.length === 0 ? factsOf(result) : [];
  const identity = facts.length === 0 ? [] : [phrase`${joinPhrases(facts)}.`];
  return joinPhrases([phrase`${verdict}.`, ...consequencesOf(report, result, identity)], phrase` `);
}

function factsOf(result: LegResult): Phrase[] {
  const { leg, outcome } = result;
  return [
    ...(leg.uuid === null ? [] : [phrase`Operation ${leg.uuid}`]),
    ...(outcome === 'passed' ? [] : durationOf(result)),
    ...remarksOf(result),
  ];
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
  const names = joinFirst([first, ...others], NAMED_LEGS, legName);
  return phrase`${names}: each ${describeOutcome(report.mode, first)}. ${first.problem?.message ?? ''}`;
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
  const { leg, outcome, start, timedOut } = result;
  const name = report.preparation.includes(result) ? phrase`The ${preparationName(result)}` : legName(result);
  const cause = start === 'planned' && !timedOut ? whyNotStarted(report, result) : null;
  const because = cause === null ? phrase`` : phrase`: ${cause}`;
  const [after = phrase``] = outcome === 'passed' ? [] : durationOf(result).map((time) => phrase` after ${time}`);
  const facts = [...remarksOf(result), ...(leg.uuid === null ? [] : [phrase`${leg.uuid}`])];
  const identity = facts.length === 0 ? phrase`` : phrase` (${joinPhrases(facts)})`;
  const sentence = phrase`${name} ${describeOutcome(report.mode, result)}${because}${after}${identity}.`;
  return joinPhrases([sentence, ...consequencesOf(report, result)], phrase` `);
}

/** What the service says, what is lost, what a reader can try, and which operation it is. */
function consequencesOf(report: Report, result: LegResult, identity: readonly Phrase[] = []): Phrase[] {
  const { operation, outcome, problem, loss } = result;
  const error = operation?.error ?? problem?.message ?? '';
  const hint = hintOf(report, result);
  const further = [
    ...(loss === null || outcome === 'passed' ? [] : [phrase`Besides, ${loss}.`]),
    ...(hint === null ? [] : [hint]),
    ...identity,
  ];
  const stop = further.length === 0 || /[.!?]\s*$/u.test(error) ? '' : '.';
  return error === '' ? further : [phrase`${error}${stop}`, ...further];
}
