import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { quote } from '../values/values.ts';
import { follow } from './boundary.ts';
import { codeOf } from '../errors.ts';
import type { Wanted } from './file-pattern.ts';
import { isIgnored, rulesWithin } from './ignore-rules.ts';
import type { IgnoreRules } from './ignore-rules.ts';

/** File system calls under way at a time: more than Node has threads for, so that none of these is idle. */
const PARALLEL = 16;

export interface WalkRoot {
  readonly directory: string;
  /** The real path of the same directory. */
  readonly real: string;
  /** The real path of the directory that no link may lead out of. */
  readonly boundary: string;
  /** What problems call it, and where patterns see it: relative to the workspace, or absolute outside of it. */
  readonly path: string;
  /** Of the directory it is in; null where `.gitignore` files are of no concern. */
  readonly rules: IgnoreRules | null;
  readonly wanted: Wanted;
}

/** How many more files and directories may be met. */
export interface Budget {
  files: number;
  directories: number;
}

export interface WalkedFile {
  /** Absolute. */
  readonly path: string;
  /** To the root, with slashes. */
  readonly relative: string;
}

export interface Walked {
  readonly files: readonly WalkedFile[];
  /** The files and directories that were left out, as problems would call them; of a directory only itself. */
  readonly ignored: readonly string[];
  /** Sorted. Each names the path and says what to do. */
  readonly problems: readonly string[];
}

interface Place {
  readonly directory: string;
  readonly relative: string;
  readonly rules: IgnoreRules | null;
  /** Its real path. */
  readonly real: string;
  /** The real paths of the directories above it. */
  readonly above: readonly string[];
}

/**
 * Finds the files below a directory: regular ones, and what links point to. Whatever is called `.git` is left out, and so
 * is what the rules ignore. Stops early when the budget is spent, which is then below zero. Never throws for what is on
 * the disk.
 */
export async function walk(root: WalkRoot, budget: Budget): Promise<Walked> {
  const limit = pLimit(PARALLEL);
  const files: WalkedFile[] = [];
  const ignored: string[] = [];
  const problems: string[] = [];
  const nameOf = (relative: string): string => joined(root.path, relative);

  const take = (path: string, relative: string): void => {
    budget.files -= 1;
    files.push({ path, relative });
  };

  const visit = async (place: Place): Promise<void> => {
    budget.directories -= 1;
    if (budget.files < 0 || budget.directories < 0) return;
    const { entries, rules } = await limit(() => open(place, nameOf(place.relative)));
    await Promise.all(entries.map((entry) => visitEntry(place, entry, rules)));
  };

  const open = async (place: Place, name: string): Promise<{ entries: Dirent[]; rules: IgnoreRules | null }> => {
    try {
      const entries = await readdir(place.directory, { withFileTypes: true });
      const { rules } = place;
      return { entries, rules: rules && (await rulesWithin(rules, place.directory, name, entries)) };
    } catch (error) {
      problems.push(`${quote(name)} cannot be read (${codeOf(error)}): mend its permissions or leave it out`);
      return { entries: [], rules: null };
    }
  };

  const visitEntry = async (place: Place, entry: Dirent, rules: IgnoreRules | null): Promise<void> => {
    if (entry.name.toLowerCase() === '.git') return;
    const relative = joined(place.relative, entry.name);
    const name = nameOf(relative);
    if (rules !== null && isIgnored(rules, name, entry.isDirectory())) {
      if (root.wanted.matches(relative)) ignored.push(name);
      return;
    }
    const path = join(place.directory, entry.name);
    if (entry.isDirectory()) {
      if (!root.wanted.reaches(relative)) return;
      const real = join(place.real, entry.name);
      await visit({ directory: path, relative, rules, real, above: [...place.above, place.real] });
    } else if (entry.isSymbolicLink()) await visitLink(place, { path, relative }, rules);
    else if (root.wanted.matches(relative)) {
      if (entry.isFile()) take(path, relative);
      else problems.push(notRegular(name));
    }
  };

  const visitLink = async (place: Place, link: WalkedFile, rules: IgnoreRules | null): Promise<void> => {
    const name = nameOf(link.relative);
    const followed = await limit(() => follow(link.path, root.boundary, name));
    const wanted = root.wanted.matches(link.relative);
    if ('problem' in followed) {
      if (wanted) problems.push(followed.problem);
      return;
    }
    const { real, facts } = followed;
    if (facts.isDirectory()) {
      if (!root.wanted.reaches(link.relative)) return;
      const above = [...place.above, place.real];
      if (!above.includes(real)) {
        await visit({ directory: link.path, relative: link.relative, rules, real, above });
      } else if (wanted) problems.push(`the link ${quote(name)} points to ${quote(real)}, which it is in: remove it`);
    } else if (wanted) {
      if (facts.isFile()) take(link.path, link.relative);
      else problems.push(notRegular(name));
    }
  };

  const { directory, real, rules } = root;
  await visit({ directory, relative: '', rules, real, above: [] });
  return { files, ignored, problems: problems.sort() };
}

export function notRegular(name: string): string {
  return `${quote(name)} is no regular file but a socket, a pipe or a device: remove it or leave it out`;
}

/** Two paths with slashes, either of which may be empty. */
export function joined(above: string, below: string): string {
  return above === '' || below === '' ? above + below : `${above}/${below}`;
}
