import { posix } from 'node:path';
import { expandBraces } from './expand-braces.ts';
import { createMatcher } from './glob-matcher.ts';

/** Which paths are wanted, each relative to the start of the search, with slashes. */
export interface Wanted {
  /** Whether a file or directory matches, or lies in a directory that does. */
  readonly matches: (relative: string) => boolean;
  /** Whether anything in a directory may match. */
  readonly reaches: (relative: string) => boolean;
  /**
   * Whether the pattern itself says that it leads through a directory, which `**` does not; absent where that makes no
   * difference.
   */
  readonly leadsThrough?: (relative: string) => boolean;
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
 * hidden files, and a directory that matches stands for all that is in it, unless only whole paths count.
 * @throws {InvalidValue} for braces that stand for too much
 */
export function parsePattern(local: string, isWhole = false): FilePattern {
  const segments = local.split('/');
  const first = segments.findIndex(isPattern);
  const base = segments.slice(0, first).join('/');
  const choices = expandBraces(segments.slice(first).join('/'));
  const matchers = choices.map((choice) => {
    if (isWhole) return createMatcher(choice);
    return choice.endsWith('/') ? createMatcher(choice.slice(0, -1), 'above') : createMatcher(choice, 'at or above');
  });
  const matches = (relative: string): boolean => matchers.some((matcher) => matcher(relative));
  const depth = Math.max(...choices.map((pattern) => (pattern.includes('**') ? Infinity : depthOf(pattern))));
  return {
    base: startOf(base, local),
    matches,
    reaches: (relative) => depthOf(relative) < depth || matches(relative),
    ...(isWhole && { leadsThrough: (relative) => choices.some((choice) => leadsThrough(choice, relative)) }),
  };
}

/** Made when it is asked for: only a link that leads out asks. */
function leadsThrough(pattern: string, directory: string): boolean {
  const depth = depthOf(directory);
  const segments = pattern.split('/');
  const above = segments.slice(0, depth);
  return depth < segments.length && !above.includes('**') && createMatcher(above.join('/'))(directory);
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
