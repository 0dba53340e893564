import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { ContreeClient } from '../contree/client.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call } from '../contree/types.ts';
import { quote } from '../values/values.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits, BadArchive } from './archive-entries.ts';
import {
  type Collected,
  kindOnDisk,
  NOTHING_COLLECTED,
  placeContents,
  type Placed,
  placeDirectory,
  placeFile,
} from './move-tree.ts';
import { unpack, type Unpacked } from './unpack.ts';

export interface CollectSource {
  readonly client: Pick<ContreeClient, 'downloadArchive' | 'pathExists'>;
  readonly call: Call;
}

export interface CollectRequest {
  /** UUID of the image. */
  readonly image: string;
  /** Absolute, with `/` between its parts; with `/.` at its end the contents of a directory are meant. */
  readonly remote: string;
  /** Absolute path on this machine. It is created when something is found. */
  readonly folder: string;
}

/**
 * Copies a file or a directory out of an image into `folder`, under its own name as `cp -r` does: `/out/report.xml`
 * becomes `report.xml` there, `/out/coverage` becomes `coverage/…`, and `/out/coverage/.` what that directory holds.
 *
 * All of an archive is unpacked beside its place first and moved when it is whole, so that one which breaks off leaves
 * what was there untouched. Throws `ContreeError`, `BadArchive`, or the error of a disk that does not take it.
 */
export async function collectFrom(
  source: CollectSource,
  { image, remote, folder }: CollectRequest,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<Collected> {
  const path = posix.resolve('/', remote);
  const archive = await source.client.downloadArchive(image, path, source.call);
  if (archive === null) return NOTHING_COLLECTED;
  try {
    await mkdir(folder, { recursive: true });
    // In the folder itself, since a file cannot be moved from one disk to another.
    const staging = await mkdtemp(join(folder, '.collecting-'));
    try {
      const root = join(staging, 'archive');
      await mkdir(root);
      const unpacked = await unpack(archive, root, limits);
      const within = await rootOf(path, unpacked, (place) => kindAt(source, image, place));
      const placed: Placed = { files: 0, bytes: 0, leftOut: [...unpacked.leftOut] };
      await place(join(root, ...within), folder, remote, placed);
      return { found: true, ...placed };
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error;
    throw new BadArchive(`The archive of ${quote(path)} is not unpacked: ${error.message}.`, { cause: error });
  } finally {
    archive.destroy();
  }
}

async function place(from: string, folder: string, remote: string, placed: Placed): Promise<void> {
  const name = posix.basename(posix.resolve('/', remote));
  const kind = await kindOnDisk(from);
  // What was asked for was left out itself.
  if (kind === null) return;
  if (kind === 'file') await placeFile(from, join(folder, name), name, placed);
  else if (name === '' || remote.endsWith('/.')) await placeContents(from, folder, '', placed);
  else await placeDirectory(from, join(folder, name), name, placed);
}

async function kindAt({ client, call }: CollectSource, image: string, path: string): Promise<RemoteKind | null> {
  try {
    return (await client.pathExists(image, path, call)) ? 'file' : null;
  } catch (error) {
    // The path of a directory is refused as one that cannot be downloaded.
    if (error instanceof ContreeError && error.isInvalid) return 'directory';
    throw error;
  }
}

export type RemoteKind = 'file' | 'directory';

/**
 * The path within an unpacked archive of the file or the directory that was asked for.
 *
 * The API's documents do not say how an archive names its entries: relative to the directory that was asked for (`x`),
 * with that directory's own name before them (`dir/x`), or with its whole path (`path/to/dir/x`). All three are taken.
 * Where the names leave it open, with one thing alone in the archive, `kindAt` asks what is at a path of the image.
 */
export async function rootOf(
  remote: string,
  { entries, endsWithFile, common }: Unpacked,
  kindAt: (path: string) => Promise<RemoteKind | null>,
): Promise<readonly string[]> {
  const whole = remote.split('/').filter((segment) => segment !== '');
  const name = whole.at(-1);
  if (name === undefined) return [];
  if (whole.length > 1 && whole.every((segment, index) => segment === common[index])) return whole;
  if (entries === 1 && endsWithFile && common.length === 1) return (await kindAt(remote)) === 'file' ? common : [];
  const hasOwnName = common[0] === name && (await kindAt(posix.join(remote, name))) === null;
  return hasOwnName ? [name] : [];
}
