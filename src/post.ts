import * as core from '@actions/core';
import { systemClock } from './contree/clock.ts';
import { messageOf } from './errors.ts';
import { runPostStep } from './post-step.ts';
import { logLine } from './report/escape.ts';
import { connectRunner, onStop } from './runner.ts';
import { readHandOver } from './state.ts';

const runner = connectRunner(process);
// Ending now would leave running what this step is there to cancel; it takes no longer than its own limits anyway.
onStop((signal) => {
  runner.log.info(logLine`Told to end (${signal}): cleaning up goes on as long as it may.`);
});

try {
  await runPostStep({ ...runner, handOver: readHandOver(core.getState), clock: systemClock });
} catch (error) {
  // The job's verdict is made; cleaning up never fails it.
  runner.log.warning(logLine`Cleaning up failed: ${messageOf(error)}`);
}
