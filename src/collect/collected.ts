/** Something in an archive that was not written to disk. */
export interface LeftOut {
  /** As the archive names it, cut when very long. Untrusted. */
  readonly path: string;
  readonly why: string;
}

/** What one request for one path of one image brought. */
export interface Collected {
  /** Something is at that path, be it an empty directory. */
  readonly found: boolean;
  /** Regular files that were written. */
  readonly files: number;
  /** Of these files. */
  readonly bytes: number;
  readonly leftOut: readonly LeftOut[];
}

export const NOTHING_COLLECTED: Collected = { found: false, files: 0, bytes: 0, leftOut: [] };
