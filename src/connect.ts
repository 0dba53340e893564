import { VERSION } from './inputs/action-facts.ts';
import { type ClientOptions, createContreeClient, type ContreeClient } from './contree/client.ts';
import { secretsIn, type Credentials } from './credentials/credentials.ts';
import type { InputSource } from './inputs/input-source.ts';
import { logLine } from './report/text/escape.ts';
import type { Log } from './report/log/log.ts';
import type { Environment } from './values/values.ts';

interface ConnectDeps extends Pick<ClientOptions, 'clock' | 'explainForbidden' | 'firstAnswer'> {
  readonly env: Environment;
  readonly source: Pick<InputSource, 'get'>;
  readonly log: Log;
}

/** The client of both entries: it logs its retries, and redacts every known secret in its replies. */
export function connect(
  { token, project, url, givenBy }: Credentials,
  requestTimeout: number,
  { clock, env, source, log, explainForbidden, firstAnswer }: ConnectDeps,
  secrets: readonly string[] = [],
): ContreeClient {
  return createContreeClient({
    baseUrl: url,
    token,
    givenBy,
    secrets: [...secretsIn(source.get, env), ...secrets],
    ...(project === null ? {} : { project }),
    requestTimeout,
    userAgent: `contree-op-action/${VERSION}`,
    clock,
    proxyEnv: env,
    ...(explainForbidden && { explainForbidden }),
    ...(firstAnswer && { firstAnswer }),
    onRetry: (event) => {
      log.debug(logLine`${event.method} ${event.path}: ${event.reason}; retrying in ${event.delay} ms`);
    },
    onWarning: (warning) => {
      log.warning(logLine`${warning}`);
    },
  });
}
