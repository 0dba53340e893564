import * as core from '@actions/core';
import { systemClock } from './contree/clock.ts';
import { proxySecrets } from './contree/proxy.ts';
import { maskOnce, tokensIn } from './credentials/credentials.ts';
import type { InputSource } from './inputs/input-source.ts';
import { html } from './report/escape.ts';
import { createLog, type Log } from './report/log.ts';
import type { Environment } from './values/values.ts';

export interface Runner {
  readonly env: Environment;
  readonly log: Log;
  readonly source: InputSource;
  readonly maskSecret: (secret: string) => void;
  /** Removes masked secrets from a text: GitHub masks the log, but not the job summary. */
  readonly hideSecrets: (text: string) => string;
}

/** Connects the process to its runner. Every token and password in the inputs and the environment is masked before any other output. */
export function connectRunner({ env, stdout }: NodeJS.Process): Runner {
  const write = openLogStream(stdout);
  const secrets = new Set<string>();
  const maskSecret = maskOnce((secret) => {
    secrets.add(secret);
    core.setSecret(secret);
  });
  const hideSecrets = (text: string): string => withoutSecrets(text, secrets);
  const given = ['github-token', 'registry-password'].map((name) => core.getInput(name));
  const others = [...given, ...proxySecrets(env)].flatMap((secret) => tokensIn(secret, {}));
  for (const secret of [...tokensIn(core.getInput('token'), env), ...others]) maskSecret(secret);
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

/** The writer of the log. It ignores a closed pipe: the step must still write outputs, and perhaps cancel operations. */
export function openLogStream(stream: NodeJS.WritableStream): (text: string) => void {
  stream.on('error', () => undefined);
  return (text) => {
    stream.write(text);
  };
}

/**
 * Removes secrets, plain and escaped for markup, from text that is about to be shown. Text from outside was redacted before,
 * but a secret with invisible characters in it becomes visible when those are removed.
 */
export function withoutSecrets(text: string, secrets: Iterable<string>): string {
  const known = [...secrets].flatMap((secret) => [secret, String(html`${secret}`)]).filter((secret) => secret !== '');
  known.sort((one, other) => other.length - one.length);
  return known.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}
