import { randomUUID } from 'node:crypto';
import { Ledger } from './legs/ledger.ts';
import { createRunRecord } from './legs/run-record.ts';
import type { Context } from './modes/context.ts';
import { logLine } from './report/text/escape.ts';
import type { Log } from './report/log/log.ts';
import type { ResultsFile } from './report/results-file.ts';
import { allowsFailure } from './start/marker.ts';

/** What the step knows, from its start on. The report is made from it, also after a crash. */
export type StepRecords = Pick<Context, 'ledger' | 'preparation' | 'duplicates' | 'record'>;

/** Ledgers that together warn once of a status that this action does not know. */
export function createRecords(log: Log): StepRecords {
  let hasWarned = false;
  const onUnknownStatus = (status: string): void => {
    if (hasWarned) return;
    hasWarned = true;
    log.warning(logLine`The service sent the status ${status}, which this action does not know. It counts as active.`);
  };
  return {
    ledger: new Ledger(onUnknownStatus, allowsFailure),
    preparation: new Ledger(onUnknownStatus),
    duplicates: new Ledger(onUnknownStatus),
    record: createRunRecord(randomUUID()),
  };
}

/** Adds every leg without an operation to the results file, at the very end: until then a start that was lost may be found. */
export function recordUnstarted({ preparation, ledger }: StepRecords, results: ResultsFile): void {
  for (const { leg, problem } of [...preparation.results(), ...ledger.results()]) {
    if (leg.uuid === null) results.addProblem(leg, problem?.message ?? 'not started');
  }
}
