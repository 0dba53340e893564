import type { Operation } from '../../contree/types.ts';
import { type CommandLimit, reachedLimit } from '../../legs/command-limit.ts';
import type { LegResult } from '../../legs/leg.ts';
import { isTerminal } from '../../contree/status.ts';
import { formatBytes, formatDuration } from './format.ts';
import { figure, type Figure, phrase, phraseLog, type Phrase } from './phrase.ts';
import type { Report } from '../report.ts';

/** What a reader of the failure can try first; null where the outcome says it all. */
export function hintOf(report: Pick<Report, 'mode' | 'preparation' | 'stopped'>, result: LegResult): Phrase | null {
  const { outcome, operation } = result;
  if (outcome === 'timed-out') return hintOfTimeout(report, result);
  if (outcome !== 'failed' || operation === null) return null;
  if (operation.sandboxTimedOut) return hintOfLimit(report, result);
  if (operation.exitCode === 126) return phrase`Exit 126: the command exists but is not executable.`;
  if (operation.exitCode === 127) return phrase`Exit 127: the image has no such command.`;
  if (operation.exitCode === 137) return phrase`Exit 137 is signal 9: ${memoryReason(operation)}`;
  return operation.signal === 9 ? phrase`Signal 9: ${memoryReason(operation)}` : null;
}

/** Of a process that no limit of time killed. */
function memoryReason({ memory }: Operation): Phrase {
  const peak = memory === null ? phrase`` : phrase` Its peak was ${figure(formatBytes(memory))}.`;
  return phrase`most often the sandbox ran out of memory.${peak}`;
}

/** The hints of these legs, each with the first leg that it is for: a page says it once. */
export function distinctHints(
  report: Pick<Report, 'mode' | 'preparation' | 'stopped'>,
  results: readonly LegResult[],
): ReadonlyMap<LegResult, Phrase> {
  const hints = results.map((result) => [result, hintOf(report, result)] as const);
  const said = new Set<string>();
  const isNew = (hint: Phrase): boolean => said.size < said.add(String(phraseLog(hint))).size;
  return new Map(hints.flatMap(([result, hint]) => (hint !== null && isNew(hint) ? [[result, hint]] : [])));
}

/** The deadline came first, also where the command then ran into its own limit. */
function hintOfTimeout({ stopped }: Pick<Report, 'stopped'>, result: LegResult): Phrase {
  const { operation, cancel, leg, limit, stopGrace } = result;
  const hasEnded = operation !== null && isTerminal(operation.status);
  if (stopGrace !== null && !hasEnded) {
    // Stopped, more time would not have helped.
    if (stopped !== null) return phrase`The step was stopped before the leg had ended.`;
    return phrase`Give the step a longer timeout, or a longer stop-grace.`;
  }
  if (operation?.sandboxTimedOut === true && limit !== null) {
    return hintOfLongest(limit) ?? phrase`Give the step a longer timeout, and run-timeout with it where it is given.`;
  }
  const mayRun = cancel === null && leg.uuid !== null && !hasEnded;
  const free = mayRun ? phrase`, or set on-timeout: cancel to free the sandbox` : phrase``;
  const most =
    limit?.isLongest === true ? phrase` The service lets a command run for ${shown(limit)} at most.` : phrase``;
  return phrase`Give the step a longer timeout${free}.${most}`;
}

function hintOfLimit({ mode, preparation }: Pick<Report, 'mode' | 'preparation'>, result: LegResult): Phrase {
  if (mode !== 'run')
    return phrase`The timeout of this step does not change that limit: start the command with a longer run-timeout.`;
  const { limit, operation } = result;
  if (limit !== null && operation !== null && !reachedLimit(limit, operation)) {
    return phrase`The service ended it before its limit of ${shown(limit)}: give it less to do.`;
  }
  const own = preparation.includes(result) ? phrase`` : phrase`, or a timeout of its own`;
  return hintOfLongest(limit) ?? phrase`Give it a longer run-timeout${own}.`;
}

/** Null where a longer one may be given, or that is not known. */
function hintOfLongest(limit: CommandLimit | null): Phrase | null {
  if (limit?.isLongest !== true) return null;
  return phrase`Its limit, ${shown(limit)}, is the longest that the service allows: give it less to do.`;
}

function shown({ ms }: CommandLimit): Figure {
  return figure(formatDuration(ms / 1000));
}
