import * as core from '@actions/core';
import { systemClock } from './contree/clock.ts';
import { messageOf } from './errors.ts';
import { runPostStep } from './post-step.ts';
import { logLine } from './report/escape.ts';
import { connectRunner, onStop } from './runner.ts';
import { readHandOver } from './state.ts';

const runner = connectRunner(process);
// To end now would leave legs running that this step must cancel. It has limits of its own.
onStop((signal) => {
  runner.log.info(logLine`${signal} received; cleanup continues until its own limit.`);
});

try {
  await runPostStep({ ...runner, handOver: readHandOver(core.getState), clock: systemClock });
} catch (error) {
  // A failed cleanup must not fail a job that has passed.
  runner.log.warning(logLine`Cleanup failed: ${messageOf(error)}`);
}
