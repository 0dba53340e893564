import type { ContreeClient } from '../contree/client.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call } from '../contree/types.ts';
import { forEachUntilFailure } from './for-each-until-failure.ts';

/** Up to so many contents are requested one by one, without the listing. */
const FEW = 8;
/** Rows: the service's largest page. */
const PAGE = 1_000;
/** One page is read for so many contents: a page lists far more files, but perhaps none of these. */
const CONTENTS_BY_PAGE = 50;
const MOST_PAGES = 20;
const PARALLEL_PAGES = 4;
const PARALLEL = 32;

/**
 * UUIDs of the contents that the service has already, by SHA-256. A few are requested one by one. For more, the listing
 * is read first, which is one request for most projects, at most 2 % of the single requests in all, and 20 pages; the
 * contents still unknown are then requested. So n contents take at most n + 20 requests. Throws `ContreeError`.
 */
export async function findStored(
  client: ContreeClient,
  contents: readonly string[],
  call: Call,
): Promise<Map<string, string>> {
  const stored = new Map<string, string>();
  if (contents.length > FEW && (await readListing(client, new Set(contents), stored, call))) return stored;
  const unknown = contents.filter((sha256) => !stored.has(sha256));
  await forEachUntilFailure(unknown, PARALLEL, async (sha256) => {
    const file = await client.getFile(sha256, call);
    // A reply about another file does not count.
    if (file?.sha256 === sha256) stored.set(sha256, file.uuid);
  });
  return stored;
}

/** Adds the contents in the listing to `stored`; returns whether no content is left unknown. */
async function readListing(
  client: ContreeClient,
  contents: ReadonlySet<string>,
  stored: Map<string, string>,
  call: Call,
): Promise<boolean> {
  const pages = Math.min(MOST_PAGES, Math.ceil(contents.size / CONTENTS_BY_PAGE));
  /** Whether it is the last page. */
  const read = async (page: number): Promise<boolean> => {
    const { files, received } = await client.listFiles({ limit: PAGE, offset: page * PAGE }, call);
    for (const { sha256, uuid } of files) if (contents.has(sha256)) stored.set(sha256, uuid);
    return received < PAGE;
  };
  try {
    // The first page alone, since most projects have only one.
    for (let next = 0, wave = 1; next < pages; next += wave, wave = Math.min(PARALLEL_PAGES, pages - next)) {
      const ends = await Promise.all(Array.from({ length: wave }, (_, index) => read(next + index)));
      if (ends.includes(true) || stored.size === contents.size) return true;
    }
    return false;
  } catch (error) {
    // An older service has no listing, but answers for single files; a token that may read neither fails there.
    if (error instanceof ContreeError && error.isUnsupported) return false;
    throw error;
  }
}
