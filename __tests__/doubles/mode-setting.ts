import type { ContreeClient } from '../../src/contree/client.ts';
import { TokenInfo } from '../../src/contree/token-info.ts';
import { Ledger } from '../../src/legs/ledger.ts';
import type { Leg } from '../../src/legs/leg.ts';
import { StreamSupport } from '../../src/watch/stream-support.ts';
import { createRunRecord } from '../../src/legs/run-record.ts';
import { Locator } from '../../src/start/locate.ts';
import { KeptExcerpts } from '../../src/report/excerpts/kept-excerpts.ts';
import type { Selection } from '../../src/selection/resolve.ts';
import type { Context } from '../../src/modes/context.ts';
import { keptResults, type KeptResults } from './kept-results.ts';
import { recordedLog, type RecordedLog } from './recorded-log.ts';
import { scriptedService, type Script, type ScriptedService } from './scripted-service.ts';
import { virtualClock, type VirtualClock } from './virtual-clock.ts';

/** What the service of a mode's test is to do. */
export interface ModeScript extends Omit<Script, 'clock'> {
  /** What stands between the mode and the script, such as files that are stored. */
  readonly wrap?: (client: ContreeClient) => ContreeClient;
}

export interface ModeSetting {
  readonly context: Context;
  readonly clock: VirtualClock;
  readonly service: ScriptedService;
  readonly ledger: Ledger;
  readonly results: KeptResults;
  readonly log: RecordedLog;
  /** The script's operations as legs named `leg-1`, `leg-2` and so on. */
  readonly legs: readonly Leg[];
  readonly selection: Selection;
  readonly stop: AbortController;
  /** Aborts the step's signal so many milliseconds from now. */
  stopAfter(ms: number): void;
  outcomes(): string[];
}

const OWNER = '0e2b5c1a-7a0d-4c53-9c5e-3f1f8a9d2b60';

/** What the settings' step hides. */
export const SECRET = 'hunter2-hunter2';

/** What a mode needs from outside, around a service that is plain data. */
export function modeSetting({ wrap = (client) => client, ...script }: ModeScript = {}): ModeSetting {
  const clock = virtualClock();
  const service = scriptedService({ ...script, clock });
  const client = wrap(service.client);
  const ledger = new Ledger();
  const results = keptResults();
  const log = recordedLog();
  const stop = new AbortController();
  const legs = (script.operations ?? []).map(({ uuid }, index) => ({ name: `leg-${String(index + 1)}`, uuid }));
  return {
    context: {
      client,
      token: new TokenInfo({ clock, whoAmI: () => client.whoAmI() }),
      firstAnswer: { problem: null },
      clock,
      startedAt: clock.now(),
      log: log.log,
      ledger,
      preparation: new Ledger(),
      duplicates: new Ledger(),
      record: createRunRecord(OWNER),
      support: new StreamSupport(),
      locator: new Locator({ client, clock, owner: { uuid: OWNER, since: clock.now() } }),
      results,
      outputFolder: null,
      excerpts: new KeptExcerpts(),
      hideSecrets: (text) => text.replaceAll(SECRET, '***'),
      handOver: () => undefined,
      announce: () => undefined,
      signal: stop.signal,
    },
    clock,
    service,
    ledger,
    results,
    log,
    legs,
    selection: { kind: 'legs', legs, warnings: [] },
    stop,
    stopAfter: (ms) => {
      void clock.sleep(ms).then(() => {
        stop.abort('SIGTERM');
      });
    },
    outcomes: () => ledger.results().map(({ outcome }) => outcome),
  };
}

export const ALL: Selection = { kind: 'all', warnings: [] };
