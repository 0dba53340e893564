import { realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { errorCode } from '../errors.ts';
import { isWithin } from '../files/boundary.ts';
import { UniqueNames } from '../values/unique-names.ts';

const LONGEST_NAME = 100;

/**
 * A folder's name for each leg: letters, digits and `._-` as they are, all else as `-`, also a dot at either end (the
 * first would hide the folder, the last is lost on some disks). No two are the same, also where case makes no
 * difference: `-2`, `-3` … is added. Names that need no change have priority.
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
    .replaceAll(/[^A-Za-z0-9._-]/gu, '-');
  return letters.replaceAll(/^\.+|\.+$/gu, (dots) => '-'.repeat(dots.length)) || 'leg';
}

/**
 * The target of a link on the way from `boundary` to `folder` in it that leads out of `boundary`, as the checkout may
 * have one; null without such a link. Throws the errors of the disk.
 */
export async function leadsOut(boundary: string, folder: string): Promise<string | null> {
  try {
    const start = await realpath(boundary);
    let place = start;
    for (const segment of relative(boundary, folder).split(sep)) {
      place = await realpath(join(place, segment));
      if (!isWithin(start, place)) return place;
    }
  } catch (error) {
    // The rest of the way does not exist yet.
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  return null;
}
