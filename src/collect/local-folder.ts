import { posix } from 'node:path';
import { isOfGit } from '../values/git-paths.ts';
import { InvalidValue } from '../values/values.ts';

/**
 * A folder in the workspace that is written to, normalised; `.` for the workspace itself.
 * @throws {InvalidValue}
 */
export function parseLocalFolder(local: string): string {
  if (/\p{Cc}/u.test(local)) throw new InvalidValue(local, 'has a control character');
  if (local.includes('\\')) throw new InvalidValue(local, 'is no local folder: write / between its parts');
  const folder = posix.join(local, '.');
  const isAbsolute = /^(?:\/|[a-z]:)/iu.test(folder);
  if (isAbsolute || folder === '..' || folder.startsWith('../')) {
    throw new InvalidValue(local, 'is no local folder: it has to lie in the workspace, and is written relative to it');
  }
  if (isOfGit(folder))
    throw new InvalidValue(local, 'leads into .git, and nothing is written there: name another folder');
  return folder.replace(/\/$/u, '');
}
