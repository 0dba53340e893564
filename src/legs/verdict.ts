import { OUTCOMES, type LegResult, type Outcome } from './leg.ts';
import type { ModeName } from '../values/mode.ts';

export interface Verdict {
  /** 0 for success. It may exceed the 8 bits of a process's exit code. */
  readonly exitCode: number;
  readonly outcome: Exclude<Outcome, 'active' | 'unknown' | 'ended'>;
  readonly counts: Readonly<Record<Outcome, number>>;
}

export interface VerdictOptions {
  readonly mode: ModeName;
  readonly signal?: 'SIGINT' | 'SIGTERM' | undefined;
  /** The step rejected its inputs or crashed. */
  readonly broken?: boolean;
  /** It is broken since its deadline came before a leg could be started. */
  readonly outOfTime?: boolean;
  /** Mode cancel: whether cancelling a leg that had already ended is a failure. */
  readonly finishedFails?: boolean;
  /** Mode run: the step starts its legs and does not wait for them. */
  readonly detached?: boolean;
  /** Mode run: what must pass before a leg starts, such as the setup. */
  readonly preparation?: readonly LegResult[];
}

const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** The roll-up of all legs: the step's exit code, its outcome and its counts. */
export function verdict(results: readonly LegResult[], options: VerdictOptions): Verdict {
  const { mode, signal, broken = false, outOfTime = false, preparation = [] } = options;
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of results) counts[outcome] += 1;
  const all = [...preparation, ...results];
  const highest = all.reduce((code, { exitCode }) => Math.max(code, exitCode), 0);
  if (signal !== undefined) return { exitCode: SIGNAL_EXIT_CODES[signal], outcome: 'cancelled', counts };
  if (broken) return { exitCode: Math.max(highest, 1), outcome: outOfTime ? 'timed-out' : 'failed', counts };
  return { exitCode: highest, outcome: stepOutcome(highest, all, mode), counts };
}

/**
 * The result as it counts in this mode: with the leg's part of the step's exit code (`show` and `list` only report, `cancel`
 * counts failed cancels), and as active when a signal came before a leg that runs could be read. One whose start was lost
 * stays unknown: that it runs is known of no operation.
 */
export function weigh(judged: LegResult, options: VerdictOptions): LegResult {
  const { mode, signal, finishedFails = true, detached = false } = options;
  const { outcome, problem, start } = judged;
  const hasFinished = judged.cancel === 'finished';
  const mayRun = start === 'started' && !hasFinished;
  const unseen = outcome === 'unknown' && mayRun && (problem === null || judged.cancel !== null || !problem.isRefusal);
  // In mode cancel, the answer to the cancel decides on a leg that was not read.
  const result: LegResult =
    signal !== undefined && mode !== 'cancel' && unseen ? { ...judged, outcome: 'active' } : judged;
  switch (mode) {
    case 'wait':
      return result;
    case 'run': {
      // A leg that this step started counts as active until it is read.
      const isUnread = result.operation === null && result.problem === null && !hasFinished;
      const isOwn = result.start === 'started' && isUnread;
      const outcome = isOwn && result.outcome === 'unknown' ? 'active' : result.outcome;
      return { ...result, outcome, exitCode: detached && outcome === 'active' ? 0 : result.exitCode };
    }
    case 'show':
      return { ...result, exitCode: result.outcome === 'unknown' || result.loss !== null ? 1 : 0 };
    case 'list': {
      // A listing has no exit codes (API reference, 2.8), so a SUCCESS in it may be a command that failed.
      const mayHaveFailed = result.outcome === 'passed' && result.operation?.exitCode === null;
      return {
        ...result,
        outcome: mayHaveFailed ? 'ended' : result.outcome,
        exitCode: result.outcome === 'unknown' ? 1 : 0,
      };
    }
    case 'cancel': {
      const done = result.cancel === 'accepted' || (result.cancel === 'finished' && !finishedFails);
      return { ...result, exitCode: done ? 0 : 1 };
    }
  }
}

/** In mode cancel a failed cancel fails the step, regardless of the outcomes of its legs. */
function stepOutcome(exitCode: number, results: readonly LegResult[], mode: ModeName): Verdict['outcome'] {
  if (exitCode === 0) return 'passed';
  const failing = results.filter((result) => result.exitCode > 0);
  const has = (...outcomes: readonly Outcome[]): boolean => failing.some(({ outcome }) => outcomes.includes(outcome));
  if (mode === 'cancel' || has('failed', 'unknown') || failing.some(({ loss }) => loss !== null)) return 'failed';
  return has('timed-out') ? 'timed-out' : 'cancelled';
}
