import { posix } from 'node:path';
import { readExclusion } from '../values/exclusion.ts';
import { InvalidValue, parseLines } from '../values/values.ts';
import { beforePlaceholder, fill, type Template } from './placeholders.ts';

/** One line of `files`: `local[:remote]`. */
export interface SourceLine {
  /** A file, a directory or a glob, relative to the workspace or absolute; with slashes on Windows too. */
  readonly local: string;
  /** In the sandbox, absolute or relative to the command's working directory, normalised; a directory ends with a slash. */
  readonly remote: string | null;
  /** Absent when the author of the workflow wrote all of the line. */
  readonly within?: Confinement;
}

/** A directory that the line does not lead out of, and the problem when it does. */
export interface Confinement {
  readonly directory: string;
  readonly problem: string;
}

const LED_OUT_BY_VALUE =
  'the value of a placeholder leads out of the workspace, or of the directory before it: use a value without ".." or a root';
/** Of a line that a file holds. */
const IN_WORKSPACE: Confinement = {
  directory: '.',
  problem: 'it leads out of the workspace, which a file of legs cannot do: name it in the input files',
};

/** The line `!pattern`: leaves out what the lines before it find. */
export interface ExclusionLine {
  /** Like `local`. */
  readonly excluded: string;
}

export type FileLine = SourceLine | ExclusionLine;

/**
 * A line is one entry: blanks and commas within a name belong to it, blanks around a name do not. The remote part is what
 * stands behind the last colon, unless nothing stands before that. On Windows the colon of a drive letter separates nothing,
 * and a backslash is a slash. `before` is how many lines stand before these.
 *
 * @throws {InvalidValue}
 */
export function parseFileLines(
  text: string,
  platform: NodeJS.Platform = process.platform,
  before = 0,
): readonly FileLine[] {
  return parseLines(text).map((line, index) => {
    if (line.includes('\0')) throw new InvalidValue(line, 'holds a NUL character, which no path can hold');
    return line.startsWith('!') ? parseExclusion(line, before + index > 0, platform) : parseSource(line, platform);
  });
}

/**
 * The lines with their placeholders filled in. What a value adds may begin new lines, which start at the workspace. What a file
 * of the checkout holds stays in it, since it need not be by the author of the workflow.
 *
 * @throws {InvalidValue}
 */
export function parseFilledLines(
  { text, where }: Pick<Template, 'text' | 'where'>,
  values: ReadonlyMap<string, string>,
  before: number,
  platform: NodeJS.Platform = process.platform,
): readonly FileLine[] {
  const lines: FileLine[] = [];
  for (const template of parseLines(text)) {
    const written = beforePlaceholder(template);
    const filled = parseFileLines(fill(template, values), platform, before + lines.length);
    for (const [index, line] of filled.entries()) {
      if (where.file !== undefined) lines.push(confined(line, IN_WORKSPACE));
      else lines.push(written === null ? line : confinedValue(line, index > 0 ? '' : written, platform));
    }
  }
  return lines;
}

function confined(line: FileLine, within: Confinement): FileLine {
  return 'excluded' in line ? line : { ...line, within };
}

/** @param written what stands before the first placeholder */
function confinedValue(line: FileLine, written: string, platform: NodeJS.Platform): FileLine {
  if ('excluded' in line) return line;
  const own = split(written, platform);
  // The placeholder stands in the remote part.
  if (own.remote !== null && own.local === line.local) return line;
  const path = platform === 'win32' ? written.replaceAll('\\', '/') : written;
  const directory = path.slice(0, path.lastIndexOf('/') + 1) || '.';
  return confined(line, { directory, problem: LED_OUT_BY_VALUE });
}

/** The line as it was given, for messages. */
export function textOf(line: FileLine): string {
  if ('excluded' in line) return `!${line.excluded}`;
  return line.remote === null ? line.local : `${line.local}:${line.remote}`;
}

function parseSource(line: string, platform: NodeJS.Platform): SourceLine {
  const { local, remote } = split(line, platform);
  if (remote === '') {
    throw new InvalidValue(line, 'has nothing behind its colon: name a path in the sandbox, or leave the colon out');
  }
  return { local, remote: remote === null ? null : normalise(remote, line) };
}

function parseExclusion(line: string, isBehind: boolean, platform: NodeJS.Platform): ExclusionLine {
  const { local, remote } = split(readExclusion(line, isBehind), platform);
  if (remote === null) return { excluded: local };
  const advice = 'drop what stands behind the colon, or write ? for a colon that belongs to a name';
  throw new InvalidValue(line, `leaves something out, so it has no place in the sandbox: ${advice}`);
}

/** The two parts, without blanks around them; `remote` is null without a colon between them. */
function split(line: string, platform: NodeJS.Platform): { local: string; remote: string | null } {
  const isWindows = platform === 'win32';
  const hasDrive = isWindows && /^[a-z]:/i.test(line);
  if (hasDrive && !/^[\\/]/.test(line.slice(2))) {
    const advice = `write ${line.slice(0, 2)}/ for a path from its root, or ./ before a name of one letter`;
    throw new InvalidValue(line, `begins with a drive letter and no slash behind it: ${advice}`);
  }
  const colon = line.lastIndexOf(':');
  const end = colon > (hasDrive ? 1 : 0) ? colon : line.length;
  const local = line.slice(0, end).trim();
  return {
    local: isWindows ? local.replaceAll('\\', '/') : local,
    remote: end === line.length ? null : line.slice(end + 1).trim(),
  };
}

function normalise(remote: string, line: string): string {
  const isDirectory = /(?:^|\/)\.{0,2}$/.test(remote);
  const path = posix.normalize(isDirectory ? `${remote}/` : remote);
  if (!path.startsWith('../')) return path;
  const advice = 'use a path without "..", or an absolute one such as /srv/app';
  throw new InvalidValue(line, `leaves the working directory of the command: ${advice}`);
}
