import { createHash } from 'node:crypto';

/** What makes a setup's image the one that is meant. */
export interface SetupParts {
  /** `setup-key`. */
  readonly key: string;
  /** UUID of the image that the setup starts from. */
  readonly image: string;
  readonly command: string;
  readonly cwd: string | null;
  /** Stands for the names, contents and modes of all files that the setup gets. */
  readonly filesDigest: string;
}

/** Goes up when the same parts would lead to another image. */
const VERSION = 1;
const LONGEST_SLUG = 40;
const HASH_LENGTH = 32;

/**
 * The tag under which the image that a setup leaves is kept and found again: `op-action/setup/<key>-<hash>`, the key for
 * the reader, the hash of all parts for exactness. The environment is no part: it may hold a token that every run has
 * anew, and no image would ever be found again. What in it matters to the setup belongs in the key.
 */
export function setupTag({ key, image, command, cwd, filesDigest }: SetupParts): string {
  const parts = JSON.stringify([VERSION, key, image, command, cwd, filesDigest]);
  const hash = createHash('sha256').update(parts).digest('hex').slice(0, HASH_LENGTH);
  const slug = key
    .toLowerCase()
    .replace(/[^a-z0-9._]+|\.{2,}/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^[-._]+|[-._]+$/g, '');
  return `op-action/setup/${slug === '' ? '' : `${slug}-`}${hash}`;
}
