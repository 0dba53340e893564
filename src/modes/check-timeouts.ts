import { ContreeError } from '../contree/contree-error.ts';
import { limitIn } from '../contree/token-info.ts';
import type { Call, WhoAmI } from '../contree/types.ts';
import type { GivenTimeout } from '../plan/given-timeouts.ts';
import { logLine } from '../report/escape.ts';
import { Problems } from '../values/problems.ts';
import { InvalidValue } from '../values/values.ts';
import type { Context } from './context.ts';

/** The share of the step's time that may pass until it is known what the service says of the token, and the most milliseconds. */
const SHARE = 1 / 10;
const LONGEST = 5_000;
/** The most problems that are named; the rest are counted. */
const MOST_PROBLEMS = 50;

/**
 * Until when the service may say what it lets the token do: such a limit is a help, and must not hold the legs of a step up.
 * Milliseconds since the epoch.
 */
export function tokenReadUntil(now: number, deadline: number): number {
  return now + Math.min((deadline - now) * SHARE, LONGEST);
}

/**
 * Checks each time limit against the longest that the service allows the token. A service that does not say it decides at
 * the start of each leg. It is asked only when a limit is given.
 * @throws {InvalidInputs} with all that are too long
 */
export async function checkTimeouts(
  given: readonly GivenTimeout[],
  { log, token }: Pick<Context, 'log' | 'token'>,
  call: Call,
): Promise<void> {
  if (given.length === 0) return;
  const found = await token.read(call);
  const longest = limitIn(found, 'instance_max_timeout');
  if (longest === null) {
    log.debug(
      logLine`How long the service lets a command run is not known, so run-timeout is not checked: ${whyUnknown(found)}`,
    );
    return;
  }
  const problems = new Problems();
  for (const { where, text, timeout } of given) {
    if (Math.ceil(timeout / 1000) <= longest) continue;
    const problem = 'is longer than the service lets a command of this token run';
    problems.add(where, new InvalidValue(text, `${problem}: use ${String(longest)}s or less`));
  }
  problems.throwIfAny(MOST_PROBLEMS);
}

function whyUnknown(found: WhoAmI | ContreeError | null): string {
  if (found === null) return 'no reply came in time.';
  return found instanceof ContreeError ? found.message : 'it names no instance_max_timeout.';
}
