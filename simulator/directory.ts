import { lstat, readdir, readlink } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { missing, resolvePath } from './image-path.ts';
import { HttpError } from './http-error.ts';

export interface DirectoryEntry {
  /** Name within the directory. */
  readonly name: string;
  readonly type: 'file' | 'directory' | 'symlink' | 'socket' | 'fifo' | 'other';
  /** Bytes. */
  readonly size: number;
  /** With the type's bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly links: number;
  /** Milliseconds since the epoch. */
  readonly modifiedAt: number;
  /** The target of a link, else empty. */
  readonly target: string;
}

export interface Located {
  /** On this machine. */
  readonly place: string;
  readonly facts: Stats;
}

/** The file or directory at a path of an image. Throws `HttpError` 404 when there is none. */
export async function locate(root: string, path: string): Promise<Located> {
  const place = await resolvePath(root, path);
  const facts = await lstat(place).catch(missing);
  if (facts === null) throw new HttpError(404, `There is nothing at ${path}`);
  return { place, facts };
}

/** A directory's entries by name. Throws an `HttpError`: 404 when nothing is there, 422 when it is no directory. */
export async function listDirectory(root: string, path: string): Promise<DirectoryEntry[]> {
  const { place, facts } = await locate(root, path);
  if (!facts.isDirectory()) throw new HttpError(422, `${path} is not a directory`);
  const names = (await readdir(place)).toSorted();
  return await Promise.all(names.map((name) => entryOf(place, name)));
}

async function entryOf(directory: string, name: string): Promise<DirectoryEntry> {
  const place = join(directory, name);
  const facts = await lstat(place);
  return {
    name,
    type: typeOf(facts),
    size: facts.size,
    mode: facts.mode,
    uid: facts.uid,
    gid: facts.gid,
    links: facts.nlink,
    modifiedAt: facts.mtimeMs,
    target: facts.isSymbolicLink() ? await readlink(place) : '',
  };
}

function typeOf(facts: Stats): DirectoryEntry['type'] {
  if (facts.isFile()) return 'file';
  if (facts.isDirectory()) return 'directory';
  if (facts.isSymbolicLink()) return 'symlink';
  if (facts.isSocket()) return 'socket';
  return facts.isFIFO() ? 'fifo' : 'other';
}

const TYPE_LETTERS: Readonly<Record<DirectoryEntry['type'], string>> = {
  file: '-',
  directory: 'd',
  symlink: 'l',
  socket: 's',
  fifo: 'p',
  other: '?',
};

/** A listing the way `ls -l` prints it. */
export function listingText(entries: readonly DirectoryEntry[]): string {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const lines = entries.map((entry) => {
    const bits = [6, 3, 0].map((shift) => triplet((entry.mode >> shift) & 7)).join('');
    const time = new Date(entry.modifiedAt).toISOString().slice(0, 16).replace('T', ' ');
    const link = entry.type === 'symlink' ? ` -> ${entry.target}` : '';
    const owner = `${entry.links} ${entry.uid} ${entry.gid}`;
    return `${TYPE_LETTERS[entry.type]}${bits} ${owner} ${String(entry.size).padStart(8)} ${time} ${entry.name}${link}\n`;
  });
  return `total ${total}\n${lines.join('')}`;
}

function triplet(bits: number): string {
  return `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${bits & 1 ? 'x' : '-'}`;
}
