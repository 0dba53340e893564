import type { LegResult, Outcome } from '../legs/leg.ts';

export type ModeName = 'wait' | 'show' | 'cancel' | 'list';

/** What the step as a whole came to. */
export interface Verdict {
  /** 0 to 255. */
  readonly exitCode: number;
  readonly outcome: Exclude<Outcome, 'active' | 'unknown'>;
  /** How many legs ended how. */
  readonly counts: Readonly<Record<Outcome, number>>;
}

/** All that a mode knows when it ends: what log, outputs, summary and annotations are made of. */
export interface Report {
  readonly mode: ModeName;
  readonly verdict: Verdict;
  /** In the order given. */
  readonly results: readonly LegResult[];
  /** Milliseconds since the epoch: when the mode began and ended. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Why the step stopped before its legs did: a crash, bad inputs, a signal; null when it ran to its end. Untrusted. */
  readonly stopped: string | null;
}
