import { sep } from 'node:path';

/**
 * Windows drops dots and blanks at the end of a name, and reads what follows a colon as a stream of the same file. There `.git`
 * is also `GIT~1`, its short name, which git refuses everywhere, too (`is_ntfs_dotgit`).
 */
const GIT = /^(?:\.git|git~1)[. ]*(?::.*)?$/is;

/** Whether a path leads through `.git`, which is no part of the checkout, may hold the token that made it, and runs hooks. */
export function isOfGit(path: string, separator: string = sep): boolean {
  return path.split(separator === '/' ? '/' : /[\\/]/).some((segment) => GIT.test(segment));
}
