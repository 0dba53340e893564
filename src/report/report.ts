import type { LegResult } from '../legs/leg.ts';
import type { RunRecord } from '../legs/run-record.ts';
import type { ModeName, Verdict } from '../legs/verdict.ts';

/** All that a mode knows when it ends: what log, outputs, summary and annotations are made of. */
export interface Report {
  readonly mode: ModeName;
  readonly verdict: Verdict;
  /** In the order given. */
  readonly results: readonly LegResult[];
  /** Mode run: the imports and the setup that came before the legs; in other modes empty. */
  readonly preparation: readonly LegResult[];
  readonly record: Pick<RunRecord, 'setup' | 'collected'>;
  /** Mode run: the step starts its legs and leaves them to others. */
  readonly detached: boolean;
  /** Milliseconds since the epoch: when the mode began and ended. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Why the step stopped before its legs did: a crash, bad inputs, a signal; null when it ran to its end. Untrusted. */
  readonly stopped: string | null;
}
