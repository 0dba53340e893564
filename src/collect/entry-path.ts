/** The most bytes a disk takes for one name, and enough for any path while leaving room for the folder it goes to. */
const LONGEST_NAME = 255;
const LONGEST_PATH = 2000;

export type EntryPath = { readonly segments: readonly string[] } | { readonly why: string };

/**
 * Where a name from an archive leads below the archive's root, or why it is refused. The rules are the same on every
 * platform: what one of them reads as a way out is refused on all. The root itself (`./`) has no segments; null is what a
 * link without a target leads to.
 */
export function entryPath(name: string | null): EntryPath {
  if (name === null) return { why: 'it has no name' };
  if (/\p{Cc}/u.test(name)) return { why: 'its name has control characters' };
  if (name.includes('\\')) return { why: 'its name has a backslash' };
  const segments = name.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (name.startsWith('/') || /^[a-z]:/iu.test(segments[0] ?? '')) return { why: 'its name is absolute' };
  if (segments.includes('..')) return { why: 'its name leads out of the folder' };
  const tooLong = (text: string, most: number): boolean => Buffer.byteLength(text) > most;
  if (tooLong(name, LONGEST_PATH) || segments.some((segment) => tooLong(segment, LONGEST_NAME))) {
    return { why: 'its name is too long' };
  }
  return { segments };
}
