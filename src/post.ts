import * as core from '@actions/core';
import { systemClock } from './contree/clock.ts';
import { maskOnce, tokensIn } from './credentials.ts';
import { openLogStream } from './report/log-stream.ts';
import { messageOf } from './message-of.ts';
import { runPostStep } from './post-step.ts';
import { logLine } from './report/escape.ts';
import { createLog } from './report/log.ts';
import { readHandOver } from './state.ts';

const { env } = process;
const write = openLogStream(process.stdout);
const maskSecret = maskOnce(core.setSecret);
for (const token of tokensIn(core.getInput('token'), env)) maskSecret(token);
const log = createLog(write);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Ending now would leave running what this step is there to cancel; it takes no longer than its own limits anyway.
  process.on(signal, () => {
    log.info(logLine`Told to end (${signal}): cleaning up goes on as long as it may.`);
  });
}

try {
  await runPostStep({
    handOver: readHandOver(core.getState),
    source: {
      get: (name) => core.getInput(name),
      env,
      get directory() {
        return process.cwd();
      },
      now: systemClock.now(),
    },
    env,
    clock: systemClock,
    log,
    maskSecret,
  });
} catch (error) {
  // The job's verdict is made; cleaning up never fails it.
  log.warning(logLine`Cleaning up failed: ${messageOf(error)}`);
}
