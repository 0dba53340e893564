import { mkdirSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Operation } from '../contree/types.ts';
import { codeOrText } from '../errors.ts';
import { findDirectoryWithin, makeDirectoryWithin, OutOfBounds } from '../files/boundary.ts';
import { SETUP } from '../legs/run-record.ts';
import { InvalidInputs } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import { legFolders } from './leg-folders.ts';

/** Where what legs write is to be left. */
export interface OutputDirectory {
  /** Absolute. */
  readonly workspace: string;
  /** Below it, with `/` between its parts. */
  readonly local: string;
}

const STREAMS = ['stdout', 'stderr'] as const;
export type Stream = (typeof STREAMS)[number];

/** The files of legs, or of the setup. */
export interface StreamFiles {
  /**
   * Writes what a try of a leg wrote, as its bytes; an earlier try keeps its files under another name.
   * @param attempt from 1
   * @throws {OutOfBounds} and the errors of the disk
   */
  write(name: string, attempt: number, written: Pick<Operation, Stream>): void;
  /** Relative to the workspace; the folder of all for a name that is not known. */
  pathOf(name: string, stream: Stream): string;
}

/**
 * A folder for each leg, with `stdout.txt` and `stderr.txt` of its last try, and `stdout.try-1.txt` and so on of those before.
 * They are on disk when a call returns; nothing is kept in memory.
 */
export class OutputFolder {
  /** Relative to the workspace. */
  readonly path: string;
  readonly legs: StreamFiles;
  readonly setup: StreamFiles;
  /** Names of legs whose output the service kept only in part. */
  readonly truncated = new Set<string>();
  /** A real path. */
  readonly #root: string;
  #folders: ReadonlyMap<string, string> = new Map();
  #setupFolder = SETUP;
  /** The last try that was written, by folder. */
  readonly #attempts = new Map<string, number>();

  constructor(root: string, path: string) {
    this.#root = root;
    this.path = path;
    this.legs = this.#filesIn((name) => this.#folders.get(name));
    this.setup = this.#filesIn(() => this.#setupFolder);
  }

  /** Gives each leg a folder, named as those of `collect`; and the setup one besides. */
  nameFolders(names: readonly string[]): void {
    this.#folders = legFolders(names);
    const taken = new Set([...this.#folders.values()].map((folder) => folder.toLowerCase()));
    this.#setupFolder = SETUP;
    for (let number = 2; taken.has(this.#setupFolder); number += 1) this.#setupFolder = `${SETUP}-${number}`;
  }

  #filesIn(folderOf: (name: string) => string | undefined): StreamFiles {
    return {
      write: (name, attempt, written) => {
        if (STREAMS.some((stream) => written[stream]?.truncated)) this.truncated.add(name);
        const folder = folderOf(name);
        if (folder === undefined) throw new Error(`${quote(name)} has no folder.`);
        this.#write(folder, attempt, written);
      },
      pathOf: (name, stream) => {
        const folder = folderOf(name);
        return folder === undefined ? this.path : posix.join(this.path, folder, `${stream}.txt`);
      },
    };
  }

  #write(folder: string, attempt: number, written: Pick<Operation, Stream>): void {
    const directory = join(this.#root, folder);
    mkdirSync(directory, { recursive: true });
    // The root may have been replaced meanwhile, and the folder may be a link of the checkout.
    if (realpathSync(directory) !== directory) {
      throw new OutOfBounds(`a link stands at ${quote(posix.join(this.path, folder))}, or on the way to it: remove it`);
    }
    const before = this.#attempts.get(folder);
    if (before === undefined) removeEarlier(directory);
    else if (before < attempt) keepTry(directory, before);
    this.#attempts.set(folder, attempt);
    for (const stream of STREAMS) {
      const file = join(directory, `${stream}.txt`);
      rmSync(file, { force: true });
      // Exclusive, so that nothing is written through a link.
      writeFileSync(file, written[stream]?.bytes ?? '', { flag: 'wx' });
    }
  }
}

/** Removes what an earlier step left, which would be taken for what this one did. */
function removeEarlier(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (/^std(?:out|err)(?:\.try-\d+)?\.txt$/.test(name)) rmSync(join(directory, name), { force: true });
  }
}

function keepTry(directory: string, attempt: number): void {
  for (const stream of STREAMS) {
    renameSync(join(directory, `${stream}.txt`), join(directory, `${stream}.try-${attempt}.txt`));
  }
}

function problemOf(error: unknown, local: string): string {
  if (error instanceof OutOfBounds) return error.message;
  const code = codeOrText(error);
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return `a file stands where ${quote(local)} is to be: name another folder`;
  return `${quote(local)} cannot be written to (${code}): name another folder, or change its permissions`;
}

/**
 * Creates the folder.
 * @throws {InvalidInputs} when nothing can be written there
 */
export async function openOutputFolder(directory: OutputDirectory): Promise<OutputFolder> {
  return new OutputFolder(await writable(directory, makeDirectoryWithin), directory.local);
}

/**
 * Creates nothing.
 * @throws {InvalidInputs} when the folder could not be created, or nothing could be written there
 */
export async function checkOutputFolder(directory: OutputDirectory): Promise<void> {
  await writable(directory, findDirectoryWithin);
}

async function writable({ workspace, local }: OutputDirectory, enter: typeof makeDirectoryWithin): Promise<string> {
  try {
    const root = await enter(workspace, join(workspace, local));
    await access(root, constants.W_OK | constants.X_OK);
    return root;
  } catch (error) {
    throw new InvalidInputs([`output-dir: ${problemOf(error, local)}`]);
  }
}
