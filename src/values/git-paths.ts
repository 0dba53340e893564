import { sep } from 'node:path';

/** Windows drops dots and blanks at the end of a name, and reads what follows a colon as a stream of the same file. */
const GIT = /^\.git[. ]*(?::.*)?$/is;

/** Whether a path leads through `.git`, which is no part of the checkout, may hold the token that made it, and runs hooks. */
export function isOfGit(path: string): boolean {
  return path.split(sep === '/' ? '/' : /[\\/]/).some((segment) => GIT.test(segment));
}
