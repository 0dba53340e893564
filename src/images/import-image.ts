import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/contree-error.ts';
import { createRedact } from '../contree/redact.ts';
import type { Call, ImportRequest, Operation } from '../contree/types.ts';
import { Ledger } from '../legs/ledger.ts';
import type { Leg } from '../legs/leg.ts';
import { importName } from '../legs/run-record.ts';
import { graceAfter, REPLY_PATIENCE } from '../legs/shutdown.ts';
import { describeImage, type ImageReference, registryOf, type RegistryReference } from '../plan/image-reference.ts';
import { logLine } from '../report/escape.ts';
import { formatDuration } from '../report/format.ts';
import type { Log } from '../report/log.ts';
import { watch } from '../watch/watch.ts';
import { searchImport } from './search-import.ts';

/** Who asks a registry for its private images. It goes to that registry alone. */
export interface RegistryLogin {
  readonly host: string;
  readonly username: string;
  /** A secret. */
  readonly password: string;
}

/** What it takes to get an image. */
export interface ImageDeps {
  readonly client: ContreeClient;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when the step is told to end. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** Takes up each import that this step starts, so that whatever ends the step can cancel those still active. */
  readonly preparation: Ledger;
  /** Tells the post step what may be active now. Called after each start; never throws. */
  readonly handOver: () => void;
  /** Null when every image is public. */
  readonly registry: RegistryLogin | null;
}

/** How often an import is sent when nobody knows whether it arrived. A second one has no effect beyond the first. */
const MOST_SENDS = 3;

/**
 * Seconds: the most that one import is given. The service gives 300 unless told otherwise; 600 is the highest value that
 * one of its own tools allows (API reference, section 9), and one that is too high could be refused.
 */
const LONGEST_IMPORT = 600;

/**
 * Imports the image under its own tag and returns its UUID.
 *
 * @throws {ImageUnavailable}
 * @throws {ContreeError} of kind `aborted`, when the signal came first
 */
export async function importImage(reference: RegistryReference, deps: ImageDeps): Promise<string> {
  const { clock, log } = deps;
  const startedAt = clock.now();
  const duration = (): string => formatDuration((clock.now() - startedAt) / 1000);
  log.info(logLine`Importing ${reference.url} (not imported before).`);
  try {
    const image = await imageOf(await bringAbout(reference, deps), reference, deps);
    log.info(logLine`Imported ${reference.url} in ${duration()}: image ${image}.`);
    return image;
  } catch (error) {
    log.info(logLine`The import of ${reference.url} ended without an image after ${duration()}.`);
    if (!(error instanceof ContreeError) || error.isAborted) throw error;
    throw new ImageUnavailable(reference, error.message, { cause: error });
  }
}

/** The import's operation, ended with success: one that this step starts, or one found when a reply was lost. */
async function bringAbout(reference: RegistryReference, deps: ImageDeps): Promise<Operation> {
  const { client, log, preparation, handOver } = deps;
  const search = searchImport(reference, deps);
  for (let sends = 1; ; sends++) {
    const started = await send(reference, deps);
    if (typeof started === 'string') {
      const leg: Leg = { name: importName(reference.url), uuid: started };
      preparation.recordStart(leg);
      handOver();
      const operation = await follow(leg, reference, deps, preparation);
      if (operation.status === 'SUCCESS') return operation;
      throw new ImageUnavailable(reference, reasonOf(operation, deps));
    }
    log.info(logLine`Whether the import of ${reference.url} was started is unknown: ${started.message}`);
    const found = await search(client);
    // It may be another job's, so it must not be cancelled with this step: only a ledger of its own knows it.
    const adopted = found === null ? null : { name: reference.url, uuid: found };
    const operation = adopted === null ? null : await follow(adopted, reference, deps, null);
    if (operation?.status === 'SUCCESS') return operation;
    if (sends === MOST_SENDS) throw started;
  }
}

/** The UUID of the import's operation, or the error that leaves open whether there is one. */
async function send(reference: RegistryReference, deps: ImageDeps): Promise<string | ContreeError> {
  const { client, clock, deadline, registry, signal } = deps;
  const { url, tag } = reference;
  const remaining = Math.ceil((deadline - clock.now()) / 1000);
  const login = registry?.host === registryOf(reference) ? registry : null;
  const request: ImportRequest = {
    url,
    tag,
    ...(login === null ? {} : { credentials: { username: login.username, password: login.password } }),
    timeout: Math.min(Math.max(remaining, 1), LONGEST_IMPORT),
  };
  // Its reply names what has to be cancelled when the step is told to end.
  const grace = graceAfter(signal, REPLY_PATIENCE);
  try {
    return await client.importImage(request, { signal: signal.aborted ? signal : grace.signal, deadline });
  } catch (error) {
    if (error instanceof ContreeError && mayBeSentAgain(error)) return error;
    throw error;
  } finally {
    grace.release();
  }
}

/** Whether it is of use, the client having given up: nobody knows what became of it, or the service itself failed. */
function mayBeSentAgain(error: ContreeError): boolean {
  return !error.isCutOff && (error.failure.mayHaveActed || error.isServerError);
}

/**
 * Waits for the operation's end. A ledger of its own keeps other imports' watches apart from this one.
 * @param owner learns what becomes of the operation; null when it is not this step's
 */
async function follow(
  leg: Leg,
  reference: RegistryReference,
  deps: ImageDeps,
  owner: Ledger | null,
): Promise<Operation> {
  const { client, clock, signal, deadline } = deps;
  const ledger = new Ledger();
  ledger.recordStart(leg);
  await watch({ client, clock, ledger, signal, deadline, onSettled: () => undefined });
  const { operation, problem } = ledger.facts(leg);
  if (operation !== null) owner?.recordRead(leg, operation);
  if (problem !== null) {
    if (ledger.isSettled(leg)) owner?.recordUnreadable(leg, problem);
    else owner?.recordMissedRead(leg, problem);
  }
  if (operation !== null && ledger.isSettled(leg)) return operation;
  // Nothing is sent by it: it fails as a call does that is given up.
  if (signal.aborted) await client.getOperation(leg.uuid, { signal });
  throw new ImageUnavailable(
    reference,
    problem?.message ?? 'the import has not ended by the deadline. Give the step a longer timeout',
  );
}

/** The image of an import that succeeded. */
async function imageOf({ resultImage }: Operation, reference: RegistryReference, deps: ImageDeps): Promise<string> {
  const image = resultImage ?? (await deps.client.findImageByTag(reference.tag, callOf(deps)));
  if (image !== null) return image;
  throw new ImageUnavailable(
    reference,
    `the import succeeded, but no image has its tag ${reference.tag}. Try again; another job may have moved the tag`,
  );
}

function reasonOf({ status, error }: Operation, { registry }: ImageDeps): string {
  if (status === 'CANCELLED') return 'the import was cancelled. Start the step again when that was not meant';
  const told = createRedact(registry === null ? [] : [registry.password])(error ?? 'the service gives no reason');
  const advice =
    registry === null
      ? 'a private registry needs the inputs registry-username and registry-password'
      : 'check the inputs registry-username and registry-password too';
  return `the import failed: ${told.replace(/[\s.]+$/, '')}. Check the reference; ${advice}`;
}

function callOf({ signal, deadline }: ImageDeps): Call {
  return { signal, deadline };
}

/** An image that the step cannot have. The message begins with the reference and says what to do; untrusted. */
export class ImageUnavailable extends Error {
  constructor(reference: ImageReference, reason: string, options?: ErrorOptions) {
    super(`${describeImage(reference)}: ${reason}`, options);
    this.name = 'ImageUnavailable';
  }
}

/** All images that the step cannot have, a line each. */
export class ImagesUnavailable extends Error {
  readonly problems: readonly ImageUnavailable[];

  constructor(problems: readonly ImageUnavailable[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.name = 'ImagesUnavailable';
    this.problems = problems;
  }
}
