import { createRedact } from '../contree/redact.ts';
import type { Operation } from '../contree/types.ts';
import { lastLook } from '../legs/after-deadline.ts';
import { Ledger } from '../legs/ledger.ts';
import type { Leg } from '../legs/leg.ts';
import { importName } from '../legs/run-record.ts';
import type { RegistryReference } from '../plan/image-reference.ts';
import { logLine } from '../report/text/escape.ts';
import { formatDuration } from '../report/text/format.ts';
import { watchToEnd } from '../watch/watch.ts';
import { ImageUnavailable, unavailableUnlessAborted } from './image-unavailable.ts';
import { type ImportLimit, isOverLimit, lateReason } from './import-limit.ts';
import { searchImport } from './search-import.ts';
import { type RegistryLogin, type SendDeps, sendImport } from './send-import.ts';

export interface ImageDeps extends SendDeps {
  /** Records each import that this step starts, so that the end of the step can cancel those still active. */
  readonly preparation: Ledger;
  /** Hands what may be active now to the post step. Called after each start; never throws. */
  readonly handOver: () => void;
  /** Seconds that the service lets an import take; null when it does not say. Rejects when the step must not go on. */
  readonly longestImport: () => Promise<number | null>;
}

/**
 * Imports the image under its own tag and returns its UUID.
 * @throws {ImageUnavailable}
 * @throws {ContreeError} of kind `aborted`, when the signal came first
 */
export async function importImage(reference: RegistryReference, deps: ImageDeps): Promise<string> {
  const { clock, log } = deps;
  const longest = await deps.longestImport();
  const startedAt = clock.now();
  const duration = (): string => formatDuration((clock.now() - startedAt) / 1000);
  log.info(logLine`Importing ${reference.url} (not imported before).`);
  try {
    const image = await runImport(reference, longest, deps);
    log.info(logLine`Imported ${reference.url} in ${duration()}: image ${image}.`);
    return image;
  } catch (error) {
    log.info(logLine`The import of ${reference.url} ended without an image after ${duration()}.`);
    throw unavailableUnlessAborted(reference, error);
  }
}

/** How often an import is sent while it is unknown whether it arrived. A second one has no effect beyond the first. */
const MOST_SENDS = 3;

/** The image's UUID. */
async function runImport(reference: RegistryReference, longest: number | null, deps: ImageDeps): Promise<string> {
  const { client, signal, deadline } = deps;
  const { tag } = reference;
  const { resultImage } = await succeed(reference, longest, deps);
  const image = resultImage ?? (await client.findImageByTag(tag, { signal, deadline }));
  if (image !== null) return image;
  const advice = 'Try again; another job may have moved the tag';
  throw new ImageUnavailable(reference, `the import succeeded, but no image has its tag ${tag}. ${advice}`);
}

/** The import's operation after its success: started by this step, or found when the reply to a start was lost. */
async function succeed(reference: RegistryReference, longest: number | null, deps: ImageDeps): Promise<Operation> {
  const { url } = reference;
  const search = searchImport(reference, deps);
  for (let sends = 1; ; sends++) {
    const { sent, limit } = await sendImport(reference, longest, deps);
    if (typeof sent === 'string') return await followOwn(sent, limit, reference, deps);
    deps.log.info(logLine`Whether the import of ${url} was started is unknown: ${sent.message}`);
    const found = await search();
    // It may belong to another job, so no ledger of this step knows it, and this step does not cancel it.
    const operation = found === null ? null : await follow({ name: url, uuid: found }, null, reference, deps);
    if (operation?.status === 'SUCCESS') return operation;
    if (sends === MOST_SENDS) throw sent;
  }
}

async function followOwn(
  uuid: string,
  limit: ImportLimit,
  reference: RegistryReference,
  deps: ImageDeps,
): Promise<Operation> {
  const startedAt = deps.clock.now();
  const leg: Leg = { name: importName(reference.url), uuid };
  deps.preparation.recordStart(leg);
  deps.handOver();
  const operation = await follow(leg, deps.preparation, reference, deps);
  if (operation.status === 'SUCCESS') return operation;
  const elapsed = operation.duration ?? (deps.clock.now() - startedAt) / 1000;
  if (isOverLimit(limit, elapsed, operation.error)) throw new ImageUnavailable(reference, lateReason(limit));
  throw new ImageUnavailable(reference, reasonOf(operation, deps.registry));
}

/**
 * Waits for the operation's end. A ledger of its own keeps it apart from other imports.
 * @param owner records what becomes of the operation; null when it is not this step's
 */
async function follow(
  leg: Leg,
  owner: Ledger | null,
  reference: RegistryReference,
  { client, clock, signal, deadline }: ImageDeps,
): Promise<Operation> {
  const ledger = new Ledger();
  ledger.recordStart(leg);
  await watchToEnd({ client, clock, ledger, signal, deadline, lastLook: lastLook('cancel', false) });
  const { operation, problem } = ledger.facts(leg);
  if (operation !== null) owner?.recordRead(leg, operation);
  if (problem !== null) {
    if (ledger.isSettled(leg)) owner?.recordUnreadable(leg, problem);
    else owner?.recordMissedRead(leg, problem);
  }
  if (operation !== null && ledger.isSettled(leg)) return operation;
  // Sends nothing: it throws the error of an aborted call.
  if (signal.aborted) await client.getOperation(leg.uuid, { signal });
  const late = 'the import has not ended by the deadline. Give the step a longer timeout';
  throw new ImageUnavailable(reference, problem?.message ?? late);
}

function reasonOf({ status, error }: Operation, registry: RegistryLogin | null): string {
  if (status === 'CANCELLED') return 'the import was cancelled. Start the step again when that was not meant';
  const reason = createRedact(registry === null ? [] : [registry.password])(error ?? 'the service gives no reason');
  const advice =
    registry === null
      ? 'a private registry needs the inputs registry-username and registry-password'
      : 'check the inputs registry-username and registry-password too';
  return `the import failed: ${reason.replace(/[\s.]+$/, '')}. Check the reference; ${advice}`;
}
