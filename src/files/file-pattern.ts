import { posix } from 'node:path';
import { createMatcher } from './glob-matcher.ts';

/** Which paths are wanted, each relative to the start of the search, with slashes. */
export interface Wanted {
  /** Whether a file or directory matches, or lies in a directory that does. */
  readonly matches: (relative: string) => boolean;
  /** Whether anything in a directory may match. */
  readonly reaches: (relative: string) => boolean;
}

export interface FilePattern extends Wanted {
  /** Where the search starts: the directories before the first one with a wildcard. `.` or a path. */
  readonly base: string;
}

export const EVERYTHING: Wanted = { matches: () => true, reaches: () => true };

const MAGIC = /[*?[{]/;

export function isPattern(local: string): boolean {
  return MAGIC.test(local);
}

/**
 * A glob with `*`, `?`, `[a-z]`, `**` and `{one,other}`. As in GitHub's own actions and in `.gitignore`, it matches
 * hidden files, and a directory that matches stands for all that is in it.
 */
export function parsePattern(local: string): FilePattern {
  const segments = local.split('/');
  const first = segments.findIndex(isPattern);
  const base = segments.slice(0, first).join('/');
  const choices = expandBraces(segments.slice(first).join('/'));
  const matchers = choices.map((choice) =>
    choice.endsWith('/') ? createMatcher(choice.slice(0, -1), 'above') : createMatcher(choice, 'at or above'),
  );
  const matches = (relative: string): boolean => matchers.some((matcher) => matcher(relative));
  const depth = Math.max(...choices.map((pattern) => (pattern.includes('**') ? Infinity : depthOf(pattern))));
  return {
    base: startOf(base, local),
    matches,
    reaches: (relative) => depthOf(relative) < depth || matches(relative),
  };
}

/** The roots of a disk and of a share of Windows stay what they are. */
function startOf(base: string, local: string): string {
  if (local.startsWith('//')) return `/${posix.normalize(base)}`;
  if (/^[a-z]:$/i.test(base)) return `${base}/`;
  return local.startsWith('/') ? posix.normalize(`/${base}`) : posix.normalize(base);
}

function depthOf(path: string): number {
  return path.split('/').length;
}

/** From the inside out: `a{b,c{d,e}}` becomes `ab`, `acd`, `ab`, `ace`. */
function expandBraces(pattern: string): readonly string[] {
  const found = /^(?<before>.*?)\{(?<choices>[^{}]*,[^{}]*)\}(?<after>.*)$/s.exec(pattern)?.groups;
  if (found === undefined) return [pattern];
  const { before = '', choices = '', after = '' } = found;
  return choices.split(',').flatMap((choice) => expandBraces(`${before}${choice}${after}`));
}
