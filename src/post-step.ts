import { inputText } from './inputs/input-source.ts';
import type { CleanUpDeps } from './post-cleanup.ts';
import { logLine } from './report/text/escape.ts';
import type { HandOver } from './state.ts';

export interface PostStepDeps extends CleanUpDeps {
  /** Null when the main step saved none. */
  readonly handOver: HandOver | null;
  /** Called before a cleanup. */
  readonly onLasting?: () => void;
}

/** At the end of the job: cancels what the main step left active, where `cleanup` says so, and logs why when it does not. */
export async function runPostStep(deps: PostStepDeps): Promise<void> {
  const { handOver, source, log } = deps;
  const jobStatus = inputText(source, 'job-status').toLowerCase();
  if (handOver === null || handOver.cleanup === 'never') {
    log.info(logLine`Nothing to clean up: the step left nothing to do.`);
  } else if (handOver.uuids.length === 0 && handOver.owner === null) {
    log.info(logLine`Nothing to clean up: no leg was left active.`);
  } else if (handOver.cleanup === 'cancelled' && jobStatus !== 'cancelled') {
    log.info(logLine`Nothing to clean up: the job was not cancelled, and cleanup is "cancelled".`);
  } else {
    deps.onLasting?.();
    // Most post steps have nothing to clean up, and load neither the client nor Node's https for it.
    const { cleanUp } = await import('./post-cleanup.ts');
    await cleanUp(handOver, deps);
  }
}
