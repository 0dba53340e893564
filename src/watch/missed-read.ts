import type { ContreeError } from '../contree/contree-error.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import { lastStatus } from './leg-stage.ts';

/**
 * Records why a leg could not be read.
 * @param keepsSeen a leg that was seen stays as it was seen
 */
export function recordMissedRead(ledger: Ledger, leg: Leg, problem: ContreeError, keepsSeen: boolean): void {
  if (!keepsSeen || lastStatus(ledger.facts(leg)) === null) ledger.recordMissedRead(leg, problem);
}
