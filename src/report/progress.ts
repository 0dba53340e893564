import type { LegResult } from '../legs/leg.ts';
import type { LogText } from './escape.ts';
import { formatDuration } from './format.ts';
import { describeOutcome, durationOf, legName, remarksOf, tryPhrase } from './leg-phrase.ts';
import { figure, joinPhrases, phrase, phraseLog, type Phrase } from './phrase.ts';

export interface Progress {
  readonly settled: number;
  readonly total: number;
}

/** `4/12 settled · unit passed · exit 0 · 12.3 s`. Progress is null for the preparation, which is not counted. */
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

/** `unit failed with exit 1 on try 1 of 3 · 12.3 s · starting it again` */
export function retryLine(result: LegResult): LogText {
  const { operation } = result;
  const isSilent = operation?.exitCode === null && operation.signal === null && !operation.sandboxTimedOut;
  const how = isSilent ? phrase` without an exit code` : phrase``;
  return dotted([
    phrase`${legName(result)} ${describeOutcome('wait', result)}${how} on ${tryPhrase(result)}`,
    ...durationOf(result),
    phrase`starting it again`,
  ]);
}

/**
 * `still waiting · 4/12 settled · 5 executing, 2 not started yet · 2 min 10 s left`. No progress: the preparation.
 * @param statuses of the active legs; null where a leg was not read yet
 */
export function waitingLine(
  progress: Progress | null,
  statuses: readonly (string | null)[],
  planned: number,
  secondsLeft: number,
): LogText {
  const byWord = [...Map.groupBy(statuses, (status) => status?.toLowerCase() ?? 'not read yet')];
  const byCount = byWord.sort(([, one], [, other]) => other.length - one.length);
  const states = byCount.map(([word, { length }]) => phrase`${length} ${word}`);
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
