import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { posix, resolve } from 'node:path';
import type { FileLine } from '../plan/file-lines.ts';
import { InvalidInputs } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import { exclusionOf, type Excludes } from './exclusions.ts';
import { findLine, type FoundFile } from './find-line.ts';
import type { Workspace } from './named-path.ts';
import { forEachOnDisk } from './for-each-on-disk.ts';
import { createBudget, problemOfBudget } from './search-budget.ts';
import { unreadable } from './unreadable.ts';

export interface LocalFile {
  /** Absolute. */
  readonly path: string;
  /** With slashes, normalised: absolute in the sandbox, or relative to the command's working directory, within it. */
  readonly remote: string;
  /** Permission bits as four octal digits, such as `0644`; those that change the user when it is run are left out. */
  readonly mode: string;
  /** Bytes. */
  readonly size: number;
}

export interface FileSet {
  /** Sorted by `remote`, each once. */
  readonly files: readonly LocalFile[];
  /** What `.gitignore` names: how many, and the first ten by name, relative to the workspace. Untrusted. */
  readonly leftOut: { readonly ignored: number; readonly examples: readonly string[] };
  /** The same of what lines `!pattern` name. */
  readonly excluded: { readonly count: number; readonly examples: readonly string[] };
}

export const NO_FILES: FileSet = {
  files: [],
  leftOut: { ignored: 0, examples: [] },
  excluded: { count: 0, examples: [] },
};

interface FindOptions {
  /** How many files, and how many directories. */
  readonly most?: number;
  /** Of comparing with rules, see `Budget`. */
  readonly steps?: number;
  /** Ends the search. */
  readonly signal?: AbortSignal | undefined;
}

/** About 10 MB of a request that starts an instance. The service documents no limit. */
const MOST_FILES = 100_000;
const MOST_EXAMPLES = 10;

/**
 * The files that the lines name. `directory` is the workspace: relative paths start there, its `.gitignore` files at
 * any level and its `.git/info/exclude` are honoured, as are those of repositories in it, and no link in it may lead out.
 * - The line `!pattern` leaves out what lines before it find, a file or a directory with all that is in it; a line behind
 *   it may name that again.
 * - A file goes to its remote path, or into it when that ends with a slash. It is taken even when it is ignored.
 * - The contents of a directory go below its remote path. When it is ignored itself, all of them do.
 * - What a glob matches goes below its remote path, relative to the directories before the first wildcard.
 * - Without a remote path each keeps its path relative to the workspace; outside of it, the last part of the line's.
 * - `.git` is never taken. Links are taken as what they point to.
 * @throws {InvalidInputs} with everything that is wrong with any line.
 */
export async function findLocalFiles(
  lines: readonly FileLine[],
  directory: string,
  { most = MOST_FILES, steps, signal }: FindOptions = {},
): Promise<FileSet> {
  const workspace = { given: resolve(directory), real: await realpath(directory) };
  const budget = createBudget({ files: most, directories: most }, signal, steps);
  const found = new Map<string, FoundFile>();
  const ignored = new Set<string>();
  const excluded = new Set<string>();
  const problems: string[] = [];
  const excludes = await exclusionsBehind(lines, workspace);
  for (const [index, line] of lines.entries()) {
    if ('excluded' in line) continue;
    const finding = await findLine(line, { workspace, budget, excludes: excludes[index] ?? NOTHING });
    // What the line found is not all: that it found nothing would be wrong.
    const spent = problemOfBudget(budget, { files: most, directories: most });
    if (spent !== null) throw new InvalidInputs([...problems, spent]);
    problems.push(...finding.problems);
    for (const name of finding.ignored) ignored.add(name);
    for (const name of finding.excluded) excluded.add(name);
    for (const file of finding.files) problems.push(...addOnce(found, file.remote, file));
  }
  const described = await describeFiles([...found.values()]);
  const { files } = described;
  const all = [...problems, ...described.problems, ...findClashes([...found.keys()])];
  if (all.length > 0) throw new InvalidInputs(all);
  const taken = new Set(files.map(({ path }) => path));
  const countOf = (names: ReadonlySet<string>) => {
    const missing = [...names].filter((name) => !taken.has(resolve(workspace.real, name))).sort();
    return { count: missing.length, examples: missing.slice(0, MOST_EXAMPLES) };
  };
  const { count, examples } = countOf(ignored);
  return { files, leftOut: { ignored: count, examples }, excluded: countOf(excluded) };
}

const NOTHING: Excludes = () => false;

/** For each line what the lines behind it leave out. */
async function exclusionsBehind(lines: readonly FileLine[], workspace: Workspace): Promise<readonly Excludes[]> {
  const own = await Promise.all(
    lines.map(async (line) => ('excluded' in line ? await exclusionOf(line, workspace) : null)),
  );
  return lines.map((_, index) => {
    const behind = own.slice(index + 1).filter((each) => each !== null);
    return behind.length === 0 ? NOTHING : (name) => behind.some((excludes) => excludes(name));
  });
}

type FoundPath = Pick<LocalFile, 'path'>;

/** Adds the file under its remote path. When another file has that path, returns a problem instead. */
export function addOnce<File extends FoundPath>(files: Map<string, File>, remote: string, file: File): string[] {
  const other = files.get(remote) ?? file;
  files.set(remote, other);
  if (other.path === file.path) return [];
  return [
    `${quote(remote)} would be both ${quote(other.path)} and ${quote(file.path)}: give one of them another remote path, or leave it out`,
  ];
}

/** A problem for each remote path of a file that must also be a directory for another. */
export function findClashes(remotes: readonly string[]): readonly string[] {
  const files = new Set(remotes);
  const known = new Set<string>();
  const problems: string[] = [];
  for (const remote of remotes) {
    for (let above = posix.dirname(remote); !known.has(above); above = posix.dirname(above)) {
      known.add(above);
      if (!files.has(above)) continue;
      const advice = 'give one of them another remote path';
      problems.push(`${quote(above)} would be a file and also the directory of ${quote(remote)}: ${advice}`);
    }
  }
  return problems;
}

/**
 * Windows does not know which files can be run: there a script would lose its right to be, so that all get it, as in images
 * that Docker builds there.
 */
export function modeInSandbox(mode: number, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' ? '0755' : (mode & 0o777).toString(8).padStart(4, '0');
}

/** Bytes, 1 GiB: a file is sent in one request, and the service documents no limit for that. */
const LARGEST_FILE = 1024 ** 3;
/** Mode of a file that everyone may read. */
const FOR_ALL = 0o444;

/** Sorted by `remote`, with a problem for each file that cannot be uploaded. Never throws for what is on the disk. */
async function describeFiles(found: readonly FoundFile[]): Promise<{ files: LocalFile[]; problems: string[] }> {
  const problems: string[] = [];
  const sorted = found.toSorted((left, right) => (left.remote < right.remote ? -1 : 1));
  const files = new Map<FoundFile, LocalFile>();
  const take = (file: FoundFile, { size, mode }: Stats): void => {
    const { path, remote, name } = file;
    if (size > LARGEST_FILE)
      problems.push(`${quote(name)} is larger than 1 GiB, the most that is uploaded: leave it out`);
    files.set(file, { path, remote, mode: modeInSandbox(mode), size });
  };
  const fail = ({ name }: FoundFile, error: unknown): void => {
    problems.push(`${quote(name)} ${unreadable(error)}`);
  };
  await forEachOnDisk(sorted, {
    atOnce: (file) => {
      try {
        const facts = statSync(file.path);
        if (!isForAll(facts)) accessSync(file.path, constants.R_OK);
        take(file, facts);
      } catch (error) {
        fail(file, error);
      }
      return true;
    },
    inThread: async (file) => {
      try {
        const facts = await stat(file.path);
        if (!isForAll(facts)) await access(file.path, constants.R_OK);
        take(file, facts);
      } catch (error) {
        fail(file, error);
      }
    },
  });
  return { files: sorted.flatMap((file) => files.get(file) ?? []), problems: problems.sort() };
}

function isForAll({ mode }: Stats): boolean {
  return (mode & FOR_ALL) === FOR_ALL;
}
