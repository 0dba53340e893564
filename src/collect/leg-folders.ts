import { UniqueNames } from '../values/unique-names.ts';
import { DEVICE } from './windows-names.ts';

const LONGEST_NAME = 100;

/**
 * A folder's name for each leg: letters, digits and `._-` as they are, all else as `-`, also a dot at either end (the
 * first would hide the folder, the last is lost on some disks), and one before the name of a device. No two are the same, also
 * where case makes no difference: `-2`, `-3` … is added. Names that need no change have priority.
 */
export function legFolders(names: readonly string[]): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  const unique = new UniqueNames({ ignoreCase: true, longest: LONGEST_NAME });
  for (const name of names) if (name === plain(name) && unique.take(name)) folders.set(name, name);
  for (const name of names) if (!folders.has(name)) folders.set(name, unique.make(plain(name)));
  return folders;
}

function plain(name: string): string {
  const letters = name
    .slice(0, LONGEST_NAME)
    .toWellFormed()
    .replaceAll(/[^A-Za-z0-9._-]/gu, '-')
    .replace(DEVICE, (device) => `-${device}`)
    .slice(0, LONGEST_NAME);
  return letters.replaceAll(/^\.+|\.+$/gu, (dots) => '-'.repeat(dots.length)) || 'leg';
}
