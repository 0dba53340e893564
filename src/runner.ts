import * as core from '@actions/core';
import { systemClock } from './contree/clock.ts';
import { maskOnce, tokensIn } from './credentials/credentials.ts';
import type { InputSource } from './inputs/input-source.ts';
import { html } from './report/escape.ts';
import { createLog, type Log } from './report/log.ts';
import type { Environment } from './values/values.ts';

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

/**
 * Where the log goes: writes each text at once. When nobody reads the log any more (its pipe is closed), the step goes on
 * without it: there are still outputs to write and perhaps operations to cancel, and nowhere to say that it is lost.
 */
export function openLogStream(stream: NodeJS.WritableStream): (text: string) => void {
  stream.on('error', () => undefined);
  return (text) => {
    stream.write(text);
  };
}

/**
 * Takes secrets out of text that is about to be shown, as it is and as it stands in markup. What came from outside was freed of
 * them before; but a secret that had invisible characters in its midst has come together again when those were taken out.
 */
export function withoutSecrets(text: string, secrets: Iterable<string>): string {
  const known = [...secrets].flatMap((secret) => [secret, String(html`${secret}`)]);
  return known.toSorted((one, other) => other.length - one.length).reduce(hide, text);
}

function hide(text: string, secret: string): string {
  return secret === '' ? text : text.replaceAll(secret, '***');
}
