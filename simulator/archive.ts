import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';
import type { Pack } from 'tar-stream';
import { listDirectory, locate } from './directory.ts';
import { messageOf } from './errors.ts';
import { HttpError } from './http-error.ts';

interface Facts {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly mtime: Date;
}

/**
 * A tar of a directory, which is the archive's root, or of a single file. Throws an `HttpError`: 404 when nothing is
 * there, 422 when it is neither.
 */
export async function archive(root: string, path: string): Promise<Readable> {
  const { place, facts } = await locate(root, path);
  if (!facts.isFile() && !facts.isDirectory()) throw new HttpError(422, `${path} is neither file nor directory`);
  const tar = pack();
  const { uid, gid, mtime } = facts;
  const own = { mode: facts.mode & 0o7777, uid, gid, mtime };
  const filled = facts.isFile() ? addFile(tar, basename(place), place, facts.size, own) : addTree(tar, place, '');
  filled.then(
    () => {
      tar.finalize();
    },
    (error: unknown) => {
      tar.destroy(new Error(messageOf(error), { cause: error }));
    },
  );
  return Readable.from(tar);
}

async function addTree(tar: Pack, directory: string, name: string): Promise<void> {
  for (const entry of await listDirectory(directory, '/')) {
    const entryName = `${name}${entry.name}`;
    const facts = { mode: entry.mode & 0o7777, uid: entry.uid, gid: entry.gid, mtime: new Date(entry.modifiedAt) };
    const place = join(directory, entry.name);
    if (entry.type === 'directory') {
      tar.entry({ ...facts, name: `${entryName}/`, type: 'directory' });
      await addTree(tar, place, `${entryName}/`);
    } else if (entry.type === 'symlink') {
      tar.entry({ ...facts, name: entryName, type: 'symlink', linkname: entry.target });
    } else if (entry.type === 'file') {
      await addFile(tar, entryName, place, entry.size, facts);
    }
  }
}

async function addFile(tar: Pack, name: string, place: string, size: number, facts: Facts): Promise<void> {
  await pipeline(createReadStream(place), tar.entry({ ...facts, name, size }));
}
