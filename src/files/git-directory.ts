import { access, constants, lstat, readlink, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { codeOrText, isMissing } from '../errors.ts';
import { readRegular } from './read-regular.ts';

/** Bytes. Git reads no larger file `.git`. */
const LARGEST_LINK = 1024 ** 2;
const LINK = 'gitdir: ';

/**
 * The directory that holds `info/exclude` for the working tree `directory`: `.git`, or, in a submodule or a linked worktree,
 * what the file `.git` and the file `commondir` lead to. Null where git finds no repository. Throws when one of these
 * cannot be read.
 */
export async function commonDirectory(directory: string | Buffer): Promise<string | null> {
  // A name that is no UTF-8 has no place in the paths below; a repository there is a directory like others.
  if (typeof directory !== 'string') return null;
  const gitDirectory = await gitDirectoryOf(directory);
  return gitDirectory && (await commonOf(gitDirectory));
}

/** Whether git would take it for the directory of a repository, under any name. Throws when it cannot be read. */
export async function isGitDirectory(directory: string): Promise<boolean> {
  return (await commonOf(directory)) !== null;
}

/**
 * The real paths of the directories that hold the repository of the working tree `directory`, a real path, under another name
 * than `.git`: its own and the one that it has in common with others. None of them contains the working tree. Never throws.
 */
export async function gitDirectoriesOf(directory: string): Promise<readonly string[]> {
  const own = await gitDirectoryOf(directory).catch(() => null);
  const common = own && (await commonOf(own).catch(() => null));
  if (own === null || common === null) return [];
  const real = await Promise.all([own, common].map((path) => realpath(path).catch(() => path)));
  return real.filter((path) => path !== join(directory, '.git') && !`${directory}${sep}`.startsWith(`${path}${sep}`));
}

/** What a git directory has in common with other working trees of its repository; null where git sees no repository. */
async function commonOf(gitDirectory: string): Promise<string | null> {
  if (!(await isHead(join(gitDirectory, 'HEAD')))) return null;
  const link = await readText(join(gitDirectory, 'commondir'));
  const common = link === null ? gitDirectory : resolve(gitDirectory, withoutLineEnds(link));
  const parts = [join(common, 'objects'), join(common, 'refs')];
  return (await Promise.all(parts.map(isThere))).every(Boolean) ? common : null;
}

async function gitDirectoryOf(directory: string): Promise<string | null> {
  const place = join(directory, '.git');
  const facts = await orNull(stat(place));
  if (facts === null || facts.isDirectory()) return facts && place;
  if (!facts.isFile() || facts.size > LARGEST_LINK) return null;
  const text = await readText(place);
  const target = text?.startsWith(LINK) === true ? withoutLineEnds(text.slice(LINK.length)) : '';
  return target === '' || target.includes('\0') ? null : resolve(directory, target);
}

/** Whether it names a branch or a commit. */
async function isHead(path: string): Promise<boolean> {
  const facts = await orNull(lstat(path));
  if (facts?.isSymbolicLink() === true) return (await readlink(path)).startsWith('refs/');
  if (facts?.isFile() !== true) return false;
  return /^(?:ref:\s*refs\/|[\da-f]{40})/i.test((await readText(path)) ?? '');
}

async function isThere(path: string): Promise<boolean> {
  return (await orNull(access(path, constants.X_OK).then(() => true))) ?? false;
}

async function readText(path: string): Promise<string | null> {
  const content = await orNull(readRegular(path, LARGEST_LINK));
  return content !== null && 'bytes' in content ? content.bytes.toString() : null;
}

async function orNull<Value>(promise: Promise<Value>): Promise<Value | null> {
  return promise.catch((error: unknown) => {
    // Where a broken file leads, nothing is either.
    if (isMissing(codeOrText(error)) || ['ENAMETOOLONG', 'ELOOP'].includes(codeOrText(error))) return null;
    throw error;
  });
}

/** A pattern for it would take quadratic time on a hostile file. */
function withoutLineEnds(text: string): string {
  let end = text.length;
  while (['\r', '\n'].includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
