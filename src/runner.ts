import * as core from '@actions/core';
import { systemClock } from './contree/clock.ts';
import { maskOnce, tokensIn, type Environment } from './credentials.ts';
import type { InputSource } from './input-source.ts';
import { createLog, type Log } from './report/log.ts';
import { openLogStream } from './report/log-stream.ts';
import { withoutSecrets } from './shown-text.ts';

/** What both entries have from the runner. */
export interface Runner {
  readonly env: Environment;
  readonly log: Log;
  readonly source: InputSource;
  readonly maskSecret: (secret: string) => void;
  /** The text without what was masked; GitHub masks the log, but not the job summary. */
  readonly hideSecrets: (text: string) => string;
}

/** Connects the process to the runner that started it. Every token in sight is masked before anything else is written. */
export function connectRunner({ env, stdout }: NodeJS.Process): Runner {
  const write = openLogStream(stdout);
  const secrets = new Set<string>();
  const maskSecret = maskOnce((secret) => {
    secrets.add(secret);
    core.setSecret(secret);
  });
  const hideSecrets = (text: string): string => withoutSecrets(text, secrets);
  for (const token of tokensIn(core.getInput('token'), env)) maskSecret(token);
  for (const name of ['github-token', 'registry-password'] as const) {
    for (const secret of tokensIn(core.getInput(name), {})) maskSecret(secret);
  }
  const source: InputSource = {
    get: (name) => core.getInput(name),
    env,
    get directory() {
      return process.cwd();
    },
    now: systemClock.now(),
  };
  const log = createLog((text) => {
    write(hideSecrets(text));
  });
  return { env, log, source, maskSecret, hideSecrets };
}

/** Calls `onSignal` when the runner asks the process to end, which then ends by itself: SIGINT, and SIGTERM 7.5 s later. */
export function onStop(onSignal: (signal: 'SIGINT' | 'SIGTERM') => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      onSignal(signal);
    });
  }
}
