import type { Operation } from '../contree/types.ts';
import type { ContreeError } from '../contree/contree-error.ts';
import type { CommandLimit } from './command-limit.ts';

export interface Leg {
  /** Unique within the step. Untrusted text like any other. */
  readonly name: string;
  /** Lower-case, with hyphens. */
  readonly uuid: string;
  /** Its outcome counts as exit code 0; absent when its start did not say so. */
  readonly allowFailure?: boolean;
}

/** `ended` is an operation of a listing with the status SUCCESS, which may have failed: listings have no exit codes. */
export const OUTCOMES = ['passed', 'failed', 'cancelled', 'timed-out', 'active', 'unknown', 'ended'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How the service answered the request to cancel a leg; failed without an answer. */
export type CancelResult = 'accepted' | 'finished' | 'rejected' | 'failed';

/** Refused by the service; lost: a start was sent and may have arrived, as an operation whose UUID is unknown. */
export type Start = 'planned' | 'started' | 'refused' | 'lost';

export interface LegFacts {
  readonly leg: { readonly name: string; /** Null unless it was started. */ readonly uuid: string | null };
  readonly start: Start;
  /** How often a start was sent, those included that were refused. */
  readonly attempts: number;
  /** How often it may be started, with all retries. */
  readonly mostAttempts: number;
  /** Operations of the leg that ended and were followed by another try, the oldest first. */
  readonly earlier: readonly LegResult[];
  /**
   * As last seen, without its environment and its command; null when it was never read. Its outputs hold the excerpt that log
   * and summary may show.
   */
  readonly operation: Operation | null;
  /**
   * What it runs, as its author wrote it with every placeholder filled in: shell text, free of secrets, its beginning where it
   * is long. Null when it is not known. Untrusted.
   */
  readonly command: string | null;
  /** Its event stream was open: the operation had begun, even if it was never read. */
  readonly begun: boolean;
  /** Why it could not be started, read or cancelled; null when nothing went wrong. */
  readonly problem: ContreeError | null;
  /** The step's deadline passed while it was active. */
  readonly timedOut: boolean;
  /** It had not settled when another leg did not pass: fail-fast cancels it for that, or does not start it. */
  readonly givenUp: boolean;
  /** Milliseconds that it had to end after SIGTERM, which came at the deadline; null when none was sent. */
  readonly stopGrace: number | null;
  readonly cancel: CancelResult | null;
  /** What should have been kept but was not, such as a file to collect; null when nothing is missing. Untrusted. */
  readonly loss: string | null;
  readonly allowFailure: boolean;
  /** Of its command, where the step started it; null when it is not known. */
  readonly limit: CommandLimit | null;
  /**
   * The attempt of the workflow run whose operation was taken over instead of a start; null for one that this step followed.
   */
  readonly reusedFrom: number | null;
}

/** What an earlier attempt of the workflow run came to, in place of a start. */
export interface Reused {
  readonly operation: Operation;
  /** Of the workflow run. */
  readonly attempt: number;
  /** How many operations the leg had in that attempt; all but the last had failed. */
  readonly tries: number;
}

export interface LegResult extends LegFacts {
  readonly outcome: Outcome;
  /** What this leg contributes to the step's exit code. */
  readonly exitCode: number;
}
