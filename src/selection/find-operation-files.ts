import { lstat, realpath } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { codeOrText, isMissing } from '../errors.ts';
import { isWithin } from '../files/boundary.ts';
import { describeMissing } from '../files/missing-path.ts';
import { isPattern, parsePattern } from '../files/file-pattern.ts';
import { problemOfSlash } from '../files/problem-of-slash.ts';
import { type Budget, createBudget, problemOfBudget } from '../files/search-budget.ts';
import { walk } from '../files/walk.ts';
import { isOfGit } from '../values/git-paths.ts';
import { InvalidInputs } from '../values/problems.ts';
import { InvalidValue, quote } from '../values/values.ts';

/** Of all patterns: as many files as a step takes operations, and directories to find them in. */
const MOST = { files: 10_000, directories: 100_000 };

export const OUTSIDE = 'it leads out of the folder that it is looked for in: put the file itself there';
export const INTO_GIT = 'it leads into .git, where nothing is read: name another file';
const LINK_ADVICE = 'put the file itself there';

/** The folders that a pattern may name files in; null without one. */
export interface Folders {
  /** The workspace: relative patterns start there. */
  readonly workspace: string;
  /** The runner's folder for what a job keeps outside of the workspace, such as the results file of an earlier step. */
  readonly temp: string | null;
}

/** A folder as it was given, and its real path. */
export interface Root extends Readonly<Record<'given' | 'real', string>> {
  readonly isWorkspace: boolean;
}

/** An absolute path, and the folder it lies in. */
interface SearchRoot {
  readonly root: Root;
  readonly path: string;
}

export type FoundFiles =
  { readonly root: Root; readonly files: readonly string[] } | { readonly problem: string; readonly isNone?: true };

/**
 * Returns a function that finds the files that a pattern matches, sorted by path. A pattern that is a file's own path means
 * that file, also with wildcards in it; others match no hidden files unless a part of them begins with a dot. No pattern leads
 * out of its folder.
 */
export async function createFinder(
  folders: Folders,
  signal?: AbortSignal,
): Promise<(pattern: string) => Promise<FoundFiles>> {
  const budget = createBudget(MOST, signal);
  const roots = await rootsOf(folders);
  return (pattern) => findFiles(pattern, roots, budget);
}

async function rootsOf({ workspace, temp }: Folders): Promise<Root[]> {
  const roots: Root[] = [];
  for (const [given, isWorkspace] of [[workspace, true] as const, [temp, false] as const]) {
    const real = given === null ? null : await realpath(given).catch(() => null);
    if (given !== null && real !== null) roots.push({ given: resolve(given), real, isWorkspace });
  }
  return roots;
}

async function findFiles(given: string, roots: readonly Root[], budget: Budget): Promise<FoundFiles> {
  const pattern = process.platform === 'win32' ? given.replaceAll('\\', '/') : given;
  const workspace = roots.find(({ isWorkspace }) => isWorkspace)?.given ?? '.';
  try {
    const literal = place(pattern, roots);
    const facts = literal === null ? null : await lstat(literal.path).catch(missing);
    if (literal !== null && facts !== null && !facts.isDirectory()) {
      const slash = problemOfSlash(pattern);
      return slash === null ? { root: literal.root, files: [literal.path] } : { problem: slash };
    }
    if (!isPattern(pattern)) {
      if (literal === null) return { problem: leadsOut(workspace) };
      return { problem: await describeLack(literal, pattern, facts), isNone: true };
    }
    return await findMatches(pattern, { roots, workspace, budget });
  } catch (error) {
    if (error instanceof InvalidValue || error instanceof InvalidInputs) return { problem: error.message };
    return { problem: `it cannot be looked for (${codeOrText(error)}): correct it` };
  }
}

/** Why a path that is no pattern names no file. */
async function describeLack({ root, path }: SearchRoot, pattern: string, facts: Stats | null): Promise<string> {
  if (facts !== null)
    return `it is a folder: name the files in it, such as ${quote(`${pattern.replace(/\/$/, '')}/*.json`)}`;
  if (!root.isWorkspace) return 'there is no such file in RUNNER_TEMP: does an earlier step of this job write it?';
  const name = relative(root.given, path).split(sep).join('/');
  return await describeMissing({ path: name, directory: root.real, what: 'file' });
}

function missing(error: unknown): null {
  if (isMissing(codeOrText(error))) return null;
  throw error;
}

interface FindOptions {
  readonly roots: readonly Root[];
  readonly workspace: string;
  readonly budget: Budget;
}

async function findMatches(pattern: string, { roots, workspace, budget }: FindOptions): Promise<FoundFiles> {
  const { base, ...wanted } = parsePattern(pattern, true);
  const start = place(base, roots);
  if (start === null) return { problem: leadsOut(workspace) };
  const { root, path } = start;
  const none = {
    problem: `no file below ${isAbsolute(pattern) ? path : workspace} matches it: does an earlier step write it, such as actions/download-artifact?`,
    isNone: true,
  } as const;
  const real = await realpath(path).catch(missing);
  if (real === null) return none;
  if (!isWithin(root.real, real)) return { problem: OUTSIDE };
  const segments = pattern.split('/');
  const ofHidden = /(?:^|[/{,])\.(?!\.?\/)/.test(segments.slice(segments.findIndex(isPattern)).join('/'));
  const excludes = (name: string): boolean => !ofHidden && hasHiddenName(name);
  const walked = await walk(
    { directory: path, real, boundary: root.real, advice: LINK_ADVICE, path: '', rules: null, wanted, excludes },
    budget,
  );
  const spent = problemOfBudget(budget, MOST);
  if (spent !== null) return { problem: spent };
  const [problem] = walked.problems;
  if (problem !== undefined) return { problem };
  const files = walked.files.map((file) => file.path).sort();
  return files.length > 0 ? { root, files } : none;
}

function hasHiddenName(name: string): boolean {
  return name.startsWith('.') || name.includes('/.');
}

/** Where a path is, and the folder it lies in; null for one that leads out. @throws {InvalidInputs} for one of `.git` */
function place(local: string, roots: readonly Root[]): SearchRoot | null {
  const [workspace] = roots;
  const path = resolve(workspace?.given ?? '.', local);
  // A relative path may lead to the other folder as well, but only by leading out of this one.
  const root = roots.find(({ given, isWorkspace }) => isWithin(given, path) && (isWorkspace || isAbsolute(local)));
  if (root === undefined) return null;
  if (isOfGit(relative(root.given, path).split(sep).join('/'))) throw new InvalidInputs([INTO_GIT]);
  return { root, path };
}

function leadsOut(workspace: string): string {
  return `it is outside of the workspace, ${quote(workspace)}: put the file there, or below RUNNER_TEMP`;
}
