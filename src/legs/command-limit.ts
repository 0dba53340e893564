import type { Operation } from '../contree/types.ts';
import { type AtDeadline, signalsUntil } from './after-deadline.ts';

/** The time limit of a leg's or a setup's command, as its start sends it. */
export interface CommandLimit {
  /** Milliseconds. */
  readonly ms: number;
  /** The step's deadline comes before it, since no command starts before the step does. */
  readonly outlastsStep: boolean;
  /** The service allows no longer one. */
  readonly isLongest: boolean;
}

/** Of a command for which no limit is given. */
export interface DefaultLimit {
  /** Milliseconds. */
  readonly ms: number;
  readonly setBy: 'timeout' | 'stop-grace' | 'outliving' | 'service';
}

/** What the default depends on. */
export interface StepLimits {
  /** Of the step, in milliseconds. */
  readonly timeout: number;
  readonly onTimeout: AtDeadline;
  /** The step, or its job, may end before its legs, and that is meant. */
  readonly outlived: boolean;
}

/** Milliseconds that a leg has at least which may outlive the step: the `timeout` of a run that gives none. */
const OUTLIVING = 3_600_000;

/**
 * The step's timeout, at most what the service allows.
 *
 * - With `on-timeout: stop` the grace is added, else the service would kill a command that still writes its reports.
 * - Where legs may outlive the step, its timeout says how long it waits, or only how long starting may take: they have an hour
 *   at least.
 *
 * Null, so that nothing is sent and the service's own default holds, when the service does not say what it allows. It is not
 * documented what a limit beyond that comes to (API reference, 2.5): a start that is refused would fail a leg that runs
 * without one.
 *
 * @param longest seconds that the service allows; null when it does not say
 */
export function defaultLimit(step: StepLimits, longest: number | null): DefaultLimit | null {
  if (longest === null) return null;
  const wanted = wantedLimit(step);
  return longest * 1000 < wanted.ms ? { ms: longest * 1000, setBy: 'service' } : wanted;
}

/** The default, before what the service allows. */
function wantedLimit({ timeout, onTimeout, outlived }: StepLimits): DefaultLimit {
  if (outlived && timeout < OUTLIVING) return { ms: OUTLIVING, setBy: 'outliving' };
  if (typeof onTimeout !== 'object') return { ms: timeout, setBy: 'timeout' };
  return { ms: signalsUntil(timeout) + onTimeout.stopGrace, setBy: 'stop-grace' };
}

/** @param longest seconds that the service allows; null when it does not say */
export function commandLimit(
  ms: number,
  { timeout }: Pick<StepLimits, 'timeout'>,
  longest: number | null,
): CommandLimit {
  return { ms, outlastsStep: ms >= timeout, isLongest: longest !== null && ms >= longest * 1000 };
}

/** The share of its limit that a command has run at least when that ended it: what the service measures is not exact. */
const REACHED = 0.9;

/**
 * Whether the limit that the step sent can have ended the command. The service may have one of its own, which ends a command
 * sooner. True where the service does not say how long it ran.
 */
export function reachedLimit({ ms }: CommandLimit, { elapsed, duration }: Operation): boolean {
  const seconds = Math.max(elapsed ?? 0, duration ?? 0);
  return seconds === 0 || seconds * 1000 >= ms * REACHED;
}
