import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { ImportRequest } from '../contree/types.ts';
import { abortLater, REPLY_LIMIT } from '../legs/shutdown.ts';
import { registryOf, type RegistryReference } from '../plan/image-reference.ts';
import { logLine } from '../report/text/escape.ts';
import type { Log } from '../report/log/log.ts';
import { type ImportLimit, importLimit, SAFE_LIMIT } from './import-limit.ts';

/** It is sent for images of its registry only. */
export interface RegistryLogin {
  readonly host: string;
  readonly username: string;
  /** A secret. */
  readonly password: string;
}

export interface SendDeps {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when the step must end. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** Null when every image is public. */
  readonly registry: RegistryLogin | null;
}

export interface SentImport {
  readonly limit: ImportLimit;
  /** The UUID of the import's operation, or the error that leaves open whether there is one. */
  readonly sent: string | ContreeError;
}

/**
 * Gives the import the time that the step has left, at most what the service allows. Where it does not say that, it refuses
 * what it does not take (400, so that nothing was started), and a limit that any service takes is sent.
 */
export async function sendImport(
  reference: RegistryReference,
  longest: number | null,
  deps: SendDeps,
): Promise<SentImport> {
  const limit = importLimit(longest, deps.deadline - deps.clock.now());
  try {
    return { limit, sent: await send(reference, limit, deps) };
  } catch (error) {
    const isOpen = longest === null && limit.seconds > SAFE_LIMIT.seconds;
    if (!isOpen || !(error instanceof ContreeError) || error.failure.status !== 400) throw error;
    deps.log.info(
      logLine`The service may not let an import take ${limit.seconds} s; trying with ${SAFE_LIMIT.seconds} s.`,
    );
    return { limit: SAFE_LIMIT, sent: await send(reference, SAFE_LIMIT, deps) };
  }
}

/** The UUID of the import's operation, or the error that leaves open whether there is one. */
async function send(reference: RegistryReference, limit: ImportLimit, deps: SendDeps): Promise<string | ContreeError> {
  const { client, deadline, signal } = deps;
  // The reply names what must be cancelled when the step ends.
  const call = { signal: signal.aborted ? signal : abortLater(signal, REPLY_LIMIT), deadline };
  try {
    return await client.importImage(requestOf(reference, limit, deps.registry), call);
  } catch (error) {
    if (!(error instanceof ContreeError) || error.isCutOff) throw error;
    if (error.failure.mayHaveActed) return error;
    throw error;
  }
}

function requestOf(
  reference: RegistryReference,
  { seconds: timeout }: ImportLimit,
  registry: RegistryLogin | null,
): ImportRequest {
  const { url, tag } = reference;
  if (registry?.host !== registryOf(reference)) return { url, tag, timeout };
  return { url, tag, credentials: { username: registry.username, password: registry.password }, timeout };
}
