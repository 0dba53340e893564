import type { RunInputs } from '../inputs/inputs.ts';
import { cancelLegs } from '../legs/cancel-legs.ts';
import { logLine } from '../report/text/escape.ts';
import { cancelLogger } from '../report/log/cancel-log.ts';
import { Launcher } from '../start/launcher.ts';
import type { LegLaunch } from '../start/leg-tries.ts';
import type { Context } from './context.ts';

interface LaunchOptions extends Pick<RunInputs, 'maxParallel' | 'retries' | 'retryOn' | 'origin' | 'detach'> {
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** Starts the setup, which is no leg: the preparation's ledger has it, and its marker names no leg. */
  readonly isSetup?: boolean;
}

/** Returns what starts the launches, records them and logs each start. */
export function createLauncher(launches: readonly LegLaunch[], options: LaunchOptions, context: Context): Launcher {
  const { client, clock, duplicates, locator, log, record, signal } = context;
  const { deadline, maxParallel, retries, retryOn, origin, detach, isSetup = false } = options;
  const ledger = isSetup ? context.preparation : context.ledger;
  const deps = { client, clock, ledger, locator, record, signal };
  return new Launcher({
    ...deps,
    launches,
    follows: isSetup || !detach,
    deadline,
    maxParallel,
    retries,
    // What a setup does is the same for every leg: a second failure of its command would only come later.
    retryOn: isSetup ? retryOn.filter((reason) => reason === 'platform') : retryOn,
    markerOf: (leg, tries) => ({ ...origin, owner: record.owner, leg: isSetup ? null : leg, tries }),
    onStart: (leg) => {
      context.handOver(leg);
      const again = ledger.facts(leg).attempts > 1 ? logLine` again` : logLine``;
      log.info(logLine`${leg.name} · started${again} · ${leg.uuid}`);
    },
    onDuplicate: async ({ name, uuid }, call) => {
      const duplicate = { name: `${name} (${uuid})`, uuid };
      duplicates.recordStart(duplicate);
      context.handOver();
      log.info(logLine`${name} · an earlier start has arrived after all: cancelling that operation · ${uuid}`);
      const { onAnswer, end } = cancelLogger(log, 1);
      end(await cancelLegs({ client, clock, ledger: duplicates, onAnswer }, [duplicate], call));
    },
    onRetry: (name) => {
      log.info(logLine`${name} · the service failed to start it, retrying`);
    },
  });
}
