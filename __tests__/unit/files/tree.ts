import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';

/** Path → content, `-> target` for a link, or null for an empty directory. */
export type Tree = Readonly<Record<string, string | null>>;

const made: string[] = [];

afterAll(async () => {
  await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A directory of its own; its real path. It is removed after the tests of the file. */
export async function temporary(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'files-')));
  made.push(folder);
  return folder;
}

/** Synchronous, since that takes a fraction of the time for many small files. */
export function plant(directory: string, tree: Tree): void {
  const there = new Set<string>();
  for (const [path, content] of Object.entries(tree)) {
    const place = join(directory, path);
    const folder = content === null ? place : dirname(place);
    if (!there.has(folder)) mkdirSync(folder, { recursive: true });
    there.add(folder);
    if (content?.startsWith('-> ') === true) symlinkSync(content.slice(3), place);
    else if (content !== null) {
      writeFileSync(place, content);
      chmodSync(place, 0o644);
    }
  }
}

/** The least in which git, and the action, see a repository. */
export function repository(path = ''): Tree {
  const start = path === '' ? '.git' : `${path}/.git`;
  return { [`${start}/HEAD`]: 'ref: refs/heads/main\n', [`${start}/objects`]: null, [`${start}/refs`]: null };
}
