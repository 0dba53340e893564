import { spread } from '../contree/backoff.ts';
import type { ContreeClient } from '../contree/client.ts';
import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call, Operation } from '../contree/types.ts';
import { decodeImportedAs } from '../contree/wire/import-request.ts';
import { listOperations } from '../legs/listing.ts';
import { isTerminal } from '../legs/outcome.ts';
import { logLine } from '../report/escape.ts';
import type { Log } from '../report/log.ts';
import type { RegistryReference } from '../plan/image-reference.ts';

interface SearchSurroundings {
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

const KIND = 'image_import';
const MINUTE = 60_000;

/** Milliseconds, half of it up to one and a half: an operation may take a moment to appear in the listings. */
const SECOND_LOOK_AFTER = 1_500;

/**
 * Makes a search for an import of the reference, under its tag, that was started since now, or up to a minute before. The
 * search returns the UUID of one that is active or succeeded, from a second look if need be, or null when there is none or
 * the service does not say. It throws the `ContreeError` of kind `aborted` only.
 */
export function searchImport(
  { url, tag }: RegistryReference,
  { clock, log, signal, deadline }: SearchSurroundings,
): (client: ContreeClient) => Promise<string | null> {
  const since = clock.now();
  const call: Call = { signal, deadline };
  const others = new Set<string>();

  const isWanted = async (client: ContreeClient, { uuid, status }: Operation, row: unknown): Promise<boolean> => {
    if (isTerminal(status) && status !== 'SUCCESS') return false;
    const listed = decodeImportedAs(row);
    // A row of a list is a summary: only the detail is known to repeat the request.
    const asked = listed.url === null ? decodeImportedAs((await client.getOperation(uuid, call)).payload) : listed;
    return asked.url === url && asked.tag === tag;
  };

  const look = async (client: ContreeClient): Promise<string | null> => {
    const minutes = Math.ceil((clock.now() - since) / MINUTE) + 1;
    // An interval is reckoned by the service's own clock.
    const listing = await listOperations(client, { kind: KIND, since: `${String(minutes)}m` }, call);
    for (const [uuid, operation] of listing.operations) {
      if (others.has(uuid) || (operation.kind ?? KIND) !== KIND) continue;
      if (await isWanted(client, operation, listing.payloads.get(uuid))) return uuid;
      others.add(uuid);
    }
    return null;
  };

  return async (client) => {
    try {
      const first = await look(client);
      if (first !== null) return first;
      await clock.sleep(spread(SECOND_LOOK_AFTER, 0.5, clock.random()), signal);
      return await look(client);
    } catch (error) {
      if (!(error instanceof ContreeError) || error.isAborted) throw error;
      log.info(logLine`It cannot be looked for either: ${error.message}`);
      return null;
    }
  };
}
