import { lstat } from 'node:fs/promises';
import { basename, join, parse, posix } from 'node:path';
import { codeOrText, isMissing } from '../errors.ts';
import { type Confinement, type SourceLine, textOf } from '../plan/file-lines.ts';
import { isOfGit } from '../values/git-paths.ts';
import { InvalidValue, quote } from '../values/values.ts';
import { followLinks, isWithin, OF_GIT } from './boundary.ts';
import { bytesOf, joined, readEntries } from './disk-names.ts';
import { EVERYTHING, type FilePattern, isPattern, parsePattern } from './file-pattern.ts';
import { commonDirectory } from './git-directory.ts';
import { type IgnoreRules, isIgnored, NO_RULES, rulesWithin, TooManyRules } from './ignore-rules.ts';
import type { Budget } from './search-budget.ts';
import { describeMissing } from './missing-path.ts';
import { type NamedPath, nameOf, type Workspace } from './named-path.ts';
import { problemOfSlash } from './problem-of-slash.ts';
import { notRegular, unreadable } from './unreadable.ts';
import { walk, type WalkRoot } from './walk.ts';
import type { Walked } from './walked.ts';

/** An absolute path, and the name in problems. */
export type FoundFile = Readonly<Record<'path' | 'remote' | 'name', string>>;

interface Finding {
  readonly files: readonly FoundFile[];
  /** The names of files and directories that `.gitignore` leaves out, and those that a line does. */
  readonly ignored: readonly string[];
  readonly excluded: readonly string[];
  readonly problems: readonly string[];
}

interface Search extends NamedPath {
  readonly line: SourceLine;
  readonly workspace: string;
  readonly excludes: WalkRoot['excludes'];
  readonly budget: Budget;
}

/** For a link that leads out. */
const ADVICE = 'name what it points to in a line of its own, or let .gitignore leave the link out';

interface FindOptions extends Pick<Search, 'excludes' | 'budget'> {
  readonly workspace: Workspace;
}

/** The files of one line, or all that is wrong with it, quoting the line. Never throws for what is on the disk. */
export async function findLine(line: SourceLine, { workspace, ...options }: FindOptions): Promise<Finding> {
  const { local } = line;
  const search = { ...options, line, workspace: workspace.real, ...nameOf(local, workspace) };
  const finding = await find(search, workspace).catch((error: unknown) => {
    if (error instanceof InvalidValue) return failed(error.message);
    throw error;
  });
  return { ...finding, problems: finding.problems.map((problem) => `${quote(textOf(line))}: ${problem}`) };
}

async function find(search: Search, workspace: Workspace): Promise<Finding> {
  if (isOfGit(search.name)) return failed(OF_GIT);
  const { within } = search.line;
  if (within !== undefined && !isConfined(search, within, workspace)) return failed(within.problem);
  const failure = await lstat(search.path).then(() => null, codeOrText);
  if (failure === null) return findNamed(search);
  if (isMissing(failure) && hasForeignDrive(search.line)) {
    return failed('there is no such file, and only Windows has drive letters: write a path of this runner');
  }
  if (isPattern(search.line.local)) return findPattern(search, workspace);
  if (!isMissing(failure)) return failed(`it ${unreadable(failure)}`);
  return failed(await lackOf(search, 'file or folder'));
}

/** Nothing is said about what lies outside of the workspace. */
async function lackOf({ name, isInside, workspace }: Search, what: 'file or folder' | 'folder'): Promise<string> {
  if (isInside) return await describeMissing({ path: name, directory: workspace, what });
  return `there is no ${what} ${quote(name)} (it is outside of the workspace, ${quote(workspace)}): correct the path`;
}

/** Whether the line stays in the directory; in the workspace, when that is in it. */
function isConfined({ line: { local }, path }: Search, { directory }: Confinement, workspace: Workspace): boolean {
  const own = nameOf(directory, workspace);
  const boundary = own.isInside ? workspace.real : own.path;
  // A pattern may be the name of a file too: `*/../../x`.
  const places = isPattern(local) ? [path, nameOf(parsePattern(local).base, workspace).path] : [path];
  return places.every((place) => isWithin(boundary, place));
}

/** Elsewhere the colon separates the local path from the remote one. */
function hasForeignDrive(line: SourceLine): boolean {
  return process.platform !== 'win32' && /^[a-z]:[\\/]/i.test(textOf(line));
}

async function findNamed(search: Search): Promise<Finding> {
  const { path, line, name, budget } = search;
  if (search.excludes(name)) return failed('a line behind it leaves it out: drop one of the two');
  const followed = await followLinks(path, { boundary: boundaryOf(search), name, advice: ADVICE });
  if ('problem' in followed) return failed(followed.problem);
  const { real, facts } = followed;
  if (facts.isDirectory()) return findBelow(search, real);
  const problem = facts.isFile() ? problemOfSlash(line.local) : notRegular(name);
  if (problem !== null) return failed(problem);
  const own = line.remote ?? defaultRemote(search);
  const remote = own.endsWith('/') ? posix.join(own, basename(path)) : own;
  budget.files -= 1;
  return { files: [{ path, remote, name }], ignored: [], excluded: [], problems: [] };
}

async function findPattern(search: Search, workspace: Workspace): Promise<Finding> {
  const pattern = parsePattern(search.line.local);
  const base = { ...search, ...nameOf(pattern.base, workspace) };
  if (isMissing((await lstat(base.path).then(() => null, codeOrText)) ?? ''))
    return failed(await lackOf(base, 'folder'));
  const followed = await followLinks(base.path, { boundary: boundaryOf(base), name: base.name, advice: ADVICE });
  if ('problem' in followed) return failed(followed.problem);
  if (!followed.facts.isDirectory()) return failed(`${quote(pattern.base)} is a file, not a folder: correct the path`);
  return findBelow(base, followed.real, pattern);
}

/** The contents of a directory, or those that match the pattern. */
async function findBelow(search: Search, real: string, pattern?: FilePattern): Promise<Finding> {
  const { line, name, path, isInside, workspace, excludes } = search;
  const rules = isInside ? await rulesFor(search).catch((error: unknown) => ({ error })) : null;
  if (rules !== null && 'error' in rules) {
    const { error } = rules;
    return failed(error instanceof TooManyRules ? error.message : `its .gitignore ${unreadable(error)}`);
  }
  const boundary = isInside ? workspace : real;
  const wanted = pattern ?? EVERYTHING;
  const root = { directory: path, real, boundary, advice: ADVICE, path: name, rules, wanted, excludes };
  const walked = await walk(root, search.budget);
  const remote = line.remote ?? defaultRemote(search);
  const files = walked.files.map((file) => {
    return { path: file.path, remote: posix.join(remote, file.relative), name: joined(name, file.relative) };
  });
  const { ignored, excluded, problems } = walked;
  if (files.length > 0 || problems.length > 0) return { files, ignored, excluded, problems };
  return failed(lackOfFiles(pattern === undefined ? 'the folder holds no file' : 'no file matches it', walked));
}

function lackOfFiles(what: string, { ignored, ignoredFolder, excluded }: Walked): string {
  const [example] = ignored;
  const [excludedOne] = excluded;
  if (example !== undefined) {
    return `${what} that .gitignore does not leave out (${quote(example)} is one): name it in a line of its own`;
  }
  if (excludedOne === undefined && ignoredFolder !== null) {
    const folders = `folders in .gitignore, such as ${quote(ignoredFolder)}, are not searched`;
    return `${what}, and ${folders}: correct it, or name such a folder in a line of its own`;
  }
  if (excludedOne === undefined) return `${what}: correct it, or create the files in an earlier step`;
  return `${what} that no line behind it leaves out (${quote(excludedOne)} is one): drop one of the two`;
}

/**
 * Null when the entry, or a directory it is in, is ignored: the line still names it, so it wants all below. In a
 * repository of its own the rules of the outer one do not count.
 */
async function rulesFor({ workspace, name, path, budget }: Search): Promise<IgnoreRules | null> {
  let rules: IgnoreRules | null = NO_RULES;
  let above = '';
  for (const segment of name === '' ? [] : name.split('/')) {
    const directory = join(workspace, above);
    if (rules === null && (await commonDirectory(directory)) !== null) rules = NO_RULES;
    if (rules !== null) {
      const entries = await readEntries(directory);
      rules = await rulesWithin(rules, bytesOf(directory), bytesOf(above), entries);
    }
    above = joined(above, segment);
    if (rules !== null && isIgnored(rules, bytesOf(above), true, budget)) rules = null;
  }
  return rules === null && (await commonDirectory(path)) !== null ? NO_RULES : rules;
}

function defaultRemote({ isInside, name, path }: Search): string {
  return isInside ? name : basename(path);
}

/** A line may lead out of the workspace; a link in the workspace must not. */
function boundaryOf({ isInside, workspace, path }: Search): string {
  return isInside ? workspace : parse(path).root;
}

function failed(problem: string): Finding {
  return { files: [], ignored: [], excluded: [], problems: [problem] };
}
