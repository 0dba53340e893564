import { posix, relative, sep } from 'node:path';
import { isWithin } from '../files/boundary.ts';
import type { LocalFile } from '../files/local-files.ts';
import { cleanLine } from '../report/clean.ts';
import { isOfGit } from '../values/git-paths.ts';

/** Where the files of a set went: relative remote paths begin in `cwd`. */
export interface PlacedFiles {
  readonly index: FileIndex;
  /** Absolute. */
  readonly cwd: string;
}

/** How many places of a sandbox are looked at for one end of a path. */
const MOST_SUFFIX_MATCHES = 100;

/** A set of uploaded files, by their paths in the sandbox. The same for all directories that a command may run in. */
export class FileIndex {
  /** By remote path, as it is in `LocalFile`; null for a file whose path in the checkout cannot be shown. */
  readonly #files: ReadonlyMap<string, string | null>;
  /** Remote paths from their last part to their first, sorted; made when it is first needed. */
  #reversed: readonly (readonly [string, string | null])[] | null = null;

  /** @param workspace a real path: files outside of it have no place in the checkout */
  constructor(files: readonly LocalFile[], workspace: string) {
    this.#files = new Map(files.map(({ remote, path }) => [remote, checkoutPath(path, workspace)]));
  }

  /**
   * The file of the checkout that went to an absolute path; null when it cannot be shown, undefined when none went there.
   */
  at(path: string, cwd: string): string | null | undefined {
    if (this.#files.has(path)) return this.#files.get(path);
    const start = cwd === '/' ? cwd : `${cwd}/`;
    return path.startsWith(start) ? this.#files.get(path.slice(start.length)) : undefined;
  }

  /** The files of the checkout whose remote paths end with these parts. */
  endingWith(suffix: string): readonly (string | null)[] {
    const wanted = reversed(suffix);
    this.#reversed ??= [...this.#files]
      .map(([remote, file]) => [reversed(remote), file] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1));
    const start = firstNotBelow(this.#reversed, wanted);
    const near = this.#reversed.slice(start, start + MOST_SUFFIX_MATCHES);
    return near.filter(([path]) => path.startsWith(wanted)).map(([, file]) => file);
  }
}

/** What of the checkout is in a leg's sandbox when its command starts. */
export class SandboxFiles {
  readonly #layers: readonly PlacedFiles[];

  /** @param layers the last one first: its files take the place of those of the others */
  constructor(layers: readonly PlacedFiles[]) {
    this.#layers = layers.map(({ index, cwd }) => ({ index, cwd: posix.resolve('/', cwd) }));
  }

  /** The file of the checkout, relative to the workspace, that is at a path of the sandbox; null when none is. */
  at(path: string): string | null {
    const normal = posix.resolve('/', path);
    for (const { index, cwd } of this.#layers) {
      const file = index.at(normal, cwd);
      if (file !== undefined) return file;
    }
    return null;
  }

  /** The one file of the checkout whose path in the sandbox ends with these parts, such as `com/acme/A.java`; else null. */
  onlyEndingWith(suffix: string): string | null {
    const found = new Set(this.#layers.flatMap(({ index }) => index.endingWith(suffix)));
    const [first = null] = found;
    return found.size === 1 ? first : null;
  }
}

/** Null outside of the workspace, in `.git`, and for a name that misleads a reader or breaks a line. */
function checkoutPath(path: string, workspace: string): string | null {
  if (!isWithin(workspace, path)) return null;
  const file = relative(workspace, path).split(sep).join('/');
  return file === '' || isOfGit(file) || cleanLine(file) !== file ? null : file;
}

function reversed(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  return `${parts.reverse().join('/')}/`;
}

function firstNotBelow(sorted: readonly (readonly [string, unknown])[], wanted: string): number {
  let start = 0;
  let end = sorted.length;
  while (start < end) {
    const middle = (start + end) >>> 1;
    if ((sorted[middle]?.[0] ?? '') < wanted) start = middle + 1;
    else end = middle;
  }
  return start;
}
