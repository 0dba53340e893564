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

/** Raised when the same parts would lead to another image, or the tags of a key to another list. */
const VERSION = 3;
const LONGEST_SLUG = 40;
const HASH_LENGTH = 32;

/**
 * `op-action/setup/<key>-<hash>/<hash>`: the first hash is that of the key, the second that of all other parts. The environment
 * is no part, since a token that is new in every run would change the tag each time. A variable that matters belongs in the
 * key.
 */
export function setupTag({ key, image, command, cwd, filesDigest }: SetupParts): string {
  return `${keyTag(key)}/${hashOf([VERSION, image, command, cwd, filesDigest])}`;
}

/** What all tags of a key begin with, and no tag of another key: a valid tag by itself, as the service's filter wants it. */
export function keyTag(key: string): string {
  const slug = key
    .toLowerCase()
    .replace(/[^a-z0-9._]+|\.{2,}/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^[-._]+|[-._]+$/g, '');
  return `op-action/setup/${slug === '' ? '' : `${slug}-`}${hashOf([key])}`;
}

/** Whether this action made the tag for a setup of the key. The service's filter takes each tag that begins like it. */
export function isTagOfKey(tag: string, key: string): boolean {
  const start = `${keyTag(key)}/`;
  return (
    tag.startsWith(start) && tag.length === start.length + HASH_LENGTH && /^[0-9a-f]+$/.test(tag.slice(start.length))
  );
}

function hashOf(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, HASH_LENGTH);
}
