import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { Log } from '../report/log.ts';
import type { ResultsFile } from '../report/results-file.ts';

/** What a mode needs from outside. */
export interface Context {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly log: Log;
  /** Where the mode writes down what it learns of its legs; the reports are made from it, whatever stops the step. */
  readonly ledger: Ledger;
  readonly results: ResultsFile;
  /** Aborts when the runner asks the step to end. */
  readonly signal: AbortSignal;
}
