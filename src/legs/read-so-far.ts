import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import type { ContreeError } from '../contree/contree-error.ts';
import type { Call } from '../contree/types.ts';
import type { Leg } from './leg.ts';
import { isTerminal } from '../contree/status.ts';
import { readDetail, type Reading } from './read.ts';

export interface ReadingSoFar {
  readonly reading: Reading;
  /** Why the output so far of a leg that is still active could not be read; null when it was, and when the leg has ended. */
  readonly outputProblem: ContreeError | null;
}

/**
 * Reads a leg's detail with what it has written so far. Where the service cannot reach the sandbox, the detail alone is read:
 * the first request gets half of the time, so that there is some left for that.
 */
export async function readSoFar(
  client: ContreeClient,
  clock: Clock,
  leg: Leg,
  call: Required<Call>,
): Promise<ReadingSoFar> {
  const now = clock.now();
  const sooner = now + (call.deadline - now) / 2;
  const first = await readDetail(client, leg, { ...call, deadline: sooner, inflight: true });
  if (first.kind !== 'missed' && first.kind !== 'refused') return { reading: first, outputProblem: null };
  // A leg that this token cannot see is no other the next time; a 400 may be about the query alone.
  if (first.problem.isInaccessible) return { reading: first, outputProblem: null };
  const reading = await readDetail(client, leg, call);
  const isActive = reading.kind === 'read' && !isTerminal(reading.detail.operation.status);
  return { reading, outputProblem: isActive ? first.problem : null };
}
