import type { LegResult } from '../legs/leg.ts';
import type { ModeName, Verdict } from '../legs/verdict.ts';

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
