import type { LegResult } from '../legs/leg.ts';
import { formatDuration } from './format.ts';
import type { LogText } from './escape.ts';
import { describeOutcome, nameOf, remarksOn } from './leg-phrase.ts';
import { figure, joined, listed, phrase, phraseLog, type Phrase } from './phrase.ts';

/** How far a wait has come. */
export interface Progress {
  readonly settled: number;
  readonly total: number;
}

/** The line for a leg that just settled: `4/12 settled · unit passed · exit 0 · 12.3 s`; without the count for what is no leg. */
export function settledLine(progress: Progress | null, result: LegResult): LogText {
  const { operation, outcome } = result;
  const count = progress === null ? [] : [settledOf(progress)];
  const parts = [...count, phrase`${nameOf(result)} ${describeOutcome('wait', result)}`, ...remarksOn(result)];
  if (outcome === 'passed' && operation?.exitCode !== undefined && operation.exitCode !== null) {
    parts.push(phrase`exit ${operation.exitCode}`);
  }
  if (operation?.duration !== undefined && operation.duration !== null) {
    parts.push(phrase`${figure(formatDuration(operation.duration))}`);
  }
  return phraseLog(dotted(parts));
}

/**
 * The sign of life: `still waiting · 4/12 settled · 5 executing, 2 to be started · 2 min 10 s left`. `statuses` are those of
 * the legs that are still active, null where a leg was not read yet; `planned` legs wait for their start.
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
  if (planned > 0) states.push(phrase`${planned} to be started`);
  const parts = progress === null ? [phrase`still setting up`] : [phrase`still waiting`, settledOf(progress)];
  if (states.length > 0) parts.push(listed(states));
  parts.push(phrase`${figure(formatDuration(Math.max(secondsLeft, 0)))} left`);
  return phraseLog(dotted(parts));
}

function settledOf({ settled, total }: Progress): Phrase {
  return phrase`${settled}/${total} settled`;
}

function dotted(parts: readonly Phrase[]): Phrase {
  return joined(parts, phrase` · `);
}
