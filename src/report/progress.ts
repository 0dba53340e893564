import type { LegResult } from '../legs/leg.ts';
import { formatDuration } from './duration.ts';
import type { LogText } from './escape.ts';
import { fateOf, nameOf } from './fate.ts';
import { listed, phrase, phraseLog, type Phrase } from './phrase.ts';

/** How far a wait has come. */
export interface Progress {
  readonly settled: number;
  readonly total: number;
}

/** The line for a leg that just settled: `4/12 settled · unit passed · exit 0 · 12.3 s`. */
export function settledLine(progress: Progress, result: LegResult): LogText {
  const { operation, outcome } = result;
  const parts = [settledOf(progress), phrase`${nameOf(result)} ${fateOf('wait', result)}`];
  if (outcome === 'passed' && operation?.exitCode !== undefined && operation.exitCode !== null) {
    parts.push(phrase`exit ${operation.exitCode}`);
  }
  if (operation?.duration !== undefined && operation.duration !== null) {
    parts.push(phrase`${formatDuration(operation.duration)}`);
  }
  return phraseLog(dotted(parts));
}

/**
 * The sign of life: `still waiting · 4/12 settled · 5 executing, 3 pending · 2 min 10 s left`. `statuses` are those of
 * the legs that are still active, null where a leg was not read yet.
 */
export function waitingLine(progress: Progress, statuses: readonly (string | null)[], secondsLeft: number): LogText {
  const counts = new Map<string, number>();
  for (const status of statuses) {
    const word = status?.toLowerCase() ?? 'not read yet';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([, left], [, right]) => right - left);
  const states = byCount.map(([word, count]) => phrase`${count} ${word}`);
  const parts = [phrase`still waiting`, settledOf(progress)];
  if (states.length > 0) parts.push(listed(states));
  parts.push(phrase`${formatDuration(secondsLeft)} left`);
  return phraseLog(dotted(parts));
}

function settledOf({ settled, total }: Progress): Phrase {
  return phrase`${settled}/${total} settled`;
}

function dotted([first, ...others]: readonly Phrase[]): Phrase {
  return others.reduce((line, part) => phrase`${line} · ${part}`, first ?? phrase``);
}
