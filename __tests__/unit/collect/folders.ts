import { afterEach } from '@jest/globals';
import { lstat, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

afterEach(async () => {
  await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A new folder, which is removed after the test. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'collect-'));
  made.push(folder);
  return folder;
}

/** All that is in a folder: files with their content, directories with a slash and null, links with their target. */
export async function contentsOf(folder: string): Promise<Record<string, string | null>> {
  const found: Record<string, string | null> = {};
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) found[entry.name] = `-> ${await readlink(path)}`;
    else if (!entry.isDirectory()) found[entry.name] = await readFile(path, 'utf8');
    else {
      found[`${entry.name}/`] = null;
      for (const [name, content] of Object.entries(await contentsOf(path))) found[`${entry.name}/${name}`] = content;
    }
  }
  return found;
}

/** The permission bits, set-id bits included, in octal. */
export async function modeOf(path: string): Promise<string> {
  return ((await lstat(path)).mode & 0o7777).toString(8);
}
