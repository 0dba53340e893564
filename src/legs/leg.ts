import type { Operation } from '../contree/types.ts';
import type { ContreeError } from '../contree/contree-error.ts';

/** One operation this step follows. */
export interface Leg {
  /** Unique within the step. Untrusted text like any other. */
  readonly name: string;
  /** Lower-case, with hyphens. */
  readonly uuid: string;
  /** Whatever it comes to counts as exit code 0; absent when whoever started it did not say so. */
  readonly allowFailure?: boolean;
}

export const OUTCOMES = ['passed', 'failed', 'cancelled', 'timed-out', 'active', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What became of the request to cancel a leg. */
export type CancelResult = 'accepted' | 'finished' | 'rejected' | 'failed';

/**
 * How far a leg is on its way to being an operation: still to be started, started, refused by the service, or lost: the
 * start may have arrived, and nobody knows as which operation.
 */
export type Start = 'planned' | 'started' | 'refused' | 'lost';

/** What is known of one leg, before it is judged. */
export interface LegFacts {
  readonly leg: { readonly name: string; /** Null unless it was started. */ readonly uuid: string | null };
  readonly start: Start;
  /** How often it was started. */
  readonly attempts: number;
  /** As last seen; null when it was never read. Its outputs hold the excerpt that log and summary may show. */
  readonly operation: Operation | null;
  /** Its event stream was open: the operation had begun, though it may never have been read. */
  readonly begun: boolean;
  /** Why it could not be started, read or cancelled; null when nothing went wrong. */
  readonly problem: ContreeError | null;
  /** The wait's deadline passed while it was active. */
  readonly timedOut: boolean;
  readonly cancel: CancelResult | null;
  /** What was to be kept of it and was not, such as a file to collect; null when nothing is missing. Untrusted. */
  readonly loss: string | null;
  /** Whatever it comes to counts as exit code 0. */
  readonly allowFailure: boolean;
}

/** What is known of a leg when the step ends. */
export interface LegResult extends LegFacts {
  readonly outcome: Outcome;
  /** What this leg contributes to the step's exit code. */
  readonly exitCode: number;
}
