import type { GivenTimeout } from '../plan/given-timeouts.ts';
import { RETRY_REASONS, type RetryReason } from '../start/retry.ts';
import { InvalidInputs } from '../values/problems.ts';
import { listed } from '../values/place.ts';
import { alternatives, parseChoice, parseInteger, parseList, quote } from '../values/values.ts';
import { givenAmong, inputReader } from './input-reader.ts';
import type { InputSource } from './input-source.ts';

export interface RetrySettings {
  /** How often a leg is started again at most. */
  readonly retries: number;
  /** After what. */
  readonly retryOn: readonly RetryReason[];
}

/**
 * The inputs `retries` and `retry-on`.
 * @param detach whether the step does not wait for its legs, and so cannot know how they end
 * @throws {InvalidInputs}
 */
export function readRetries(source: InputSource, detach: boolean): RetrySettings {
  const { read } = inputReader(source);
  const retries = read('retries', (text) => parseInteger(text, { least: 0, greatest: 100 }));
  const words = read('retry-on', (text) => parseList(text).map((word) => parseChoice(word, RETRY_REASONS)));
  const retryOn = RETRY_REASONS.filter((reason) => words.includes(reason));
  const isGiven = givenAmong(source, ['retry-on']).length > 0;
  if (retryOn.length === 0) throw problemOf(`it is empty: use ${alternatives(RETRY_REASONS)}`);
  if (isGiven && retries === 0)
    throw problemOf('it has no effect, because retries is 0: set retries, or drop retry-on');
  const ends = retryOn.filter((reason) => reason !== 'platform');
  if (detach && ends.length > 0) {
    throw problemOf(
      `${listed(ends.map(quote))} cannot be used with detach, since the step does not wait for its legs: drop one of the two`,
    );
  }
  return { retries, retryOn };
}

/**
 * Without a limit of their own, commands run for as long as the step waits, and no time is left for another try.
 * @param timeouts the limits of commands that the step gives
 * @throws {InvalidInputs}
 */
export function checkRetriedTimeout({ retryOn }: RetrySettings, timeouts: readonly GivenTimeout[]): void {
  if (!retryOn.includes('timeout') || timeouts.length > 0) return;
  throw problemOf('"timeout" has no effect, because no leg has a time limit: set run-timeout, or drop "timeout"');
}

function problemOf(problem: string): InvalidInputs {
  return new InvalidInputs([`retry-on: ${problem}`]);
}
