import { posix } from 'node:path';
import { InvalidValue, parseLines } from '../values/values.ts';

/** One line of `files`: `local[:remote]`. */
export interface FileLine {
  /** A file, a directory or a glob, relative to the workspace or absolute. */
  readonly local: string;
  /** In the sandbox, absolute or relative to the command's working directory, normalised; a directory ends with a slash. */
  readonly remote: string | null;
}

/**
 * A line is one entry: blanks and commas within a name belong to it, blanks around a name do not. The remote part is what
 * stands behind the last colon, unless nothing stands before that.
 *
 * @throws {InvalidValue}
 */
export function parseFileLines(text: string): readonly FileLine[] {
  return parseLines(text).map(parseLine);
}

/** The line as it was given, for messages. */
export function textOf({ local, remote }: FileLine): string {
  return remote === null ? local : `${local}:${remote}`;
}

function parseLine(line: string): FileLine {
  if (line.includes('\0')) throw new InvalidValue(line, 'holds a NUL character, which no path can hold');
  const colon = line.lastIndexOf(':');
  if (colon < 1) return { local: line, remote: null };
  const remote = line.slice(colon + 1).trim();
  if (remote === '') {
    throw new InvalidValue(line, 'has nothing behind its colon: name a path in the sandbox, or leave the colon out');
  }
  return { local: line.slice(0, colon).trim(), remote: normalise(remote, line) };
}

function normalise(remote: string, line: string): string {
  const isDirectory = /(?:^|\/)\.{0,2}$/.test(remote);
  const path = posix.normalize(isDirectory ? `${remote}/` : remote);
  if (!path.startsWith('../')) return path;
  const advice = 'use a path without "..", or an absolute one such as /srv/app';
  throw new InvalidValue(line, `leaves the working directory of the command: ${advice}`);
}
