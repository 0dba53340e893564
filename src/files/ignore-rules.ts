import type { Dirent } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ignore from 'ignore';
import { codeOf } from '../errors.ts';

interface Layer {
  /** The directory that the patterns are relative to, itself relative to the workspace; empty for the workspace. */
  readonly base: string;
  readonly patterns: ignore.Ignore;
}

/**
 * The rules of `.gitignore` files and `.git/info/exclude` for the entries of one directory, from its own up to the
 * workspace's: the first layer with a match decides, case-sensitive, as in git on Linux. Git's index and the user's own
 * settings do not count.
 */
export type IgnoreRules = readonly Layer[];

export const NO_RULES: IgnoreRules = [];

/** Whether git would ignore an entry at or below the rules. `path` is relative to the workspace, with slashes. */
export function isIgnored(rules: IgnoreRules, path: string, isDirectory: boolean): boolean {
  for (const layer of rules) {
    const { ignored, unignored } = testIn(layer, path, isDirectory);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** Adds the rules in a directory that is not ignored; `path` as for `isIgnored`. Throws when one cannot be read. */
export async function rulesWithin(
  outer: IgnoreRules,
  directory: string,
  path: string,
  entries: readonly Dirent[],
): Promise<IgnoreRules> {
  const own: Layer[] = [];
  // Git does not follow a link here either.
  if (entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) {
    own.push({ base: path, patterns: createPatterns(await readFile(join(directory, '.gitignore'), 'utf8')) });
  }
  if (entries.some((entry) => entry.name === '.git' && entry.isDirectory())) {
    own.push({ base: path, patterns: createPatterns(await readIfThere(join(directory, '.git', 'info', 'exclude'))) });
  }
  return [...own, ...outer.map((layer) => release(layer, path))];
}

export function createPatterns(text: string | readonly string[]): ignore.Ignore {
  return ignore({ ignoreCase: false }).add(text);
}

/** The library ignores all below an ignored directory. Once a deeper file includes it, only an entry's match counts. */
function release(layer: Layer, directory: string): Layer {
  if (!testIn(layer, directory, true).ignored) return layer;
  const literal = relativeTo(layer.base, directory).replace(/[\\*?[\]]/g, '\\$&');
  return { base: layer.base, patterns: createPatterns([]).add(layer.patterns).add(`!/${literal}/`) };
}

function testIn({ base, patterns }: Layer, path: string, isDirectory: boolean): ignore.TestResult {
  return patterns.test(`${relativeTo(base, path)}${isDirectory ? '/' : ''}`);
}

function relativeTo(base: string, path: string): string {
  return base === '' ? path : path.slice(base.length + 1);
}

async function readIfThere(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  });
}
