import type { LegResult } from '../legs/leg.ts';
import type { LogText } from './escape.ts';
import { formatDuration } from './format.ts';
import { describeOutcome, durationOf, legName, remarksOf } from './leg-phrase.ts';
import { figure, joinPhrases, phrase, phraseLog, type Phrase } from './phrase.ts';

export interface Progress {
  readonly settled: number;
  readonly total: number;
}

/**
 * The line for a leg that just settled: `4/12 settled · unit passed · exit 0 · 12.3 s`.
 * @param progress null for a part of the preparation, which is not counted
 */
export function settledLine(progress: Progress | null, result: LegResult): LogText {
  const exitCode = result.outcome === 'passed' ? (result.operation?.exitCode ?? null) : null;
  return dotted([
    ...(progress === null ? [] : [settledCount(progress)]),
    phrase`${legName(result)} ${describeOutcome('wait', result)}`,
    ...remarksOf(result),
    ...(exitCode === null ? [] : [phrase`exit ${exitCode}`]),
    ...durationOf(result),
  ]);
}

/**
 * The heartbeat: `still waiting · 4/12 settled · 5 executing, 2 not started yet · 2 min 10 s left`.
 * @param progress null during the preparation
 * @param statuses of the active legs; null where a leg was not read yet
 * @param planned how many legs wait for their start
 */
export function waitingLine(
  progress: Progress | null,
  statuses: readonly (string | null)[],
  planned: number,
  secondsLeft: number,
): LogText {
  const counts = new Map<string, number>();
  for (const status of statuses) {
    const word = status?.toLowerCase() ?? 'not read yet';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([, left], [, right]) => right - left);
  const states = byCount.map(([word, count]) => phrase`${count} ${word}`);
  if (planned > 0) states.push(phrase`${planned} not started yet`);
  return dotted([
    ...(progress === null ? [phrase`still setting up`] : [phrase`still waiting`, settledCount(progress)]),
    ...(states.length > 0 ? [joinPhrases(states)] : []),
    phrase`${figure(formatDuration(Math.max(secondsLeft, 0)))} left`,
  ]);
}

function settledCount({ settled, total }: Progress): Phrase {
  return phrase`${settled}/${total} settled`;
}

function dotted(parts: readonly Phrase[]): LogText {
  return phraseLog(joinPhrases(parts, phrase` · `));
}
