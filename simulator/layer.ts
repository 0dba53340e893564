import { lstatSync, type Stats } from 'node:fs';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { missing } from './image-path.ts';

/** What a run wrote into its copy of an image. */
export interface Layer {
  readonly changed: boolean;
  /** The bytes of all files that are new or changed. */
  readonly bytes: number;
}

/** The copy and the clock of the file system may disagree by so many milliseconds. */
const CLOCK_SLACK = 20;
/** A copy has its original's time of change, rounded to a millisecond. */
const ROUNDING = 1;

const NOTHING: Layer = { changed: false, bytes: 0 };

/**
 * Compares a copy of a directory with its original: names, types, permissions, owners, link targets, and the content of
 * files. A file's time of change counts too, since `make` and the listing of an image show it. A directory's does not: it
 * also changes when an entry comes and goes. `copiedAt` is when the copy was complete, in milliseconds since the epoch:
 * only a file whose inode changed later, although its size and time are the same, is read.
 */
export async function layerOf(original: string, copy: string, copiedAt: number): Promise<Layer> {
  const names = await readdir(copy);
  const present = new Set(names);
  const gone = (await readdir(original)).filter((name) => !present.has(name));
  const layers = await Promise.all([
    ...names.map((name) => entryLayer(join(original, name), join(copy, name), copiedAt)),
    ...gone.map(async (name) => ({ ...NOTHING, changed: isCopied(await lstat(join(original, name))) })),
  ]);
  return sum(layers);
}

async function entryLayer(original: string, copy: string, copiedAt: number): Promise<Layer> {
  const [before, now] = await Promise.all([lstat(original).catch(missing), lstat(copy)]);
  const isSame = before !== null && sameFacts(before, now);
  if (now.isDirectory()) {
    const inner = before?.isDirectory() === true ? await layerOf(original, copy, copiedAt) : await newDirectory(copy);
    return { changed: inner.changed || !isSame, bytes: inner.bytes };
  }
  const changed = !isSame || !(await sameContent({ original, before }, { copy, now }, copiedAt));
  return { changed, bytes: changed && now.isFile() ? now.size : 0 };
}

async function newDirectory(directory: string): Promise<Layer> {
  const names = await readdir(directory);
  const layers = names.map(async (name): Promise<Layer> => {
    const place = join(directory, name);
    // At once: by way of a thread it takes several times as long.
    const facts = lstatSync(place);
    return facts.isDirectory() ? await newDirectory(place) : { changed: true, bytes: facts.isFile() ? facts.size : 0 };
  });
  return { ...sum(await Promise.all(layers)), changed: true };
}

/** A copy belongs to the user of this process, and its original may belong to another. */
function sameFacts(before: Stats, now: Stats): boolean {
  const owned = (id: number, own: number | undefined, old: number): boolean => id === own || id === old;
  return (
    before.mode === now.mode &&
    owned(now.uid, process.getuid?.(), before.uid) &&
    owned(now.gid, process.getgid?.(), before.gid)
  );
}

async function sameContent(
  { original, before }: { readonly original: string; readonly before: Stats },
  { copy, now }: { readonly copy: string; readonly now: Stats },
  copiedAt: number,
): Promise<boolean> {
  if (now.isSymbolicLink()) return (await readlink(original)) === (await readlink(copy));
  if (!now.isFile()) return true;
  if (before.size !== now.size || Math.abs(before.mtimeMs - now.mtimeMs) > ROUNDING) return false;
  if (now.ctimeMs < copiedAt - CLOCK_SLACK) return true;
  return (await readFile(original)).equals(await readFile(copy));
}

/** Sockets and FIFOs are not copied, so their absence is no change. */
export function isCopied(facts: Stats): boolean {
  return facts.isDirectory() || facts.isFile() || facts.isSymbolicLink();
}

function sum(layers: readonly Layer[]): Layer {
  return {
    changed: layers.some(({ changed }) => changed),
    bytes: layers.reduce((total, { bytes }) => total + bytes, 0),
  };
}
