import * as core from '@actions/core';
import { systemClock } from './contree/clock.ts';
import { maskOnce, tokensIn } from './credentials.ts';
import { messageOf } from './message-of.ts';
import { runPostStep } from './post-step.ts';
import { logLine } from './report/escape.ts';
import { createLog } from './report/log.ts';
import { readHandOver } from './state.ts';

const { env } = process;
const maskSecret = maskOnce(core.setSecret);
for (const token of tokensIn(core.getInput('token'), env)) maskSecret(token);
const log = createLog((text) => process.stdout.write(text));

try {
  await runPostStep({
    handOver: readHandOver(core.getState),
    source: { get: (name) => core.getInput(name), env, directory: process.cwd(), now: systemClock.now() },
    env,
    clock: systemClock,
    log,
    maskSecret,
  });
} catch (error) {
  // The job's verdict is made; cleaning up never fails it.
  log.warning(logLine`Cleaning up failed: ${messageOf(error)}`);
}
