import type { Stats } from 'node:fs';
import { lstat, mkdir, readlink, realpath, stat } from 'node:fs/promises';
import system, { join, type PlatformPath, relative, sep } from 'node:path';
import { codeOrText, errorCode } from '../errors.ts';
import { isOfGit } from '../values/git-paths.ts';
import { quote } from '../values/values.ts';
import { unreadable } from './unreadable.ts';
import { gitDirectoriesOf, isGitDirectory } from './git-directory.ts';

/**
 * Whether a path is the directory or lies in it. Both are absolute and normalised; links are not followed.
 * @param paths those of another system, in tests
 */
export function isWithin(directory: string, path: string, paths: PlatformPath = system): boolean {
  const way = paths.relative(directory, path);
  return !paths.isAbsolute(way) && way.split(paths.sep)[0] !== '..';
}

/** What is wrong with a line that names the git directory itself. */
export const OF_GIT = 'files of .git are never used: drop this line';

/** Why nothing is read or written at a real path: it lies outside of `boundary`, a real path too, or in `.git`. */
export function breachOf(real: string, boundary: string): 'outside' | 'git' | null {
  if (!isWithin(boundary, real)) return 'outside';
  return isOfGit(relative(boundary, real)) ? 'git' : null;
}

/** The same, with the git directories of other names that the working trees on the way to it have. */
export async function breachAt(real: string, boundary: string): Promise<ReturnType<typeof breachOf>> {
  const breach = breachOf(real, boundary);
  if (breach !== null) return breach;
  let place = boundary;
  for (const segment of ['', ...relative(boundary, real).split(sep)]) {
    place = join(place, segment);
    if ((await gitDirectoriesOf(place)).some((directory) => isWithin(directory, real))) return 'git';
  }
  return null;
}

type Followed = { readonly real: string; readonly facts: Stats } | { readonly problem: string };

export interface FollowOptions {
  /** A real path. */
  readonly boundary: string;
  /** What problems call the path. */
  readonly name: string;
  /** What to do about a link that leads out. */
  readonly advice: string;
}

/** Follows all links in a path that may be read when it stays within the boundary. Never throws. */
export async function followLinks(path: string | Buffer, { boundary, name, advice }: FollowOptions): Promise<Followed> {
  try {
    const real = await realpath(path);
    const breach = await breachAt(real, boundary);
    if (breach === null) return { real, facts: await stat(path) };
    if (breach === 'git' && !(await lstat(path)).isSymbolicLink()) return { problem: OF_GIT };
    const leads = `the link ${quote(name)} leads to ${quote(real)}`;
    if (breach === 'git') return { problem: `${leads}, and files of .git are never used: remove it` };
    return { problem: `${leads}, outside of ${quote(boundary)}: ${advice}` };
  } catch (error) {
    const target = await readlink(path).catch(() => null);
    if (target === null) return { problem: `${quote(name)} ${unreadable(error)}` };
    const what = `is a link to ${quote(target)} that cannot be followed (${codeOrText(error)})`;
    return { problem: `${quote(name)} ${what}: correct the link or leave it out` };
  }
}

/** What a path may not be written for. */
export class OutOfBounds extends Error {
  override readonly name = 'OutOfBounds';
}

/**
 * Creates a directory in `boundary`, and those above it; returns its real path. Each is looked at before the next one is
 * created in it, so that no link, of the checkout or made meanwhile, leads the way out or into `.git`, or a git directory of
 * another name.
 * @param folder absolute, `boundary` or below it
 * @throws {OutOfBounds} and the errors of the disk
 */
export async function makeDirectoryWithin(boundary: string, folder: string): Promise<string> {
  return await enterWithin(boundary, folder, async (next) => {
    await mkdir(next).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
    return true;
  });
}

/**
 * Refuses what `makeDirectoryWithin` does, and creates nothing. Returns the real path of the directory, or of the one that is
 * there already and that it would be created in.
 */
export async function findDirectoryWithin(boundary: string, folder: string): Promise<string> {
  refuse(breachOf(folder, boundary), folder, folder);
  return await enterWithin(boundary, folder, async (next) => {
    try {
      await lstat(next);
      return true;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false;
      throw error;
    }
  });
}

/** @param isThere called with each directory on the way, down to `folder`; false ends the way above it */
async function enterWithin(
  boundary: string,
  folder: string,
  isThere: (next: string) => Promise<boolean>,
): Promise<string> {
  const start = await realpath(boundary);
  let place = start;
  for (const segment of relative(boundary, folder).split(sep)) {
    if (segment === '') continue;
    const next = join(place, segment);
    // Before it is created: `.git` itself must not come into being either.
    refuse(breachOf(next, start), folder, next);
    if (!(await isThere(next))) return place;
    place = await realpath(next);
    refuse(breachOf(place, start), folder, place);
    // Throws EEXIST.
    if (!(await stat(place)).isDirectory()) await mkdir(next);
    if (await isGitDirectory(place)) refuse('git', folder, place);
  }
  return place;
}

function refuse(breach: ReturnType<typeof breachOf>, folder: string, real: string): void {
  const leads = `${quote(folder)} leads`;
  if (breach === 'git') throw new OutOfBounds(`${leads} into .git, to ${quote(real)}: name another folder`);
  if (breach === null) return;
  throw new OutOfBounds(
    `a link on the way to ${quote(folder)} leads out of the workspace, to ${quote(real)}: remove it`,
  );
}
