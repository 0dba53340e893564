import type { Operation } from '../contree/types.ts';
import type { ContreeError } from '../contree/errors.ts';

/** One operation this step follows. */
export interface Leg {
  /** Unique within the step. Untrusted text like any other. */
  readonly name: string;
  /** Lower-case, with hyphens. */
  readonly uuid: string;
}

export const OUTCOMES = ['passed', 'failed', 'cancelled', 'timed-out', 'active', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What became of the request to cancel a leg. */
export type CancelResult = 'accepted' | 'finished' | 'rejected' | 'failed';

/** What is known of a leg when the step ends. */
export interface LegResult {
  readonly leg: Leg;
  readonly outcome: Outcome;
  /** What this leg contributes to the step's exit code. */
  readonly exitCode: number;
  /** As last seen; null when it was never read. Its outputs hold the excerpt that log and summary may show. */
  readonly operation: Operation | null;
  /** Why it could not be read or cancelled; null when nothing went wrong. */
  readonly problem: ContreeError | null;
  /** The wait's deadline passed while it was active. */
  readonly timedOut: boolean;
  readonly cancel: CancelResult | null;
}
