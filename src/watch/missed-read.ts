import type { ContreeError } from '../contree/contree-error.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import { lastStatus } from '../legs/leg-stage.ts';

/**
 * Records why a leg could not be read. A read that was cut off, by the deadline or by a signal, says nothing about the leg, so
 * that it never replaces a problem that is known already.
 * @param keepsSeen a leg that was seen, and has no problem yet, stays as it was seen
 */
export function recordMissedRead(ledger: Ledger, leg: Leg, problem: ContreeError, keepsSeen: boolean): void {
  const facts = ledger.facts(leg);
  const isKept = facts.problem === null ? keepsSeen && lastStatus(facts) !== null : problem.isCutOff;
  if (!isKept) ledger.recordMissedRead(leg, problem);
}
