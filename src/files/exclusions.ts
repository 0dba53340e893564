import type { ExclusionLine } from '../plan/file-lines.ts';
import { isPattern, parsePattern } from './file-pattern.ts';
import { nameOf, type Workspace } from './named-path.ts';
import { isThere } from './missing-path.ts';

/** Whether what has this name is left out: relative to the workspace, absolute outside of it; with slashes. */
export type Excludes = (name: string) => boolean;

/** What the line leaves out. A directory stands for all that is in it. */
export async function exclusionOf({ excluded }: ExclusionLine, workspace: Workspace): Promise<Excludes> {
  const { path, name } = nameOf(excluded, workspace);
  // A name that looks like a pattern is that name where there is such a file, as in a line without a mark.
  if (!isPattern(excluded) || (await isThere(path))) return (other) => partBelow(name, other) !== null;
  const pattern = parsePattern(excluded);
  const base = nameOf(pattern.base, workspace).name;
  return (other) => {
    const relative = partBelow(base, other);
    return relative !== null && pattern.matches(relative);
  };
}

/** What follows the directory in a path; empty for the directory itself, null for what is not in it. */
export function partBelow(directory: string, path: string): string | null {
  if (directory === path) return '';
  const start = directory === '' || directory.endsWith('/') ? directory : `${directory}/`;
  return path.startsWith(start) ? path.slice(start.length) : null;
}
