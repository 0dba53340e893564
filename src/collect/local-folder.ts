import { posix } from 'node:path';
import { isOfGit } from '../values/git-paths.ts';
import { InvalidValue } from '../values/values.ts';

/**
 * A folder in the workspace that is written to, normalised; `.` for the workspace itself.
 * @throws {InvalidValue}
 */
export function parseLocalFolder(local: string): string {
  if (/\p{Cc}/u.test(local)) throw new InvalidValue(local, 'has a control character');
  const folder = posix.join(local, '.');
  const isAbsolute = /^(?:\/|[a-z]:)/iu.test(folder);
  if (isAbsolute || folder === '..' || folder.startsWith('../')) {
    throw new InvalidValue(local, 'is outside of the workspace: use a folder in it, such as out/reports');
  }
  if (local.includes('\\')) throw new InvalidValue(local, 'has a backslash: write / between its parts');
  if (isOfGit(folder))
    throw new InvalidValue(local, 'leads into .git, and nothing is written there: name another folder');
  return folder.replace(/\/$/u, '');
}
