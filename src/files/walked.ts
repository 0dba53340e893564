import { isWithin } from './boundary.ts';

interface WalkedFile {
  /** Absolute. */
  readonly path: string;
  readonly real: string;
  /** To the root, with slashes. */
  readonly relative: string;
}

/** What a walk has found, and what it left out. */
export class Walked {
  /** The names of the files and directories that were left out; not of what is in such a directory. */
  readonly ignored: string[] = [];
  /** The first folder that was not looked into, since it is ignored. */
  ignoredFolder: string | null = null;
  /** The names of the files and directories that a line excludes; not of what is in such a directory. */
  readonly excluded: string[] = [];
  /** Each names the path and says what to do. */
  readonly problems: string[] = [];
  readonly #found: WalkedFile[] = [];
  /** Real paths. */
  readonly #gitDirectories: string[] = [];

  /** Known once the walk is over: a working tree may be found after its git directory. */
  get files(): WalkedFile[] {
    return this.#found.filter(({ real }) => !this.isOfGit(real));
  }

  add(file: WalkedFile): void {
    this.#found.push(file);
  }

  /** Nothing is taken of the git directories of working trees, which may have another name than `.git`. */
  leaveOutGit(directories: readonly string[]): void {
    this.#gitDirectories.push(...directories);
  }

  isOfGit(real: string): boolean {
    return this.#gitDirectories.some((directory) => isWithin(directory, real));
  }
}
