import { Dirent, type Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { quote } from '../values/values.ts';
import { follow } from './boundary.ts';
import { codeOf } from '../errors.ts';
import type { Wanted } from './file-pattern.ts';
import { type IgnoreRules, isIgnored, rulesWithin } from './ignore-rules.ts';

/** File system calls at a time: more than Node has threads for, so that no thread is idle. */
const PARALLEL = 16;

export interface WalkRoot {
  readonly directory: string;
  /** The real path of the same directory. */
  readonly real: string;
  /** The real path of the directory that no link may lead out of. */
  readonly boundary: string;
  /** Its name in problems and for patterns: relative to the workspace, or absolute outside of it. */
  readonly path: string;
  /** Of the directory it is in; null where `.gitignore` files do not count. */
  readonly rules: IgnoreRules | null;
  readonly wanted: Wanted;
}

/** How many more files and directories may be found. */
export type Budget = Record<'files' | 'directories', number>;

interface WalkedFile {
  /** Absolute. */
  readonly path: string;
  /** To the root, with slashes. */
  readonly relative: string;
}

interface Place extends Pick<WalkRoot, 'directory' | 'real' | 'rules'> {
  readonly relative: string;
  /** The real paths of the directories above it. */
  readonly above: readonly string[];
}

interface Target {
  readonly real: string;
  readonly facts: Dirent | Stats;
}

/**
 * Finds the files below a directory: regular ones, and the targets of links. Leaves out what the rules ignore, and all
 * that is called `.git`. Stops early when the budget is spent, which is then below zero. Never throws for what is on
 * the disk.
 */
export async function walk(root: WalkRoot, budget: Budget): Promise<Walker> {
  const walker = new Walker(root, budget);
  await walker.visit({ ...root, relative: '', above: [] });
  walker.problems.sort();
  return walker;
}

class Walker {
  readonly files: WalkedFile[] = [];
  /** The names of the files and directories that were left out; not of what is in such a directory. */
  readonly ignored: string[] = [];
  /** Each names the path and says what to do. */
  readonly problems: string[] = [];
  readonly #root: WalkRoot;
  readonly #budget: Budget;
  readonly #limit = pLimit(PARALLEL);

  constructor(root: WalkRoot, budget: Budget) {
    this.#root = root;
    this.#budget = budget;
  }

  async visit(outer: Place): Promise<void> {
    this.#budget.directories -= 1;
    if (this.#budget.files < 0 || this.#budget.directories < 0) return;
    const { entries, rules } = await this.#limit(() => this.#open(outer));
    const place = { ...outer, rules };
    await Promise.all(entries.map((entry) => this.#visitEntry(place, entry)));
  }

  /** The entries of a directory, and the rules for them. */
  async #open({ directory, relative, rules }: Place): Promise<{ entries: Dirent[]; rules: IgnoreRules | null }> {
    const name = joined(this.#root.path, relative);
    try {
      const entries = await readdir(directory, { withFileTypes: true });
      return { entries, rules: rules && (await rulesWithin(rules, directory, name, entries)) };
    } catch (error) {
      this.problems.push(`${quote(name)} cannot be read (${codeOf(error)}): mend its permissions or leave it out`);
      return { entries: [], rules: null };
    }
  }

  async #visitEntry(place: Place, entry: Dirent): Promise<void> {
    if (entry.name.toLowerCase() === '.git') return;
    const { wanted, boundary, path: above } = this.#root;
    const relative = joined(place.relative, entry.name);
    const name = joined(above, relative);
    if (place.rules !== null && isIgnored(place.rules, name, entry.isDirectory())) {
      if (wanted.matches(relative)) this.ignored.push(name);
      return;
    }
    const path = join(place.directory, entry.name);
    const target = entry.isSymbolicLink()
      ? await this.#limit(() => follow(path, boundary, name))
      : { real: join(place.real, entry.name), facts: entry };
    const problem = 'problem' in target ? target.problem : await this.#take(place, { path, relative }, target);
    if (problem !== null && wanted.matches(relative)) this.problems.push(problem);
  }

  /** Returns what is wrong with the entry; null when nothing is. */
  async #take(place: Place, { path, relative }: WalkedFile, { real, facts }: Target): Promise<string | null> {
    const { wanted, path: root } = this.#root;
    const name = joined(root, relative);
    if (facts.isDirectory()) {
      if (!wanted.reaches(relative)) return null;
      const above = [...place.above, place.real];
      // A link has the facts of its target; other entries cannot lead upwards.
      const isLoop = !(facts instanceof Dirent) && above.includes(real);
      if (isLoop) return `the link ${quote(name)} points to ${quote(real)}, which it is in: remove it`;
      await this.visit({ directory: path, relative, rules: place.rules, real, above });
    } else if (!facts.isFile()) return notRegular(name);
    else if (wanted.matches(relative)) {
      this.#budget.files -= 1;
      this.files.push({ path, relative });
    }
    return null;
  }
}

export function notRegular(name: string): string {
  return `${quote(name)} is no regular file but a socket, a pipe or a device: remove it or leave it out`;
}

/** Two paths with slashes, either of which may be empty. */
export function joined(above: string, below: string): string {
  return above === '' || below === '' ? above + below : `${above}/${below}`;
}
