export interface ArchiveLimits {
  /** Of the archive as it comes, and of what is written to disk. */
  readonly bytes: number;
  readonly entries: number;
}

/** How much one request brings at most: beyond what anybody collects as a result, and little enough for any runner. */
export const ARCHIVE_LIMITS: ArchiveLimits = { bytes: 2 * 1024 ** 3, entries: 100_000 };

/** An archive that is not fit to be unpacked. */
export class BadArchive extends Error {
  override readonly name = 'BadArchive';
}
