import { Stats } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import pLimit from 'p-limit';
import { quote } from '../values/values.ts';
import { followLinks } from './boundary.ts';
import {
  bytesOf,
  type ByteText,
  type DiskEntry,
  diskPath,
  isText,
  joined,
  readEntries,
  shownBytes,
  textOfBytes,
} from './disk-names.ts';
import type { Wanted } from './file-pattern.ts';
import { gitDirectoriesOf } from './git-directory.ts';
import { type IgnoreRules, isIgnored, rulesWithin, TooManyRules } from './ignore-rules.ts';
import { type Budget, isSpent } from './search-budget.ts';
import { notRegular, unreadable } from './unreadable.ts';
import { Walked } from './walked.ts';

/** File system calls at a time: more than Node has threads for, so that no thread is idle. */
const PARALLEL = 16;
/** Some 50 milliseconds. */
const STEPS_AT_ONCE = 1_000_000;

export interface WalkRoot {
  readonly directory: string;
  /** The real path of the same directory. */
  readonly real: string;
  /** The real path of the directory that no link may lead out of. */
  readonly boundary: string;
  /** What to do about such a link. */
  readonly advice: string;
  /** Its name in problems and for patterns: relative to the workspace, or absolute outside of it. */
  readonly path: string;
  /** Of the directory it is in; null where `.gitignore` files do not count. */
  readonly rules: IgnoreRules | null;
  readonly wanted: Wanted;
  /** Whether a line leaves out what has this name, which is like `path`, and all that is in it. */
  readonly excludes: (name: string) => boolean;
}

interface VisitedFolder extends Pick<WalkRoot, 'real' | 'rules'> {
  /** Absolute. */
  readonly directory: ByteText;
  /** To the root, with slashes. */
  readonly relative: ByteText;
  /** The real paths of the directories above it. */
  readonly above: readonly string[];
}

interface Target {
  readonly real: string;
  readonly facts: DiskEntry['facts'];
}

/**
 * Finds the files below a directory: regular ones, and the targets of links. Leaves out what the rules ignore, what a line
 * excludes, all that is called `.git`, and what the `.git` of a working tree leads to. Stops early when the budget is spent.
 * Never throws for what is on the disk.
 */
export async function walk(root: WalkRoot, budget: Budget): Promise<Walked> {
  const walker = new Walker(root, budget);
  await walker.visit({ ...root, directory: bytesOf(root.directory), relative: '', above: [] });
  walker.walked.problems.sort();
  return walker.walked;
}

class Walker {
  readonly walked = new Walked();
  readonly #root: WalkRoot;
  readonly #budget: Budget;
  readonly #base: ByteText;
  readonly #limit = pLimit(PARALLEL);
  /** The steps that were left when others were let in last. */
  #yieldsAt: number;

  constructor(root: WalkRoot, budget: Budget) {
    this.#root = root;
    this.#base = bytesOf(root.path);
    this.#budget = budget;
    this.#yieldsAt = budget.steps;
  }

  async visit(outer: VisitedFolder): Promise<void> {
    this.#budget.directories -= 1;
    if (isSpent(this.#budget)) return;
    const { entries, rules } = await this.#limit(() => this.#open(outer));
    const place = { ...outer, rules };
    const visits: Promise<void>[] = [];
    this.#budget.entries -= entries.length;
    for (const entry of entries) {
      if (this.#yieldsAt - this.#budget.steps > STEPS_AT_ONCE) await this.#yield();
      if (isSpent(this.#budget)) break;
      visits.push(this.#visitEntry(place, entry));
    }
    await Promise.all(visits);
  }

  /** Lets signals and timers in. */
  async #yield(): Promise<void> {
    this.#yieldsAt = this.#budget.steps;
    await setImmediate();
  }

  /** The entries of a directory, and the rules for them. */
  async #open({
    directory,
    real,
    relative,
    rules,
  }: VisitedFolder): Promise<{ entries: DiskEntry[]; rules: IgnoreRules | null }> {
    const name = this.#nameOf(relative);
    try {
      const entries = await readEntries(diskPath(directory));
      const isTree = entries.some((entry) => entry.name === '.git' && !entry.facts.isDirectory());
      if (isTree) this.walked.leaveOutGit(await gitDirectoriesOf(real));
      return { entries, rules: rules && (await rulesWithin(rules, directory, name, entries)) };
    } catch (error) {
      const isOfRules = error instanceof TooManyRules;
      this.walked.problems.push(isOfRules ? error.message : `${quote(shownBytes(name))} ${unreadable(error)}`);
      return { entries: [], rules: null };
    }
  }

  /** As the rules need it: relative to the workspace. */
  #nameOf(relative: ByteText): ByteText {
    return joined(this.#base, relative);
  }

  async #visitEntry(place: VisitedFolder, entry: DiskEntry): Promise<void> {
    if (entry.name.toLowerCase() === '.git') return;
    const { wanted, excludes } = this.#root;
    const relative = joined(place.relative, entry.name);
    const bytes = this.#nameOf(relative);
    const isWanted = wanted.matches(textOfBytes(relative));
    const mayLead = entry.facts.isDirectory() || entry.facts.isSymbolicLink();
    // Most of what a glob does not name is never compared with the rules.
    if (!isWanted && !(mayLead && wanted.reaches(textOfBytes(relative)))) return;
    if (excludes(textOfBytes(bytes))) {
      if (isWanted) this.walked.excluded.push(shownBytes(bytes));
    } else if (place.rules !== null && isIgnored(place.rules, bytes, entry.facts.isDirectory(), this.#budget)) {
      if (isWanted) this.walked.ignored.push(shownBytes(bytes));
      else this.walked.ignoredFolder ??= shownBytes(bytes);
    } else if (isWanted && !isText(relative)) this.walked.problems.push(noText(shownBytes(bytes)));
    else {
      const problem = await this.#follow(place, entry, relative);
      const isNamed = isWanted || wanted.leadsThrough?.(textOfBytes(relative)) === true;
      if (problem !== null && isNamed) this.walked.problems.push(problem);
    }
  }

  /** Takes the entry, or what a link points to. Returns what is wrong with it; null when nothing is. */
  async #follow(place: VisitedFolder, { name, facts }: DiskEntry, relative: ByteText): Promise<string | null> {
    const path = join(place.directory, name);
    if (!facts.isSymbolicLink()) {
      return await this.#take(place, { path, relative }, { real: join(place.real, textOfBytes(name)), facts });
    }
    const shown = shownBytes(this.#nameOf(relative));
    const target = await this.#limit(() => followLinks(diskPath(path), { ...this.#root, name: shown }));
    return 'problem' in target ? target.problem : await this.#take(place, { path, relative }, target);
  }

  /** Returns what is wrong with the entry; null when nothing is. */
  async #take(
    place: VisitedFolder,
    { path, relative }: Record<'path' | 'relative', ByteText>,
    { real, facts }: Target,
  ): Promise<string | null> {
    const { wanted } = this.#root;
    const text = textOfBytes(relative);
    if (facts.isDirectory()) {
      if (!wanted.reaches(text) || this.walked.isOfGit(real)) return null;
      const above = [...place.above, place.real];
      // A link has the facts of its target; other entries cannot lead upwards.
      const isLoop = facts instanceof Stats && above.includes(real);
      const link = shownBytes(this.#nameOf(relative));
      if (isLoop) return `the link ${quote(link)} points to ${quote(real)}, which it is in: remove it`;
      await this.visit({ directory: path, relative, rules: place.rules, real, above });
    } else if (!facts.isFile()) return notRegular(shownBytes(this.#nameOf(relative)));
    else if (wanted.matches(text)) {
      this.#budget.files -= 1;
      this.walked.add({ path: textOfBytes(path), real, relative: text });
    }
    return null;
  }
}

function noText(name: string): string {
  return `${quote(name)} is a name that is no UTF-8, which no request can carry: rename it or leave it out`;
}
