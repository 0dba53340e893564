import type { RunInputs } from '../inputs/inputs.ts';
import { Launcher, type LegLaunch } from '../start/launcher.ts';
import { logLine } from '../report/escape.ts';
import type { Context } from './context.ts';

export interface LaunchOptions extends Pick<RunInputs, 'maxParallel' | 'retries' | 'origin' | 'detach'> {
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

/**
 * What starts the launches into the context's ledger and says so in the log.
 * @param isSetup it is the setup that is started: it is no leg, and its marker names none
 */
export function createLauncher(
  launches: readonly LegLaunch[],
  inputs: LaunchOptions,
  context: Context,
  isSetup = false,
): Launcher {
  const { ledger, log, record } = context;
  const { deadline, maxParallel, retries, origin, detach } = inputs;
  return new Launcher({
    ...context,
    launches,
    follows: isSetup || !detach,
    deadline,
    maxParallel,
    retries,
    markerOf: (leg, tries) => ({ ...origin, owner: record.owner, leg: isSetup ? null : leg, tries }),
    onStart: (leg) => {
      context.handOver();
      const again = ledger.facts(leg).attempts > 1 ? logLine` again` : logLine``;
      log.info(logLine`${leg.name} · started${again} · ${leg.uuid}`);
    },
    onRetry: (name) => {
      log.info(logLine`${name} · the service failed to start it, to be tried again`);
    },
  });
}
