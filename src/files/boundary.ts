import type { Stats } from 'node:fs';
import { readlink, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { quote } from '../values/values.ts';
import { codeOf } from '../errors.ts';

/** Whether a path is the directory or lies in it. Both are absolute and normalised; links are not followed. */
export function isWithin(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

/** Whether a path leads through `.git`, which is no part of the checkout and may hold the token that made it. */
export function isOfGit(path: string): boolean {
  return path.split(sep).some((segment) => segment.toLowerCase() === '.git');
}

type Followed = { readonly real: string; readonly facts: Stats } | { readonly problem: string };

/** Follows all links in a path, within `boundary`, a real path. Problems call the path `name`. Never throws. */
export async function follow(path: string | Buffer, boundary: string, name: string): Promise<Followed> {
  try {
    const real = await realpath(path);
    if (!isWithin(boundary, real)) {
      const advice = 'name what it points to in a line of its own, or let .gitignore leave the link out';
      return { problem: `the link ${quote(name)} leads to ${quote(real)}, outside of ${quote(boundary)}: ${advice}` };
    }
    if (isOfGit(relative(boundary, real))) {
      return { problem: `the link ${quote(name)} leads to ${quote(real)}, and nothing of .git is taken: remove it` };
    }
    return { real, facts: await stat(path) };
  } catch (error) {
    const target = await readlink(path).catch(() => null);
    const what = target === null ? 'cannot be read' : `is a link to ${quote(target)} that cannot be followed`;
    return { problem: `${quote(name)} ${what} (${codeOf(error)}): mend it, or let .gitignore leave it out` };
  }
}
