import { ContreeError } from '../contree/contree-error.ts';
import { limitIn } from '../contree/token-info.ts';
import type { Call, WhoAmI } from '../contree/types.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import { signalsUntil } from '../legs/after-deadline.ts';
import {
  type CommandLimit,
  commandLimit,
  type DefaultLimit,
  defaultLimit,
  type StepLimits,
} from '../legs/command-limit.ts';
import { joinLogText, logLine, type LogText } from '../report/text/escape.ts';
import { formatDuration } from '../report/text/format.ts';
import { checkTimeouts } from './check-timeouts.ts';
import type { Context } from './context.ts';

/** The limit of a command by what its plan gives; null when nothing is sent, so that the service's own default holds. */
export type LimitOf = (plan: { readonly timeout: number | null }) => CommandLimit | null;

/**
 * The share of the step's time that may pass until it is known what the service allows the token, and the most milliseconds.
 */
const SHARE = 1 / 10;
const LONGEST_WAIT = 5_000;

/**
 * Until when the service may say what it lets the token do: such a limit is a help, and must not hold the legs of a step up.
 * Milliseconds since the epoch.
 */
export function tokenReadUntil(now: number, deadline: number): number {
  return now + Math.min((deadline - now) * SHARE, LONGEST_WAIT);
}

/**
 * Asks the service once how long it lets commands run, checks the limits that are given, and logs those that hold.
 * @throws {InvalidInputs} with all that are too long
 */
export async function limitCommands(inputs: RunInputs, context: Context, call: Call): Promise<LimitOf> {
  const { log, token } = context;
  const found = await token.read(call);
  const longest = limitIn(found, 'instance_max_timeout');
  if (longest === null) {
    log.debug(logLine`How long the service lets a command run is not known: ${whyUnknown(found)}`);
  } else {
    checkTimeouts(inputs.timeouts, longest);
  }
  const step = stepLimits(inputs);
  const byDefault = defaultLimit(step, longest);
  if (call.signal?.aborted !== true) logLimits(inputs, byDefault, context);
  return ({ timeout }) => {
    const ms = timeout ?? byDefault?.ms ?? null;
    return ms === null ? null : commandLimit(ms, step, longest);
  };
}

function whyUnknown(found: WhoAmI | ContreeError | null): string {
  if (found === null) return 'no reply came in time.';
  return found instanceof ContreeError ? found.message : 'it names no instance_max_timeout.';
}

function stepLimits({ timeout, onTimeout, detach, cleanup }: RunInputs): StepLimits {
  return { timeout, onTimeout, outlived: detach || (onTimeout === 'leave' && cleanup !== 'always') };
}

const SET_BY: Readonly<Record<DefaultLimit['setBy'], LogText>> = {
  timeout: logLine`the step's timeout`,
  'stop-grace': logLine`the step's timeout and stop-grace`,
  outliving: logLine`the default for legs that may outlive the step`,
  service: logLine`the longest that the service allows`,
};

function logLimits(inputs: RunInputs, byDefault: DefaultLimit | null, { log }: Context): void {
  const { detach, onTimeout, plan, timeout } = inputs;
  const commands = [...plan.legs, ...(plan.setup === null ? [] : [plan.setup])];
  const given = commands.flatMap((command) => command.timeout ?? []);
  const needsDefault = given.length < commands.length;
  const limits = joinLogText(
    [
      ...(given.length > 0 ? [logLine`${rangeOf(given)} as given`] : []),
      ...(needsDefault ? [defaultText(byDefault)] : []),
    ],
    ' or ',
  );
  const waits = detach ? logLine`starting may take` : logLine`the step waits`;
  log.info(logLine`Commands may run ${limits} · ${waits} up to ${formatDuration(timeout / 1000)}`);
  if (!needsDefault || typeof onTimeout !== 'object' || byDefault?.setBy !== 'service') return;
  const enough = byDefault.ms - signalsUntil(0) - onTimeout.stopGrace;
  const advice = enough > 0 ? logLine`give a timeout of ${enough / 1000}s or less` : logLine`give a shorter stop-grace`;
  log.warning(
    logLine`on-timeout: stop may come too late, since the service ends each command after ${formatDuration(byDefault.ms / 1000)}: ${advice}.`,
  );
}

/** `5 min`, or `5 min to 1 h`. Takes milliseconds. */
function rangeOf(limits: readonly number[]): string {
  const ends = [Math.min(...limits), Math.max(...limits)].map((ms) => formatDuration(ms / 1000));
  return [...new Set(ends)].join(' to ');
}

function defaultText(byDefault: DefaultLimit | null): LogText {
  if (byDefault === null) return logLine`as long as the service lets them (it does not say how long)`;
  return logLine`${formatDuration(byDefault.ms / 1000)} (run-timeout is not given: ${SET_BY[byDefault.setBy]})`;
}
