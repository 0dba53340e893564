import type { LegResult } from '../legs/leg.ts';
import type { RefusedStart } from './start-once.ts';

/**
 * Why a leg is started again. `platform`: the service failed to start it, or to run its command to an end. `failure`: its
 * command exited non-zero or was killed. `timeout`: its command met its own time limit.
 */
export const RETRY_REASONS = ['platform', 'failure', 'timeout'] as const;
export type RetryReason = (typeof RETRY_REASONS)[number];

/** How a try of a leg ended: its start was refused, or its operation ended or could not be read. */
export type TryEnd = RefusedStart | { readonly kind: 'ended'; readonly result: LegResult };

export interface Retries {
  readonly allowed: number;
  readonly used: number;
  readonly reasons: readonly RetryReason[];
}

/** Null when the leg is not started again: no reason that is wanted applies, or no retry is left. */
export function reasonToRetry(end: TryEnd, { allowed, used, reasons }: Retries): RetryReason | null {
  if (used >= allowed) return null;
  const found = end.kind === 'ended' ? reasonsOf(end.result) : end.platform ? ['platform' as const] : [];
  return found.find((reason) => reasons.includes(reason)) ?? null;
}

function reasonsOf({ operation, outcome, cancel }: LegResult): RetryReason[] {
  if (operation === null || outcome !== 'failed' || cancel !== null) return [];
  if (operation.sandboxTimedOut) return ['timeout'];
  // No exit code says that the command ran to an end.
  if (operation.exitCode !== null) return ['failure'];
  const isKilled = operation.signal !== null;
  return [...(operation.status === 'FAILED' ? ['platform' as const] : []), ...(isKilled ? ['failure' as const] : [])];
}
