import type { LegResult } from '../legs/leg.ts';
import { formatDuration } from './duration.ts';
import { logLine } from './escape.ts';
import { fateOf, nameOf } from './fate.ts';
import type { Log } from './log.ts';
import { phrase, phraseLog, type Phrase } from './phrase.ts';
import type { Report } from './report.ts';
import { verdictSentence } from './verdict-sentence.ts';

/** Legs with an annotation of their own; with the verdict's they stay below the platform's limit of 10. */
const ANNOTATED_LEGS = 8;

/**
 * Marks a step that fails: one error with the verdict, one for each of the first eight legs that made it fail. A step
 * that passes gets none.
 */
export function annotate(report: Report, log: Log): void {
  if (report.verdict.exitCode === 0) return;
  log.error(phraseLog(verdictSentence(report)));
  const failing = report.results.filter(({ exitCode }) => exitCode > 0);
  for (const result of failing.slice(0, ANNOTATED_LEGS)) log.error(phraseLog(legSentence(report, result)));
  const more = failing.length - ANNOTATED_LEGS;
  if (more > 0) log.info(logLine`and ${more} more`);
}

/** What the reader of a failed leg can look at first; empty where the fate says it all. */
export function hintOf({ outcome, operation, cancel }: LegResult): Phrase {
  if (outcome === 'timed-out') {
    const free = cancel === null ? phrase`, or set on-timeout: cancel to free the sandbox` : phrase``;
    return phrase`Give the step a longer timeout${free}.`;
  }
  if (outcome !== 'failed' || operation === null) return phrase``;
  if (operation.sandboxTimedOut) return phrase`The command has a time limit of its own, given when it was started.`;
  if (operation.exitCode === 126) return phrase`Exit 126: the command is there but may not be executed.`;
  if (operation.exitCode === 127) return phrase`Exit 127: the image has no such command.`;
  if (operation.exitCode === 137) return phrase`Exit 137 is signal 9: often the sandbox ran out of memory.`;
  return operation.signal === 9 ? phrase`Signal 9: often the sandbox ran out of memory.` : phrase``;
}

function legSentence(report: Report, result: LegResult): Phrase {
  const { leg, operation, problem } = result;
  const duration = operation?.duration ?? null;
  const after = duration === null ? phrase`` : phrase` after ${formatDuration(duration)}`;
  const error = operation?.error ?? problem?.message ?? '';
  return spaced([
    phrase`${nameOf(result)} ${fateOf(report.mode, result)}${after} (${leg.uuid}).`,
    error === '' ? phrase`` : phrase`${error}`,
    hintOf(result),
  ]);
}

function spaced(phrases: readonly Phrase[]): Phrase {
  const present = phrases.filter(({ literals, values }) => values.length > 0 || literals.join('') !== '');
  return present.reduce((text, next) => phrase`${text} ${next}`);
}
