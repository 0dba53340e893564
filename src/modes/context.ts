import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { StreamSupport } from '../watch/stream-support.ts';
import type { RunRecord } from '../legs/run-record.ts';
import type { Locator } from '../start/locate.ts';
import type { Log } from '../report/log.ts';
import type { ResultsFile } from '../report/results-file.ts';

/** What a mode needs from outside. */
export interface Context {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly log: Log;
  /** Where the mode writes down what it learns of its legs; the reports are made from it, whatever stops the step. */
  readonly ledger: Ledger;
  /** Mode run: the operations that come before the legs, such as the setup. They are no legs, but as much the step's own. */
  readonly preparation: Ledger;
  /** Mode run: operations that were started once too often, since a start arrived late. They are cancelled, and no more. */
  readonly duplicates: Ledger;
  readonly record: RunRecord;
  /** Whether the service has event streams of instances. */
  readonly support: StreamSupport;
  /** Finds what the step started by its marker. */
  readonly locator: Locator;
  readonly results: ResultsFile;
  /** Tells the post step what may be active now. Called whenever that becomes more; never throws. */
  readonly handOver: () => void;
  /** Aborts when the runner asks the step to end. */
  readonly signal: AbortSignal;
}
