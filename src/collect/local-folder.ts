import { posix } from 'node:path';
import { holdsPlaceholder } from '../plan/placeholders.ts';
import { isOfGit } from '../values/git-paths.ts';
import { InvalidValue } from '../values/values.ts';
import { problemOnWindows } from './windows-names.ts';

/**
 * A folder in the workspace that is written to, normalised; `.` for the workspace itself.
 * @throws {InvalidValue}
 */
export function parseLocalFolder(local: string, platform: NodeJS.Platform = process.platform): string {
  if (/\p{Cc}/u.test(local)) throw new InvalidValue(local, 'has a control character: remove it');
  if (holdsPlaceholder({ text: local })) {
    const problem = 'has a placeholder, and none is filled in here';
    throw new InvalidValue(local, `${problem}: drop it, since each leg gets its own folder there`);
  }
  const folder = posix.join(local, '.');
  const isAbsolute = /^(?:\/|[a-z]:)/iu.test(folder);
  if (isAbsolute || folder === '..' || folder.startsWith('../')) {
    throw new InvalidValue(local, 'is outside of the workspace: use a folder in it, such as out/reports');
  }
  if (local.includes('\\')) throw new InvalidValue(local, 'has a backslash: write / between its parts');
  if (isOfGit(folder))
    throw new InvalidValue(local, 'leads into .git, and nothing is written there: name another folder');
  const parts = platform === 'win32' ? folder.split('/').filter((part) => part !== '.' && part !== '') : [];
  for (const problem of parts.map(problemOnWindows)) {
    if (problem !== null) throw new InvalidValue(local, `cannot be a folder here, since ${problem}: name another one`);
  }
  return folder.replace(/\/$/u, '');
}
