import * as core from '@actions/core';
import { systemClock } from './contree/clock.ts';
import { onCrash } from './crash.ts';
import { messageOf } from './errors.ts';
import { runPostStep } from './post-step.ts';
import { OPEN_CHECKS } from './publish/checks-state-entry.ts';
import { logLine } from './report/text/escape.ts';
import { connectRunner, limitMemory } from './runner.ts';
import { readHandOver } from './state.ts';
import type { OnStop } from './stop.ts';

/** The post step. */
export async function runPost(onStop: OnStop): Promise<void> {
  const runner = connectRunner(process);
  // To end now would leave legs running that this step must cancel. It has limits of its own.
  onStop((signal) => {
    runner.log.info(logLine`${signal} received; cleanup continues until its own limit.`);
  });

  // The result of the job is decided: a failed cleanup must not change it.
  const warn = (error: unknown): void => {
    runner.log.warning(logLine`Cleanup failed: ${messageOf(error)}`);
  };
  // What has not crashed goes on, such as the cancels, up to limits of its own.
  onCrash(process, 0, runner.log, warn);
  const attempt = async (cleanUp: () => Promise<void>): Promise<void> => {
    try {
      await cleanUp();
    } catch (error) {
      warn(error);
    }
  };
  await Promise.all([
    attempt(async () => {
      const handOver = readHandOver(core.getState);
      await runPostStep({ ...runner, handOver, clock: systemClock, onLasting: limitMemory });
    }),
    attempt(async () => {
      const open = core.getState(OPEN_CHECKS);
      if (open === '') return;
      const { endLeftChecks } = await import('./publish/left-checks.ts');
      await endLeftChecks(open, { ...runner, clock: systemClock });
    }),
  ]);
}
