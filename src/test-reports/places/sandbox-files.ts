import { posix, relative, sep } from 'node:path';
import { isWithin } from '../../files/boundary.ts';
import type { LocalFile } from '../../files/local-files.ts';
import { cleanLine } from '../../report/text/clean.ts';
import { firstIndex } from '../../values/binary-search.ts';
import { isOfGit } from '../../values/git-paths.ts';

/** Where the files of a set went: relative remote paths begin in `cwd`. */
export interface UploadedSet {
  readonly index: FileIndex;
  /** Absolute. */
  readonly cwd: string;
}

/** How many places of a sandbox are looked at for one end of a path. */
const MOST_SUFFIX_MATCHES = 100;

/** Paths that one file of the checkout may have gone to. */
const MOST_COPIES = 5;

/** A set of uploaded files, by their paths in the sandbox. The same for all directories that a command may run in. */
export class FileIndex {
  readonly #workspace: string;
  /** Absolute local paths by remote path, both as they are in `LocalFile`. */
  readonly #files: ReadonlyMap<string, string>;
  /** Remote paths, from their last part to their first and as they are, sorted; made when they are first needed. */
  #reversed: readonly (readonly [reversed: string, remote: string])[] | null = null;

  /** @param workspace a real path: files outside of it have no place in the checkout */
  constructor(files: readonly LocalFile[], workspace: string) {
    this.#workspace = workspace;
    this.#files = new Map(files.map(({ remote, path }) => [remote, path]));
  }

  /**
   * The file of the checkout that went to an absolute path; null when it cannot be shown, undefined when none went there.
   */
  at(path: string, cwd: string): string | null | undefined {
    const start = folderStart(cwd);
    const local =
      this.#files.get(path) ?? (path.startsWith(start) ? this.#files.get(path.slice(start.length)) : undefined);
    return local === undefined ? undefined : checkoutPath(local, this.#workspace);
  }

  /** The remote paths that end with these parts. */
  endingWith(suffix: string): readonly string[] {
    const wanted = reversed(suffix);
    const sorted = (this.#reversed ??= [...this.#files.keys()]
      .map((remote) => [reversed(remote), remote] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1)));
    const found: string[] = [];
    for (let at = firstIndex(sorted.length, (at) => (sorted[at]?.[0] ?? '') < wanted); ; at += 1) {
      const [path, remote] = sorted[at] ?? [];
      if (path?.startsWith(wanted) !== true || remote === undefined || found.length === MOST_SUFFIX_MATCHES)
        return found;
      found.push(remote);
    }
  }
}

/** What of the checkout is in a leg's sandbox when its command starts. */
export class SandboxFiles {
  readonly #layers: readonly UploadedSet[];

  /** @param layers the last one first: its files take the place of those of the others */
  constructor(layers: readonly UploadedSet[]) {
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
    const paths = new Set(
      this.#layers.flatMap(({ index, cwd }) => index.endingWith(suffix).map((remote) => absolute(cwd, remote))),
    );
    if (paths.size === 0) return null;
    for (const start of [...folders, '/'].map(folderStart)) {
      const within = [...paths].filter((path) => path.startsWith(start));
      // What a path leads to takes longer to say, and a text can name thousands.
      const files = within.length > MOST_COPIES ? null : new Set(within.map((path) => this.at(path)));
      if (within.length > 0) return files?.size === 1 ? ([...files][0] ?? null) : null;
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
  return path.startsWith(folderStart(folder));
}

function folderStart(folder: string): string {
  return folder === '/' ? folder : `${folder}/`;
}

/** @param remote normalised, relative to `cwd` or absolute */
function absolute(cwd: string, remote: string): string {
  return remote.startsWith('/') ? remote : `${folderStart(cwd)}${remote}`;
}

function reversed(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  return `${parts.reverse().join('/')}/`;
}
