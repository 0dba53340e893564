import type { GivenTimeout } from '../plan/given-timeouts.ts';
import type { ParsedSelection } from '../selection/parse.ts';
import type { RetryReason } from '../start/retry.ts';
import { listed } from '../values/place.ts';
import { givenAmong } from './input-reader.ts';
import type { InputName, InputSource } from './input-source.ts';

/** All in milliseconds. */
interface Limits {
  readonly retryOn: readonly RetryReason[];
  readonly timeouts: readonly Pick<GivenTimeout, 'timeout'>[];
  /** Of the step. */
  readonly timeout: number;
}

/**
 * A warning for the inputs among these that are given; none where none is.
 * @param why nothing uses them, such as `nothing is collected`
 */
export function warnUnused(source: InputSource, names: readonly InputName[], why: string): string[] {
  const given = givenAmong(source, names);
  if (given.length === 0) return [];
  const [they, them] = given.length === 1 ? ['it has', 'it'] : ['they have', 'them'];
  return [`${listed(given)}: ${they} no effect, because ${why}: drop ${them}`];
}

/** Of the inputs that say where keywords and references among the operations lead to, without any of these. */
export function warnUnusedLookups(source: InputSource, selections: readonly ParsedSelection[]): string[] {
  const entries = selections.flatMap((selection) => selection.entries);
  if (entries.length === 0) return [];
  const has = (word: string): boolean => entries.some((entry) => entry.kind === 'keyword' && entry.keyword === word);
  const looksIntoSession = has('session') || entries.some(({ kind }) => kind === 'history');
  const noReference = 'no operation is given as session, or as a reference such as @';
  return [
    ...(has('workflow') ? [] : warnUnused(source, ['since'], 'operations is not workflow')),
    ...(looksIntoSession ? [] : warnUnused(source, ['session'], noReference)),
  ];
}

/** Where each limit of a command is as long as the step waits: no time is left for another try. */
export function warnLateLimits({ retryOn, timeouts, timeout }: Limits): string[] {
  if (!retryOn.includes('timeout') || timeouts.some((limit) => limit.timeout < timeout)) return [];
  const advice = `set a run-timeout below ${String(timeout / 1000)}s, or a longer timeout`;
  return [
    `retry-on: "timeout" has no effect, because no time limit of a leg is shorter than the step's timeout: ${advice}`,
  ];
}
