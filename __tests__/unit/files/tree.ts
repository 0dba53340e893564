import { chmod, mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Path → content, `-> target` for a link, or null for an empty directory. */
export type Tree = Readonly<Record<string, string | null>>;

/** A directory of its own; its real path. */
export async function temporary(): Promise<string> {
  return await realpath(await mkdtemp(join(tmpdir(), 'files-')));
}

export async function plant(directory: string, tree: Tree): Promise<void> {
  for (const [path, content] of Object.entries(tree)) {
    const place = join(directory, path);
    await mkdir(content === null ? place : dirname(place), { recursive: true });
    if (content?.startsWith('-> ') === true) await symlink(content.slice(3), place);
    else if (content !== null) {
      await writeFile(place, content);
      await chmod(place, 0o644);
    }
  }
}

/** The least in which git, and the action, see a repository. */
export function repository(path = ''): Tree {
  const start = path === '' ? '.git' : `${path}/.git`;
  return { [`${start}/HEAD`]: 'ref: refs/heads/main\n', [`${start}/objects`]: null, [`${start}/refs`]: null };
}
