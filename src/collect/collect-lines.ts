import { posix } from 'node:path';
import { isPattern } from '../files/file-pattern.ts';
import { holdsPlaceholder } from '../plan/placeholders.ts';
import { readExclusion } from '../values/exclusion.ts';
import { isOfGit } from '../values/git-paths.ts';
import { InvalidValue, parseLines, quote } from '../values/values.ts';
import { parseLocalFolder } from './local-folder.ts';
import { parseRemotePattern } from './remote-pattern.ts';

/** A line that names something in the image that a leg left. */
export interface RemoteLine {
  /** A file, a directory or a glob; absolute, or relative to the leg's working directory. */
  readonly remote: string;
}

/** One line of `collect`: `remote[ -> local]`. */
export interface CollectLine extends RemoteLine {
  /** On this machine: a folder below the workspace, with `/` between its parts; `.` for the workspace itself. */
  readonly local: string;
}

/** The line `!pattern`: leaves out what the lines before it find. */
export interface RemoteExclusion {
  /** Like `remote`. */
  readonly excluded: string;
}

/** Stands between blanks, so that one within a name is no arrow. */
export const ARROW = /(?:^|\s+)->(?:\s+|$)/u;

/**
 * The lines `remote[ -> local]` and `!pattern`. The arrow stands between blanks, so that one within a name is no separator. No
 * two lines put things of one name into one folder, where the second would replace the first; what globs find is known later.
 * Nor of names that differ in case alone, which many disks take for one: a workflow means the same on every runner.
 *
 * @throws {InvalidValue}
 */
export function parseCollectLines(text: string): readonly (CollectLine | RemoteExclusion)[] {
  const taken = new Map<string, Readonly<Record<'line' | 'place', string>>>();
  return parseLines(text).map((line, index) => {
    if (line.startsWith('!')) return parseExclusion(line, index > 0);
    const parsed = parseLine(line);
    if (isPattern(parsed.remote)) parseRemotePattern(parsed.remote);
    else if (!isNameless(parsed.remote)) {
      const place = posix.join(parsed.local, posix.basename(parsed.remote));
      const rival = taken.get(foldName(place));
      if (rival !== undefined) {
        const advice = 'give one of them a folder of its own';
        const where = rival.place === place ? '' : ' where the disk ignores case';
        throw new InvalidValue(line, `would replace what ${quote(rival.line)} collects${where}: ${advice}`);
      }
      taken.set(foldName(place), { line, place });
    }
    return parsed;
  });
}

/** Whether a line collects into the folder, which is normalised. Names that differ in case alone count as one. */
export function collectsInto(folder: string, lines: readonly (CollectLine | RemoteExclusion)[]): boolean {
  return lines.some((line) => 'local' in line && foldName(line.local) === foldName(folder));
}

/** Equal for names that the disks of macOS and Windows take for one. */
function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function parseLine(line: string): CollectLine {
  const [remote = '', local = 'collected', ...rest] = line.split(ARROW);
  if (remote === '' || local === '' || rest.length > 0) {
    throw new InvalidValue(line, 'is not "remote path -> local folder": write one arrow, with a path on each side');
  }
  refuseControls(remote + local, line);
  refusePlaceholders(remote, line);
  const folder = parseLocalFolder(local);
  if (isOfGit(posix.basename(remote))) {
    throw new InvalidValue(line, 'would be written into .git, which nothing is: name another folder or path');
  }
  return { remote, local: folder };
}

/**
 * @param isBehind whether another line is above it
 * @throws {InvalidValue}
 */
export function parseExclusion(line: string, isBehind: boolean): RemoteExclusion {
  const excluded = readExclusion(line, isBehind);
  refuseControls(excluded, line);
  refusePlaceholders(excluded, line);
  if (ARROW.test(excluded)) {
    throw new InvalidValue(line, 'leaves something out, so it has no local folder: drop the arrow and the folder');
  }
  if (isPattern(excluded)) parseRemotePattern(excluded);
  return { excluded };
}

/**
 * The absolute path of what a line names. A path that ends in `.` or `..`, and the root, come back with `/.` at their
 * end: they have no name of their own, so their contents are collected.
 */
export function absoluteRemote(remote: string, workingDirectory: string): string {
  const path = posix.resolve('/', workingDirectory, remote);
  return isNameless(remote) || path === '/' ? `${path === '/' ? '' : path}/.` : path;
}

function isNameless(remote: string): boolean {
  return ['.', '..', ''].includes(posix.basename(remote));
}

/** @throws {InvalidValue} */
export function refuseControls(text: string, line: string): void {
  if (/\p{Cc}/u.test(text)) throw new InvalidValue(line, 'has a control character: remove it');
}

function refusePlaceholders(remote: string, line: string): void {
  if (!holdsPlaceholder({ text: remote })) return;
  throw new InvalidValue(line, 'has a placeholder, and none is filled in here: write * in its place');
}
