import { posix } from 'node:path';
import { ContreeError } from '../contree/contree-error.ts';
import type { DirectoryEntry } from '../contree/types.ts';
import { quote } from '../values/values.ts';
import type { Matches, SearchSource } from './search-image.ts';

const MOST_NAMED = 5;
/** UTF-16 units. */
const LONGEST_NAME = 60;
/** Directories that are listed, each above the one before, until one is there. */
const MOST_REQUESTS = 8;

/**
 * What stands in the nearest directory above a path at which nothing is, as the rest of a sentence: `; in /root there are a, b
 * and 3 more`. Empty when no listing tells. Never throws a `ContreeError`. Untrusted.
 */
export async function describeNeighbours({ client, call }: SearchSource, image: string, path: string): Promise<string> {
  let directory = posix.dirname(path);
  let absent = '';
  for (let tries = 0; tries < MOST_REQUESTS; tries += 1) {
    try {
      const entries = await client.listDirectory(image, directory, call);
      return `; ${absent}${presentIn(directory, entries)}`;
    } catch (error) {
      if (!(error instanceof ContreeError)) throw error;
      if (directory === '/' || !(error.isNotFound || error.isInvalid)) break;
      absent = `there is no directory ${directory}; `;
      directory = posix.dirname(directory);
    }
  }
  return '';
}

/**
 * Why no file was found by a glob, as a sentence without capital and full stop. Untrusted.
 * @param participle what would become of a file: `collected`
 */
export function lackOfMatches(
  remote: string,
  base: string,
  { excluded, present, leftOut }: Pick<Matches, 'excluded' | 'present' | 'leftOut'>,
  participle: string,
): string {
  const [other] = leftOut;
  if (other !== undefined)
    return `no file matches ${quote(remote)} that can be ${participle} (${other.path}: ${other.why})`;
  if (excluded !== null)
    return `no file matches ${quote(remote)} that no line behind it leaves out (${excluded} is one)`;
  return `no file matches ${quote(remote)}; ${presentIn(base, present)}`;
}

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME).toWellFormed()}…` : name;
}

function presentIn(directory: string, entries: readonly DirectoryEntry[]): string {
  if (entries.length === 0) return `${directory} is empty`;
  const names = entries
    .slice(0, MOST_NAMED)
    .map(({ path, type }) => `${shortened(path)}${type === 'directory' ? '/' : ''}`);
  const more = entries.length - names.length;
  const last = more > 0 ? `${more} more` : (names.pop() ?? '');
  const list = names.length === 0 ? last : `${names.join(', ')} and ${last}`;
  return `in ${directory} there ${entries.length === 1 ? 'is' : 'are'} ${list}`;
}
