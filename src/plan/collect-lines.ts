import { posix } from 'node:path';
import { isOfGit } from '../values/git-paths.ts';
import { InvalidValue, parseLines, quote } from '../values/values.ts';

export interface CollectLine {
  /** Absolute, or relative to the leg's working directory. */
  readonly remote: string;
  /** On this machine: a folder below the workspace, with `/` between its parts; `.` for the workspace itself. */
  readonly local: string;
}

const ARROW = /(?:^|\s+)->(?:\s+|$)/u;

/**
 * The lines `remote[ -> local]`. The arrow stands between blanks, so that one within a name is no separator. No two lines
 * put things of one name into one folder, where the second would replace the first.
 *
 * @throws {InvalidValue}
 */
export function parseCollectLines(text: string): readonly CollectLine[] {
  const taken = new Map<string, string>();
  return parseLines(text).map((line) => {
    const [remote = '', local = 'collected', ...rest] = line.split(ARROW);
    if (remote === '' || local === '' || rest.length > 0) {
      throw new InvalidValue(line, 'is no line to collect: use a remote path, or "remote -> local folder"');
    }
    if (/\p{Cc}/u.test(remote + local)) throw new InvalidValue(line, 'has a control character');
    const folder = checkLocal(local);
    if (isOfGit(folder) || isOfGit(posix.basename(remote))) {
      throw new InvalidValue(line, 'would be written into .git, which nothing is: name another folder or path');
    }
    if (isNameless(remote)) return { remote, local: folder };
    const place = posix.join(folder, posix.basename(remote));
    const rival = taken.get(place);
    if (rival !== undefined) {
      throw new InvalidValue(line, `would replace what ${quote(rival)} collects: give one of them a folder of its own`);
    }
    taken.set(place, line);
    return { remote, local: folder };
  });
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

function checkLocal(local: string): string {
  if (local.includes('\\')) throw new InvalidValue(local, 'is no local folder: write / between its parts');
  const folder = posix.join(local, '.');
  const isAbsolute = /^(?:\/|[a-z]:)/iu.test(folder);
  if (isAbsolute || folder === '..' || folder.startsWith('../')) {
    throw new InvalidValue(local, 'is no local folder: it has to lie in the workspace, and is written relative to it');
  }
  return folder.replace(/\/$/u, '');
}
