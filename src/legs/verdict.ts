import { OUTCOMES, type LegResult, type Outcome } from './leg.ts';

export const MODES = ['wait', 'show', 'cancel', 'list', 'run'] as const;
export type ModeName = (typeof MODES)[number];

/** What the step as a whole came to. */
export interface Verdict {
  /** 0 when all is well. It may be more than a process can exit with. */
  readonly exitCode: number;
  readonly outcome: Exclude<Outcome, 'active' | 'unknown'>;
  /** How many legs ended how. */
  readonly counts: Readonly<Record<Outcome, number>>;
}

/** What, besides its legs, decides a step's verdict. */
export interface Circumstances {
  readonly mode: ModeName;
  /** The signal that ended the step, if one did. */
  readonly signal?: 'SIGINT' | 'SIGTERM' | undefined;
  /** The step stopped on its inputs or crashed. */
  readonly broken?: boolean;
  /** Mode cancel: whether cancelling a leg that had already ended is a failure. */
  readonly finishedFails?: boolean;
  /** Mode run: the step starts its legs and leaves them to others. */
  readonly detached?: boolean;
  /** Mode run: what had to pass before any leg could start, such as the setup. */
  readonly preparation?: readonly LegResult[];
}

const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** The roll-up of all legs: the step's exit code, its outcome and its counts. */
export function verdict(results: readonly LegResult[], circumstances: Circumstances): Verdict {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of results) counts[outcome] += 1;
  const all = [...(circumstances.preparation ?? []), ...results];
  const highest = all.reduce((code, { exitCode }) => Math.max(code, exitCode), 0);

  if (circumstances.signal !== undefined) {
    return { exitCode: SIGNAL_EXIT_CODES[circumstances.signal], outcome: 'cancelled', counts };
  }
  if (circumstances.broken === true) return { exitCode: Math.max(highest, 1), outcome: 'failed', counts };
  return { exitCode: highest, outcome: stepOutcome(highest, all, circumstances.mode), counts };
}

/**
 * The result as it counts in this mode: with what its leg adds to the step's exit code (`show` and `list` report, `cancel`
 * counts its own failures), and as active where a signal came before it could be read.
 */
export function weigh(judged: LegResult, circumstances: Circumstances): LegResult {
  const { mode, signal, finishedFails = true, detached = false } = circumstances;
  const { outcome, problem } = judged;
  const unseen = outcome === 'unknown' && (problem === null || judged.cancel !== null || !problem.isRefusal);
  // In mode cancel, what a leg without an answer is follows from the answer to its cancel.
  const result: LegResult =
    signal !== undefined && mode !== 'cancel' && unseen ? { ...judged, outcome: 'active' } : judged;
  switch (mode) {
    case 'wait':
      return result;
    case 'run': {
      // What this step started is active as long as nothing else is known of it.
      const isOwn = result.start === 'started' && result.operation === null && result.problem === null;
      const outcome = isOwn && result.outcome === 'unknown' ? 'active' : result.outcome;
      return { ...result, outcome, exitCode: detached && outcome === 'active' ? 0 : result.exitCode };
    }
    case 'show':
    case 'list':
      return { ...result, exitCode: result.outcome === 'unknown' ? 1 : 0 };
    case 'cancel': {
      const done = result.cancel === 'accepted' || (result.cancel === 'finished' && !finishedFails);
      return { ...result, exitCode: done ? 0 : 1 };
    }
  }
}

/** A failed cancel is a failure of the step itself, whatever its legs came to. */
function stepOutcome(exitCode: number, results: readonly LegResult[], mode: ModeName): Verdict['outcome'] {
  if (exitCode === 0) return 'passed';
  const failing = results.filter((result) => result.exitCode > 0);
  const has = (...outcomes: readonly Outcome[]): boolean => failing.some(({ outcome }) => outcomes.includes(outcome));
  if (mode === 'cancel' || has('failed', 'unknown') || failing.some(({ loss }) => loss !== null)) return 'failed';
  return has('timed-out') ? 'timed-out' : 'cancelled';
}
