import type { LegResult } from '../legs/leg.ts';
import { formatDuration } from './format.ts';
import { logLine } from './escape.ts';
import { describeOutcome, nameOf, remarksOn } from './leg-phrase.ts';
import type { Log } from './log.ts';
import { figure, joined, listed, phrase, phraseLog, type Phrase } from './phrase.ts';
import { failedPreparation, preparationName, reasonNotStarted } from './report.ts';
import type { Report } from './report.ts';
import { failingLegs, verdictSentence } from './verdict-sentence.ts';

/** Legs with an annotation of their own; with the verdict's they stay below the platform's limit of 10. */
const ANNOTATED_LEGS = 8;

/**
 * Marks a step that fails: one error with the verdict, one for each of the first eight legs that made it fail, what was
 * to prepare them before them. A step that passes gets none.
 */
export function annotate(report: Report, log: Log): void {
  if (report.verdict.exitCode === 0) return;
  log.error(phraseLog(verdictSentence(report)));
  const failing = annotated(report);
  for (const result of failing.slice(0, ANNOTATED_LEGS)) log.error(phraseLog(legSentence(report, result)));
  const more = failing.length - ANNOTATED_LEGS;
  if (more > 0) log.info(logLine`and ${more} more`);
}

/** What the reader of a failed leg can look at first; empty where the fate says it all. */
export function hintOf({ mode, preparation }: Pick<Report, 'mode' | 'preparation'>, result: LegResult): Phrase {
  const { outcome, operation, cancel, leg } = result;
  if (outcome === 'timed-out') {
    const mayRun = cancel === null && leg.uuid !== null;
    const free = mayRun ? phrase`, or set on-timeout: cancel to free the sandbox` : phrase``;
    return phrase`Give the step a longer timeout${free}.`;
  }
  if (outcome !== 'failed' || operation === null) return phrase``;
  if (operation.sandboxTimedOut) {
    if (mode !== 'run') return phrase`The command has a time limit of its own, given when it was started.`;
    const own = preparation.includes(result) ? phrase`` : phrase`, or a timeout of its own`;
    return phrase`Give it a longer run-timeout${own}.`;
  }
  if (operation.exitCode === 126) return phrase`Exit 126: the command is there but may not be executed.`;
  if (operation.exitCode === 127) return phrase`Exit 127: the image has no such command.`;
  if (operation.exitCode === 137) return phrase`Exit 137 is signal 9: often the sandbox ran out of memory.`;
  return operation.signal === 9 ? phrase`Signal 9: often the sandbox ran out of memory.` : phrase``;
}

/** After a preparation that did not pass, legs that therefore never were started have nothing to add. */
function annotated(report: Report): LegResult[] {
  const legs = failingLegs(report);
  if (failedPreparation(report) === null) return legs;
  const preparation = report.preparation.filter(({ exitCode }) => exitCode > 0);
  return [...preparation, ...legs.filter(({ start }) => start !== 'planned')];
}

function legSentence(report: Report, result: LegResult): Phrase {
  const { leg, operation, outcome, problem, loss } = result;
  const name = report.preparation.includes(result) ? phrase`The ${preparationName(result)}` : nameOf(result);
  const duration = operation?.duration ?? null;
  const after =
    duration === null || outcome === 'passed' ? phrase`` : phrase` after ${figure(formatDuration(duration))}`;
  const facts = [...remarksOn(result), ...(leg.uuid === null ? [] : [phrase`${leg.uuid}`])];
  const identity = facts.length === 0 ? phrase`` : phrase` (${listed(facts)})`;
  const sentences = [
    phrase`${name} ${describeOutcome(report.mode, result)}${because(report, result)}${after}${identity}.`,
  ];
  const error = operation?.error ?? problem?.message ?? '';
  if (error !== '') sentences.push(phrase`${error}`);
  if (loss !== null && outcome !== 'passed') sentences.push(phrase`Besides, ${loss}.`);
  const hint = hintOf(report, result);
  if (!isEmpty(hint)) sentences.push(hint);
  return joined(sentences, phrase` `);
}

function because(report: Report, { start, timedOut }: LegResult): Phrase {
  if (start !== 'planned' || timedOut) return phrase``;
  const reason = reasonNotStarted(report);
  return isEmpty(reason) ? reason : phrase`: ${reason}`;
}

function isEmpty({ literals, values }: Phrase): boolean {
  return values.length === 0 && literals.join('') === '';
}
