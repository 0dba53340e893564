import type { LegResult } from '../legs/leg.ts';
import type { RefusedStart } from './start-once.ts';

/** Why a leg is started again. `platform`: the service failed to start it, or to run its command to an end. */
export type RetryReason = 'platform';

/** How a try of a leg ended: its start was refused, or its operation ended or could not be read. */
export type TryEnd = RefusedStart | { readonly kind: 'ended'; readonly result: LegResult };

export interface Retries {
  readonly allowed: number;
  readonly used: number;
}

/** Null when the leg is not started again: another try would end the same way, or no retry is left. */
export function reasonToRetry(end: TryEnd, { allowed, used }: Retries): RetryReason | null {
  if (used >= allowed) return null;
  const failedByPlatform = end.kind === 'refused' ? end.platform : endedWithoutExitCode(end.result);
  return failedByPlatform ? 'platform' : null;
}

/** No exit code says that the command ran to an end, and no limit of its own stopped it. */
function endedWithoutExitCode({ operation }: LegResult): boolean {
  return operation?.status === 'FAILED' && operation.exitCode === null && !operation.sandboxTimedOut;
}
