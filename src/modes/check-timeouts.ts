import type { GivenTimeout } from '../plan/given-timeouts.ts';
import { Problems } from '../values/problems.ts';
import { InvalidValue } from '../values/values.ts';

/** The most problems that are named; the rest are counted. */
const MOST_PROBLEMS = 50;

/**
 * Checks each time limit against the longest that the service allows the token.
 * @param longest seconds
 * @throws {InvalidInputs} with all that are too long
 */
export function checkTimeouts(given: readonly GivenTimeout[], longest: number): void {
  const problems = new Problems();
  for (const { where, text, timeout } of given) {
    if (Math.ceil(timeout / 1000) <= longest) continue;
    const problem = 'is longer than the service lets a command of this token run';
    problems.add(where, new InvalidValue(text, `${problem}: use ${String(longest)}s or less`));
  }
  problems.throwIfAny(MOST_PROBLEMS);
}
