import { chmod, copyFile, lstat, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileStore } from './file-store.ts';
import { resolvePath } from './image-path.ts';
import type { FilePlacement } from './file-placement.ts';

/** How many files are placed at a time. */
const PARALLEL = 32;

/** Puts the files of a request into its sandbox. Each directory is resolved and created once. */
export async function placeFiles(workspace: string, files: readonly FilePlacement[], store: FileStore): Promise<void> {
  const directories = new Map<string, Promise<string>>();
  const directoryOf = (path: string): Promise<string> => {
    const name = dirname(path);
    const directory = directories.get(name) ?? makeDirectory(workspace, name);
    directories.set(name, directory);
    return directory;
  };
  for (let from = 0; from < files.length; from += PARALLEL) {
    await Promise.all(
      files.slice(from, from + PARALLEL).map(async ({ path, uuid, mode }) => {
        const place = join(await directoryOf(path), basename(path));
        const target = (await isLink(place)) ? await resolvePath(workspace, path) : place;
        await copyFile(store.get(uuid).path, target);
        await chmod(target, mode);
      }),
    );
  }
}

async function makeDirectory(workspace: string, name: string): Promise<string> {
  const directory = await resolvePath(workspace, name);
  await mkdir(directory, { recursive: true });
  return directory;
}

async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (facts) => facts.isSymbolicLink(),
    () => false,
  );
}
