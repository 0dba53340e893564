import type { LegResult } from '../../legs/leg.ts';
import type { LogText } from '../text/escape.ts';
import { formatDuration } from '../text/format.ts';
import { describeOutcome, durationOf, legName, remarksOf, tryPhrase } from '../text/leg-phrase.ts';
import { figure, joinPhrases, phrase, phraseLog, type Phrase } from '../text/phrase.ts';

/** How many of the active legs a sign of life names. */
const NAMED_LEGS = 3;

export interface Progress {
  readonly settled: number;
  readonly total: number;
}

/**
 * `4/12 done · unit passed · exit 0 · 12.3 s`. Progress is null for the preparation, which is not counted.
 * @param more to stand at the end
 */
export function settledLine(progress: Progress | null, result: LegResult, more: readonly Phrase[] = []): LogText {
  const exitCode = result.outcome === 'passed' ? (result.operation?.exitCode ?? null) : null;
  return dotted([
    ...(progress === null ? [] : [settledCount(progress)]),
    phrase`${legName(result)} ${describeOutcome('wait', result)}`,
    ...remarksOf(result),
    ...(exitCode === null ? [] : [phrase`exit ${exitCode}`]),
    ...durationOf(result),
    ...more,
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

/** A leg that is active; `seconds` is null where it is not known since when. */
export interface RunningLeg extends Pick<LegResult, 'leg'> {
  readonly seconds: number | null;
}

export interface Waiting {
  /** Null for the preparation. */
  readonly progress: Progress | null;
  /** Of the active legs; null where a leg was not read yet. */
  readonly statuses: readonly (string | null)[];
  /** The active legs, the longest running first. */
  readonly running: readonly RunningLeg[];
  readonly planned: number;
  readonly secondsLeft: number;
}

/**
 * `still waiting · 4/12 done · 5 executing, 2 not started yet · longest: unit for 3 min, e2e for 58 s, docs · 10 min left`,
 * without `longest` where all are named.
 */
export function waitingLine({ progress, statuses, running, planned, secondsLeft }: Waiting): LogText {
  const byWord = [...Map.groupBy(statuses, (status) => status?.toLowerCase() ?? 'not read yet')];
  const byCount = byWord.sort(([, one], [, other]) => other.length - one.length);
  const states = byCount.map(([word, { length }]) => phrase`${length} ${word}`);
  if (planned > 0) states.push(phrase`${planned} not started yet`);
  return dotted([
    ...(progress === null ? [phrase`still setting up`] : [phrase`still waiting`, settledCount(progress)]),
    ...(states.length > 0 ? [joinPhrases(states)] : []),
    ...(progress === null || running.length === 0 ? [] : [runningPhrase(running)]),
    phrase`${figure(formatDuration(Math.max(secondsLeft, 0)))} left`,
  ]);
}

function runningPhrase(running: readonly RunningLeg[]): Phrase {
  const named = running.slice(0, NAMED_LEGS).map(({ leg, seconds }) => {
    const name = legName({ leg });
    return seconds === null ? name : phrase`${name} for ${figure(formatDuration(seconds))}`;
  });
  const lead = running.length > NAMED_LEGS ? phrase`longest: ` : phrase``;
  return phrase`${lead}${joinPhrases(named)}`;
}

function settledCount({ settled, total }: Progress): Phrase {
  return phrase`${settled}/${total} done`;
}

function dotted(parts: readonly Phrase[]): LogText {
  return phraseLog(joinPhrases(parts, phrase` · `));
}
