import { chmodSync, copyFileSync, lstatSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FileStore } from './file-store.ts';
import { resolvePath } from './image-path.ts';
import type { FilePlacement } from './file-placement.ts';

/** How many files are placed in one turn of the event loop: threads would take several times as long for each. */
const AT_ONCE = 32;

/** Puts the files of a request into its sandbox. Each directory is resolved and created once. */
export async function placeFiles(workspace: string, files: readonly FilePlacement[], store: FileStore): Promise<void> {
  const directories = new Map<string, Promise<string>>();
  const directoryOf = (path: string): Promise<string> => {
    const name = dirname(path);
    const directory = directories.get(name) ?? makeDirectory(workspace, name);
    directories.set(name, directory);
    return directory;
  };
  for (const [index, { path, uuid, mode }] of files.entries()) {
    const place = join(await directoryOf(path), basename(path));
    const target = isLink(place) ? await resolvePath(workspace, path) : place;
    copyFileSync(store.get(uuid).path, target);
    chmodSync(target, mode);
    if (index % AT_ONCE === 0) await setImmediate();
  }
}

async function makeDirectory(workspace: string, name: string): Promise<string> {
  const directory = await resolvePath(workspace, name);
  await mkdir(directory, { recursive: true });
  return directory;
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
