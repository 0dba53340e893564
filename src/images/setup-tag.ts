import { createHash } from 'node:crypto';

/** What the image of a setup depends on. */
export interface SetupParts {
  /** `setup-key`. */
  readonly key: string;
  /** UUID of the image that the setup starts from. */
  readonly image: string;
  readonly command: string;
  /** The working directory that is sent, also where none is given. */
  readonly cwd: string;
  /** Of the names, contents and modes of all files of the setup. */
  readonly filesDigest: string;
}

/** Raised when the same parts would lead to another image. */
const VERSION = 2;
const LONGEST_SLUG = 40;
const HASH_LENGTH = 32;

/**
 * `op-action/setup/<key>-<hash>`, the key for the reader, the hash over all parts. The environment is no part, since a
 * token that is new in every run would change the tag each time. A variable that matters belongs in the key.
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
