import { posix } from 'node:path';
import pLimit from 'p-limit';
import type { ContreeClient } from '../contree/client.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call, DirectoryEntry } from '../contree/types.ts';
import { bytesOf, joined } from '../files/disk-names.ts';
import type { Wanted } from '../files/file-pattern.ts';
import { isOfGit } from '../values/git-paths.ts';
import type { LeftOut } from './move-tree.ts';
import { entryPath, LEFT_OUT_KINDS } from './unpack.ts';

/** What one search may cost: requests, each for the list of a directory, and entries of all of them. */
export type SearchLimits = Readonly<Record<'requests' | 'entries', number>>;

const SEARCH_LIMITS: SearchLimits = { requests: 40, entries: 100_000 };
const PARALLEL = 4;

export interface ImageSearch {
  /** A UUID. */
  readonly image: string;
  /** Absolute, normalised. */
  readonly base: string;
  readonly wanted: Pick<Wanted, 'matches' | 'reaches'>;
  /** Whether what is at an absolute path is left out; null when nothing is. */
  readonly excludes: ((path: string) => boolean) | null;
}

export interface Match {
  /** To the base. */
  readonly relative: string;
  /** A directory stands for all that is in it. */
  readonly type: 'file' | 'directory';
}

export interface Matches {
  readonly matches: readonly Match[];
  /** Entries that match and are not collected. */
  readonly leftOut: readonly LeftOut[];
  /** The first that matches and that a line leaves out, relative to the base; null for none. */
  readonly excluded: string | null;
  /** Bytes of all that was seen and is not wanted; `Infinity` when a directory was not looked into. */
  readonly unwanted: number;
  /** Entries of the base. */
  readonly present: readonly DirectoryEntry[];
  /** A limit was met before all was seen. */
  readonly isSpent: boolean;
}

export interface SearchSource {
  readonly client: Pick<ContreeClient, 'listDirectory'>;
  readonly call: Call;
}

/**
 * Looks for what is wanted in an image, one request a directory and only where something may match. Links are not followed, and
 * nothing is looked for in `.git`. Null when the base cannot be listed: it is missing, or no directory.
 * @throws {ContreeError}
 */
export async function searchImage(
  source: SearchSource,
  search: ImageSearch,
  limits: SearchLimits = SEARCH_LIMITS,
): Promise<Matches | null> {
  const seen = new Sighting(search);
  const limit = pLimit(PARALLEL);
  let requests = 0;
  let entries = 0;
  let present: readonly DirectoryEntry[] = [];
  for (let level = ['']; level.length > 0; level = seen.takeLevel()) {
    requests += level.length;
    if (requests > limits.requests) return seen.result(present, true);
    const listed = await limit.map(level, async (relative) => ({
      relative,
      rows: await list(source, search, relative),
    }));
    for (const { relative, rows } of listed) {
      if (rows === 'missing') return null;
      if (rows === 'large') return seen.result(present, true);
      if (relative === '') present = rows;
      entries += rows.length;
      if (entries > limits.entries) return seen.result(present, true);
      for (const row of rows) seen.add(relative, row);
    }
  }
  return seen.result(present, false);
}

async function list(
  { client, call }: SearchSource,
  { image, base }: ImageSearch,
  relative: string,
): Promise<readonly DirectoryEntry[] | 'missing' | 'large'> {
  try {
    return await client.listDirectory(image, posix.join(base, relative), call);
  } catch (error) {
    if (!(error instanceof ContreeError)) throw error;
    if (error.isOversize) return 'large';
    if (relative === '' && (error.isNotFound || error.isInvalid)) return 'missing';
    throw error;
  }
}

/** What the listings say of what is wanted. */
class Sighting {
  readonly #search: ImageSearch;
  readonly #matches: Match[] = [];
  readonly #leftOut: LeftOut[] = [];
  #excluded: string | null = null;
  #unwanted = 0;
  #level: string[] = [];

  constructor(search: ImageSearch) {
    this.#search = search;
  }

  /** The directories that are to be looked into next. */
  takeLevel(): string[] {
    const level = this.#level;
    this.#level = [];
    return level;
  }

  add(above: string, { path: name, type, size }: DirectoryEntry): void {
    const { base, wanted, excludes } = this.#search;
    const relative = joined(above, name);
    const isWanted = wanted.matches(relative);
    const isDirectory = type === 'directory';
    const problem = problemOf(name, type);
    if (!isWanted && !(isDirectory && wanted.reaches(relative))) this.#pass(isDirectory, size);
    else if (problem !== null) {
      if (isWanted) this.#leftOut.push({ path: relative, why: problem });
      this.#pass(isDirectory, size);
    } else if (excludes?.(posix.join(base, relative)) === true) {
      if (isWanted) this.#excluded ??= relative;
      this.#pass(isDirectory, size);
    } else if (isWanted) this.#matches.push({ relative, type: isDirectory ? 'directory' : 'file' });
    else this.#level.push(relative);
  }

  #pass(isDirectory: boolean, size: number): void {
    this.#unwanted += isDirectory ? Infinity : size;
  }

  result(present: readonly DirectoryEntry[], isSpent: boolean): Matches {
    const [matches, leftOut, excluded] = [this.#matches, this.#leftOut, this.#excluded];
    return { matches, leftOut, excluded, unwanted: this.#unwanted, present, isSpent };
  }
}

/** Why an entry of a listing is not collected; null when it may be. Names come from the sandbox. */
function problemOf(name: string, type: DirectoryEntry['type']): string | null {
  const path = entryPath(bytesOf(name));
  if ('why' in path) return path.why;
  if (path.segments.length !== 1 || name.includes('/')) return 'its name is no name of a file';
  if (isOfGit(name)) return 'nothing is written into .git';
  if (type === 'symlink') return LEFT_OUT_KINDS.symlink;
  return type === 'other' ? 'it is no regular file' : null;
}
