import { lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOrText } from '../errors.ts';
import { nearest } from '../plan/nearest.ts';
import { listed } from '../values/place.ts';
import { quote } from '../values/values.ts';
import { breachAt } from './boundary.ts';

const ADVICE = 'correct the path, or create it in an earlier step';

/** A path that is not there. */
interface Missing {
  /** Relative to `directory`, with slashes. */
  readonly path: string;
  /** Absolute: the workspace, or another folder that files are looked for in. */
  readonly directory: string;
  /** What the whole path should be. */
  readonly what: 'folder' | 'file' | 'file or folder';
}

/**
 * Which part of the path is missing, what is there instead, and what to do. The path must lie in the directory, since the
 * answer shows names that the directory holds. Never throws.
 */
export async function describeMissing({ path, directory, what }: Missing): Promise<string> {
  const segments = path.split('/').filter((segment) => segment !== '');
  let above = '';
  for (const [index, segment] of segments.entries()) {
    const place = above === '' ? segment : `${above}/${segment}`;
    if (!(await isThere(join(directory, place)))) {
      const missing = index === segments.length - 1 ? what : 'folder';
      const meant = misread(path);
      return meant ?? `there is no ${missing} ${quote(place)}${await instead(directory, above, segment)}`;
    }
    above = place;
  }
  return ADVICE;
}

/** What a path that is not there was most likely meant as, for one line of `files`; null when nothing is known of it. */
function misread(path: string): string | null {
  if (path.startsWith('- ')) return 'the lines are not a YAML list: leave out the "- "';
  if (path.startsWith('~')) return '~ is not expanded: write a path in the workspace';
  if (path.includes(' -> ')) return 'an arrow has no meaning here: write LOCAL:REMOTE, such as src:/app';
  if (path.includes(',')) return 'a comma separates nothing here: give each path a line of its own';
  return path.includes('\\') ? 'a backslash separates nothing here: write / between the parts of a path' : null;
}

export async function isThere(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}

async function leadsOut(folder: string, directory: string): Promise<boolean> {
  try {
    return (await breachAt(await realpath(folder), await realpath(directory))) !== null;
  } catch {
    return false;
  }
}

/** What the folder holds in place of a name. */
async function instead(directory: string, above: string, name: string): Promise<string> {
  const shown = above === '' ? 'the workspace' : quote(above);
  const folder = join(directory, above);
  // A link in the checkout may lead to folders of the runner, of which no name is shown.
  if (await leadsOut(folder, directory)) return `: ${ADVICE}`;
  const entries = await readdir(folder).catch(codeOrText);
  if (entries === 'ENOTDIR') return `, since ${shown} is a file: ${ADVICE}`;
  if (!Array.isArray(entries)) return `: ${ADVICE}`;
  const names = entries.filter((entry) => entry !== '.git').sort();
  if (names.length === 0 && above === '') return '; the workspace is empty: run actions/checkout before this step';
  if (names.length === 0) return `; ${shown} is empty: ${ADVICE}`;
  const meant = nearest(name, names);
  if (meant !== null) return `; did you mean ${quote(above === '' ? meant : `${above}/${meant}`)}?`;
  return `; ${shown} holds ${listed(names.map((entry) => quote(entry)))}: ${ADVICE}`;
}
