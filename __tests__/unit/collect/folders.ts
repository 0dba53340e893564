import { afterEach } from '@jest/globals';
import { lstat, mkdtemp, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesOf, type ByteText, diskPath, readEntries, shownBytes } from '../../../src/files/disk-names.ts';

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
  return await contentsBelow(bytesOf(folder));
}

async function contentsBelow(folder: ByteText): Promise<Record<string, string | null>> {
  const found: Record<string, string | null> = {};
  for (const { name, facts } of await readEntries(diskPath(folder))) {
    const path = join(folder, name);
    const shown = shownBytes(name);
    if (facts.isSymbolicLink()) found[shown] = `-> ${await readlink(diskPath(path))}`;
    else if (!facts.isDirectory()) found[shown] = await readFile(diskPath(path), 'utf8');
    else {
      found[`${shown}/`] = null;
      for (const [below, content] of Object.entries(await contentsBelow(path))) found[`${shown}/${below}`] = content;
    }
  }
  return found;
}

/** The permission bits, set-id bits included, in octal. */
export async function modeOf(path: string): Promise<string> {
  return ((await lstat(path)).mode & 0o7777).toString(8);
}
