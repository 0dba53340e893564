import type { OutputFolder } from '../collect/output-folder.ts';
import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import type { CutPlaces } from '../contree/secrets/finds.ts';
import type { FirstAnswer } from '../contree/first-answer.ts';
import type { TokenInfo } from '../contree/token-info.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { RunRecord } from '../legs/run-record.ts';
import type { KeptExcerpts } from '../report/excerpts/kept-excerpts.ts';
import type { Log } from '../report/log/log.ts';
import type { ResultsFile } from '../report/results-file.ts';
import type { Locator } from '../start/locate.ts';
import type { StreamSupport } from '../watch/stream-support.ts';

/** What a mode needs from outside. The reports are made from its ledgers and its record, also after a signal or a crash. */
export interface Context {
  readonly client: ContreeClient;
  /** What the service says of the token, when it is asked. */
  readonly token: TokenInfo;
  /** Whether the address of the service has answered yet. */
  readonly firstAnswer: Pick<FirstAnswer, 'problem'>;
  readonly clock: Clock;
  /** Milliseconds since the epoch: when the step began. */
  readonly startedAt: number;
  readonly log: Log;
  readonly ledger: Ledger;
  /** Mode run: the operations that come before the legs, such as the setup. They are no legs, but the step owns them too. */
  readonly preparation: Ledger;
  /** Mode run: operations that were started twice, since a start arrived late. They are only cancelled. */
  readonly duplicates: Ledger;
  readonly record: RunRecord;
  readonly support: StreamSupport;
  readonly locator: Locator;
  readonly results: ResultsFile;
  /** Where a file for each stream of each leg is left; null for nowhere. */
  readonly outputFolder: OutputFolder | null;
  readonly excerpts: KeptExcerpts;
  /**
   * Removes every known secret from a text of the step's own; what the service sends has none, files of images apart. `cut` is
   * as in `Runner`.
   */
  readonly hideSecrets: (text: string, cut?: CutPlaces) => string;
  /**
   * Saves for the post step what may be active now, or adds what was just started. Called whenever that grows; never throws.
   */
  readonly handOver: (started?: Leg) => void;
  /** Called when the legs are known, and when some were taken over: shows that they run, or have passed. Never throws. */
  readonly announce: () => void;
  readonly signal: AbortSignal;
}

/** A context for work that is over by then. */
export interface BoundedContext extends Context {
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}
