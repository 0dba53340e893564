import { spread } from '../contree/backoff.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call, Operation } from '../contree/types.ts';
import { decodeImportedAs } from '../contree/wire/import-request.ts';
import { listOperations } from '../legs/listing.ts';
import { isTerminal } from '../contree/status.ts';
import type { RegistryReference } from '../plan/image-reference.ts';
import { logLine } from '../report/text/escape.ts';
import type { SendDeps } from './send-import.ts';

type SearchDeps = Omit<SendDeps, 'registry'>;

const KIND = 'image_import';

/** Milliseconds, give or take a half: an operation may take a moment to appear in the listings. */
const SECOND_SEARCH_AFTER = 1_500;

/**
 * A search for an import of the reference, under its tag, that was started after this call, or up to a minute before.
 * It resolves with the UUID of one that is active or succeeded; null when there is none after a second look, or the
 * service cannot say. It rejects only with the `ContreeError` of kind `aborted`.
 */
export function searchImport(
  { url, tag }: RegistryReference,
  { client, clock, log, signal, deadline }: SearchDeps,
): () => Promise<string | null> {
  const since = clock.now();
  const call: Call = { signal, deadline };
  const others = new Set<string>();

  const isWanted = async ({ uuid, status }: Operation, row: unknown): Promise<boolean> => {
    if (isTerminal(status) && status !== 'SUCCESS') return false;
    const listed = decodeImportedAs(row);
    // A row of a list is a summary: only the detail always repeats the request.
    const request = listed.url === null ? decodeImportedAs((await client.getOperation(uuid, call)).payload) : listed;
    return request.url === url && request.tag === tag;
  };

  const searchOnce = async (): Promise<string | null> => {
    const minutes = Math.ceil((clock.now() - since) / 60_000) + 1;
    // The service applies an interval to its own clock.
    const listing = await listOperations(client, { kind: KIND, since: `${String(minutes)}m` }, call);
    for (const [uuid, operation] of listing.operations) {
      if (others.has(uuid) || (operation.kind ?? KIND) !== KIND) continue;
      if (await isWanted(operation, listing.payloads.get(uuid))) return uuid;
      others.add(uuid);
    }
    return null;
  };

  return async () => {
    try {
      const found = await searchOnce();
      if (found !== null) return found;
      await clock.sleep(spread(SECOND_SEARCH_AFTER, 0.5, clock.random()), signal);
      return await searchOnce();
    } catch (error) {
      if (!(error instanceof ContreeError) || error.isAborted) throw error;
      log.info(logLine`The import cannot be looked for either: ${error.message}`);
      return null;
    }
  };
}
