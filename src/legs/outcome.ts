import { isTerminal } from '../contree/status.ts';
import type { Operation } from '../contree/types.ts';
import { reachedLimit } from './command-limit.ts';
import type { LegFacts, LegResult, Outcome, Start } from './leg.ts';

/** The exit-code table for an operation that was read, first row that fits; null when no row fits yet. */
export function exitCodeOf(operation: Operation): number | null {
  const { signal, status } = operation;
  const exitCode = operation.exitCode ?? 0;
  if (exitCode > 0) return exitCode;
  if (operation.sandboxTimedOut) return 124;
  if (signal !== null) return 128 + signal;
  if (exitCode < 0) return 1;
  if (!isTerminal(status)) return null;
  return status === 'SUCCESS' ? 0 : 1;
}

export function judge(facts: LegFacts): LegResult {
  const { operation, begun, cancel, limit, problem, start, loss, allowFailure } = facts;
  // Such a limit ends a command only after the deadline: that the last look saw its end, and not the command active, is chance.
  const wasActive =
    operation?.sandboxTimedOut === true && limit?.outlastsStep === true && reachedLimit(limit, operation);
  const timedOut = facts.timedOut || wasActive;
  const ended = operation !== null && isTerminal(operation.status);
  const known = operation !== null || begun;
  const own = operation === null || wasActive ? null : exitCodeOf(operation);
  const outcome = start === 'started' ? outcomeOf() : unstartedOutcome(start, timedOut);
  // A lost artifact fails the step even when the command passed, and so does a leg that ended only after the deadline.
  const exitCode = Math.max(own ?? 1, loss === null && outcome !== 'timed-out' ? 0 : 1);
  return { ...facts, timedOut, outcome, exitCode: allowFailure ? 0 : exitCode };

  function outcomeOf(): Outcome {
    // An accepted cancel proves that the leg was active; without it, a leg that was never read stays unknown.
    const seenActive = problem === null || cancel === 'accepted' || (known && cancel !== null);
    if (timedOut && seenActive) return 'timed-out';
    if (ended) {
      if (operation.status === 'CANCELLED') return 'cancelled';
      return own === 0 ? 'passed' : 'failed';
    }
    if (cancel === 'accepted') return 'cancelled';
    // A 409 proves that the leg had ended; how is not known.
    if (cancel === 'finished') return 'unknown';
    if (!known || (problem !== null && cancel === null)) return 'unknown';
    return 'active';
  }
}

/** Fail-fast ended it, or did not start it: another leg made the step fail. Not one that others cancelled first (409). */
export function isGivenUp({ givenUp, outcome, start, cancel }: LegResult): boolean {
  return givenUp && outcome === 'cancelled' && (start === 'planned' || cancel === 'accepted' || cancel === 'failed');
}

/** It passed after its command had failed, in an earlier attempt of the workflow run where it was taken over from that. */
export function isFlaky({ outcome, attempts, earlier, reusedFrom }: LegResult): boolean {
  return outcome === 'passed' && (earlier.length > 0 || (reusedFrom !== null && attempts > 1));
}

/** A leg that was still planned when the step stopped counts as cancelled. */
function unstartedOutcome(start: Exclude<Start, 'started'>, timedOut: boolean): Outcome {
  if (start === 'refused') return 'failed';
  if (start === 'lost') return 'unknown';
  return timedOut ? 'timed-out' : 'cancelled';
}
