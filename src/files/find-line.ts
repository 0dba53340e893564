import { lstat, readdir } from 'node:fs/promises';
import { basename, join, parse, posix, relative, resolve, sep } from 'node:path';
import { codeOf, isMissing } from '../errors.ts';
import { type FileLine, textOf } from '../plan/file-lines.ts';
import { quote } from '../values/values.ts';
import { follow, isOfGit, isWithin } from './boundary.ts';
import { EVERYTHING, type FilePattern, isPattern, parsePattern } from './file-pattern.ts';
import { type IgnoreRules, isIgnored, NO_RULES, rulesWithin } from './ignore-rules.ts';
import { type Budget, joined, notRegular, walk } from './walk.ts';

/** Absolute, as it was given and without links. */
export type Workspace = Readonly<Record<'given' | 'real', string>>;

/** An absolute path, and the name in problems. */
export type FoundFile = Readonly<Record<'path' | 'remote' | 'name', string>>;

interface Finding {
  readonly files: readonly FoundFile[];
  /** The names of files and directories that were left out. */
  readonly ignored: readonly string[];
  readonly problems: readonly string[];
}

/** What a line names on this machine. */
interface Named {
  readonly line: FileLine;
  /** Absolute. */
  readonly path: string;
  /** Relative to the workspace; absolute outside of it. With slashes. */
  readonly name: string;
  readonly isInside: boolean;
  readonly workspace: string;
}

/** The files of one line, or all that is wrong with it, quoting the line. Never throws for what is on the disk. */
export async function findLine(line: FileLine, workspace: Workspace, budget: Budget): Promise<Finding> {
  const named = nameOf(line, line.local, workspace);
  const finding = await find(named, workspace, budget);
  return { ...finding, problems: finding.problems.map((problem) => `${quote(textOf(line))}: ${problem}`) };
}

async function find(named: Named, workspace: Workspace, budget: Budget): Promise<Finding> {
  if (isOfGit(named.name)) return failed('nothing of .git is taken: leave this line out');
  const failure = await lstat(named.path).then(() => null, codeOf);
  if (failure === null) return findNamed(named, budget);
  if (isPattern(named.line.local)) return findPattern(named, workspace, budget);
  if (!isMissing(failure)) return failed(`it cannot be read (${failure}): mend its permissions or leave it out`);
  return failed(`there is no such file or directory in ${quote(named.workspace)}: correct it, or create it before`);
}

async function findNamed(named: Named, budget: Budget): Promise<Finding> {
  const { path, line, name } = named;
  const followed = await follow(path, boundaryOf(named), name);
  if ('problem' in followed) return failed(followed.problem);
  const { real, facts } = followed;
  if (facts.isDirectory()) return findBelow(named, real, budget);
  if (!facts.isFile()) return failed(notRegular(name));
  const own = line.remote ?? defaultRemote(named);
  const remote = own.endsWith('/') ? posix.join(own, basename(path)) : own;
  budget.files -= 1;
  return { files: [{ path, remote, name }], ignored: [], problems: [] };
}

async function findPattern({ line }: Named, workspace: Workspace, budget: Budget): Promise<Finding> {
  const pattern = parsePattern(line.local);
  const base = nameOf(line, pattern.base, workspace);
  const followed = await follow(base.path, boundaryOf(base), base.name);
  if ('problem' in followed) return failed(followed.problem);
  if (!followed.facts.isDirectory()) return failed(`${quote(pattern.base)} is no directory: correct it`);
  return findBelow(base, followed.real, budget, pattern);
}

/** The contents of a directory, or those that match the pattern. */
async function findBelow(named: Named, real: string, budget: Budget, pattern?: FilePattern): Promise<Finding> {
  const { line, name, path } = named;
  const rules = named.isInside ? await rulesFor(named).catch((error: unknown) => ({ error })) : null;
  if (rules !== null && 'error' in rules) return failed(`.gitignore cannot be read (${codeOf(rules.error)}): mend it`);
  const boundary = named.isInside ? named.workspace : real;
  const root = { directory: path, real, boundary, path: name, rules, wanted: pattern ?? EVERYTHING };
  const walked = await walk(root, budget);
  const remote = line.remote ?? defaultRemote(named);
  const files = walked.files.map((file) => {
    return { path: file.path, remote: posix.join(remote, file.relative), name: joined(name, file.relative) };
  });
  const { ignored, problems } = walked;
  if (files.length > 0 || problems.length > 0) return { files, ignored, problems };
  return failed(lackOfFiles(pattern === undefined ? 'it holds no file' : 'no file matches it', ignored));
}

function lackOfFiles(what: string, [example]: readonly string[]): string {
  if (example === undefined) return `${what}: correct it, or create the files before`;
  return `${what} that .gitignore does not leave out (${quote(example)} is one): name it in a line of its own`;
}

/** Null when the entry, or a directory it is in, is ignored: the line names it nevertheless, so it wants all below. */
async function rulesFor({ workspace, name }: Named): Promise<IgnoreRules | null> {
  let rules = NO_RULES;
  let above = '';
  for (const segment of name === '' ? [] : name.split('/')) {
    const directory = join(workspace, above);
    rules = await rulesWithin(rules, directory, above, await readdir(directory, { withFileTypes: true }));
    above = joined(above, segment);
    if (isIgnored(rules, above, true)) return null;
  }
  return rules;
}

function nameOf(line: FileLine, local: string, workspace: Workspace): Named {
  const given = resolve(workspace.given, local);
  const isInside = isWithin(workspace.given, given);
  const path = isInside ? resolve(workspace.real, relative(workspace.given, given)) : given;
  const name = (isInside ? relative(workspace.real, path) : path).split(sep).join('/');
  return { line, path, name, isInside, workspace: workspace.real };
}

function defaultRemote({ isInside, name, path }: Named): string {
  return isInside ? name : basename(path);
}

/** A line may lead out of the workspace; a link in the workspace must not. */
function boundaryOf({ isInside, workspace, path }: Named): string {
  return isInside ? workspace : parse(path).root;
}

function failed(problem: string): Finding {
  return { files: [], ignored: [], problems: [problem] };
}
