import type { ContreeClient } from '../contree/client.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call, StoredFile } from '../contree/types.ts';
import { forEachLimited } from '../contree/concurrency.ts';

/** Contents that are asked for one by one without a look at the listing: they all go out at once, and cost no more. */
const HANDFUL = 8;
/** The service's greatest page. */
const PAGE = 1_000;
/** Pages are worth this many single requests each: one carries far more, but may know none of the contents. */
const WORTH = 50;
const MOST_PAGES = 20;
const PARALLEL_PAGES = 4;
const PARALLEL = 32;

/**
 * UUIDs of those of the contents that the service has already, by SHA-256.
 *
 * A handful is asked for one by one. For more the listing is read first, which tells of a thousand files a request and of
 * all of them when it comes to its end: one request for most projects. It is read only so far that it adds 2 % at most to
 * what asking one by one would take, 20 pages in all; what is still open then is asked for. So n contents take n requests
 * and 20 more at worst, in a project with a million files.
 *
 * Throws `ContreeError`.
 */
export async function findStored(
  client: ContreeClient,
  contents: readonly string[],
  call: Call,
): Promise<Map<string, string>> {
  const stored = new Map<string, string>();
  const isComplete = contents.length > HANDFUL && (await readListing(client, new Set(contents), stored, call));
  if (isComplete) return stored;
  const open = contents.filter((sha256) => !stored.has(sha256));
  await forEachLimited(open, PARALLEL, async (sha256) => {
    const file = await client.getFile(sha256, call);
    // A reply that is about another file tells nothing of this one.
    if (file?.sha256 === sha256) stored.set(sha256, file.uuid);
  });
  return stored;
}

/** Adds what the listing tells to `stored`; returns whether that is all there is to know. */
async function readListing(
  client: ContreeClient,
  contents: ReadonlySet<string>,
  stored: Map<string, string>,
  call: Call,
): Promise<boolean> {
  const pages = Math.min(MOST_PAGES, Math.ceil(contents.size / WORTH));
  const read = async (page: number): Promise<boolean> => {
    const { files, received } = await client.listFiles({ limit: PAGE, offset: page * PAGE }, call);
    note(files, contents, stored);
    return received < PAGE;
  };
  try {
    // The first page alone: it is the last one as well for most projects.
    for (let next = 0, wave = 1; next < pages; next += wave, wave = Math.min(PARALLEL_PAGES, pages - next)) {
      const ends = await Promise.all(Array.from({ length: wave }, (_, index) => read(next + index)));
      if (ends.includes(true) || stored.size === contents.size) return true;
    }
    return false;
  } catch (error) {
    if (isListingRefused(error)) return false;
    throw error;
  }
}

function note(files: readonly StoredFile[], contents: ReadonlySet<string>, stored: Map<string, string>): void {
  for (const { sha256, uuid } of files) {
    if (contents.has(sha256)) stored.set(sha256, uuid);
  }
}

/** An older service has no listing, and a token may not be allowed to list; either may have files one by one. */
function isListingRefused(error: unknown): boolean {
  return error instanceof ContreeError && error.isUnsupported;
}
