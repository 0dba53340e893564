import { join } from 'node:path';
import { codeOrText, isMissing } from '../errors.ts';
import { quote } from '../values/values.ts';
import { type ByteText, diskPath, type DiskEntry } from './disk-names.ts';
import { commonDirectory } from './git-directory.ts';
import { foldCase } from './fold-case.ts';
import type { Meter } from './glob-matcher.ts';
import { decide, type IgnoreFile, parseIgnoreFile } from './ignore-file.ts';
import { readIgnoresCase } from './ignores-case.ts';
import { readRegular } from './read-regular.ts';

/** Bytes and patterns of one file: every entry of a tree is compared with every pattern. */
const LARGEST = 256 * 1024;
const MOST_LINES = 5_000;

export class TooManyRules extends Error {
  override readonly name = 'TooManyRules';

  constructor(path: string | Buffer, limit: string) {
    super(`${quote(String(path))} has more than ${limit}, the most that is read of rules: shorten it`);
  }
}

interface Layer {
  /** The directory that the patterns are relative to, itself relative to the workspace; empty for the workspace. */
  readonly base: ByteText;
  readonly file: IgnoreFile;
}

/**
 * The rules for the entries of one directory: its own `.gitignore` and those of the directories above it, up to the root of
 * the repository or of the workspace, then the repository's `.git/info/exclude`. The first layer with a match decides. Git's
 * index and the settings of the user and the machine do not count; of the repository's settings `core.ignoreCase` alone does.
 */
export interface IgnoreRules {
  readonly layers: readonly Layer[];
  readonly ignoresCase: boolean;
}

export const NO_RULES: IgnoreRules = { layers: [], ignoresCase: false };

/**
 * Whether git would ignore an entry in the directory of the rules. `path` is relative to the workspace, with slashes. The
 * answer is of no use when the meter's steps are below zero.
 */
export function isIgnored(
  { layers, ignoresCase }: IgnoreRules,
  path: ByteText,
  isDirectory: boolean,
  meter: Meter,
): boolean {
  const text = ignoresCase ? foldCase(path) : path;
  for (const { base, file } of layers) {
    const decision = decide(file, base === '' ? text : text.slice(base.length + 1), isDirectory, meter);
    if (decision !== null) return decision;
  }
  return false;
}

/**
 * Adds the rules in a directory that is not ignored; `path` as for `isIgnored`. In the root of another repository those of
 * the outer one end. Throws when rules cannot be read.
 */
export async function rulesWithin(
  outer: IgnoreRules,
  directory: ByteText,
  path: ByteText,
  entries: readonly DiskEntry[],
): Promise<IgnoreRules> {
  const git = entries.some(({ name }) => name === '.git') ? await commonDirectory(diskPath(directory)) : null;
  const last = git === null ? outer : await rulesOf(git, path);
  // Git does not follow a link here.
  const hasOwn = entries.some(({ name, facts }) => name === '.gitignore' && facts.isFile());
  if (!hasOwn) return last;
  const { layers, ignoresCase } = last;
  const own = await layersOf(path, diskPath(join(directory, '.gitignore')), ignoresCase);
  return { layers: [...own, ...layers], ignoresCase };
}

/** Those of a repository whose root has this path. */
async function rulesOf(git: string, path: ByteText): Promise<IgnoreRules> {
  const ignoresCase = await readIgnoresCase(git);
  return { layers: await layersOf(path, join(git, 'info', 'exclude'), ignoresCase), ignoresCase };
}

/** No layer when there is no such file, or when it has no pattern. */
async function layersOf(base: ByteText, path: string | Buffer, ignoresCase: boolean): Promise<readonly Layer[]> {
  const content = await readIfThere(path);
  const file = content === null ? [] : parseIgnoreFile(content, ignoresCase);
  if (file.length > MOST_LINES) throw new TooManyRules(path, `${MOST_LINES} patterns`);
  return file.length === 0 ? [] : [{ base, file }];
}

async function readIfThere(path: string | Buffer): Promise<Buffer | null> {
  try {
    const content = await readRegular(path, LARGEST);
    if ('bytes' in content) return content.bytes;
    if (content.refused === 'kind') return null;
    throw new TooManyRules(path, `${LARGEST / 1024} KiB`);
  } catch (error) {
    if (isMissing(codeOrText(error))) return null;
    throw error;
  }
}
