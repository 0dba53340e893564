import { posix, relative, sep } from 'node:path';
import { isWithin } from '../files/boundary.ts';
import type { LocalFile } from '../files/local-files.ts';
import { cleanLine } from '../report/clean.ts';
import { firstIndex } from './first-index.ts';
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
  /** By remote path from its last part to its first, sorted; made when it is first needed. */
  #reversed: readonly (readonly [string, string, string | null])[] | null = null;

  /** @param workspace a real path: files outside of it have no place in the checkout */
  constructor(files: readonly LocalFile[], workspace: string) {
    this.#files = new Map(files.map(({ remote, path }) => [remote, checkoutPath(path, workspace)]));
  }

  /**
   * The file of the checkout that went to an absolute path; null when it cannot be shown, undefined when none went there.
   */
  at(path: string, cwd: string): string | null | undefined {
    if (this.#files.has(path)) return this.#files.get(path);
    return isBelow(cwd, path) ? this.#files.get(posix.relative(cwd, path)) : undefined;
  }

  /** The remote paths that end with these parts, with the files that went there. */
  endingWith(suffix: string): readonly (readonly [string, string | null])[] {
    const wanted = reversed(suffix);
    const sorted = (this.#reversed ??= [...this.#files]
      .map(([remote, file]) => [reversed(remote), remote, file] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1)));
    const start = firstIndex(sorted.length, (at) => (sorted[at]?.[0] ?? '') < wanted);
    const near = sorted.slice(start, start + MOST_SUFFIX_MATCHES);
    return near.filter(([path]) => path.startsWith(wanted)).map(([, remote, file]) => [remote, file]);
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

  /**
   * The one file of the checkout whose path in the sandbox ends with these parts, such as `com/acme/A.java`. Where there are
   * more, the only one in the nearest of the folders that has any; else null.
   * @param folders absolute, the nearest first
   */
  onlyEndingWith(suffix: string, folders: readonly string[]): string | null {
    const found = this.#layers.flatMap(({ index, cwd }) =>
      index.endingWith(suffix).map(([remote, file]) => ({ path: posix.resolve(cwd, remote), file })),
    );
    for (const folder of [...folders, '/']) {
      const files = new Set(found.filter(({ path }) => isBelow(folder, path)).map(({ file }) => file));
      const [file = null] = files;
      if (files.size > 0) return files.size === 1 ? file : null;
    }
    return null;
  }
}

/** Null outside of the workspace, in `.git`, and for a name that misleads a reader or breaks a line. */
function checkoutPath(path: string, workspace: string): string | null {
  if (!isWithin(workspace, path)) return null;
  const file = relative(workspace, path).split(sep).join('/');
  return file === '' || isOfGit(file) || cleanLine(file) !== file ? null : file;
}

/** Both are absolute and normalised. */
export function isBelow(folder: string, path: string): boolean {
  return path.startsWith(folder === '/' ? folder : `${folder}/`);
}

function reversed(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  return `${parts.reverse().join('/')}/`;
}
