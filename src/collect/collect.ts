import { mkdir, mkdtemp, realpath, rm, rmdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { ContreeClient } from '../contree/client.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call } from '../contree/types.ts';
import { quote } from '../values/values.ts';
import { makeDirectoryWithin, OutOfBounds } from '../files/boundary.ts';
import { bytesOf, type ByteText, textOfBytes } from '../files/disk-names.ts';
import { ARCHIVE_LIMITS } from './archive-entries.ts';
import { BadArchive } from './byte-source.ts';
import { type Collected, kindOnDisk, NOTHING_COLLECTED, TreeMover } from './move-tree.ts';
import type { PlacedFiles } from './placed-files.ts';
import { pruneTree } from './prune-tree.ts';
import { unpack, type Unpacked, type UnpackLimits } from './unpack.ts';

export interface CollectSource {
  readonly client: Pick<ContreeClient, 'downloadArchive' | 'pathExists'>;
  readonly call: Call;
  /** Ends even a move on this disk: the runner kills the process soon after its signal. */
  readonly stop?: AbortSignal | undefined;
}

export interface CollectRequest {
  /** A UUID. */
  readonly image: string;
  /** Absolute, with `/` between its parts. */
  readonly remote: string;
  /** Absolute path on this machine. It is created when something is found. */
  readonly folder: string;
  /** The directory above it that nothing is written outside of. */
  readonly boundary: string;
  /** Whether to take what is at a path relative to the remote directory; absent for all of it. */
  readonly keeps?: Keeps | undefined;
  /** Where other lines may collect into the same folder. */
  readonly placed?: PlacedFiles | undefined;
}

type Keeps = (relative: string) => boolean;

/**
 * Copies a file or a directory out of an image into `folder`, under its own name as `cp -r` does; the end `/.` is for
 * the contents of a directory. An archive is unpacked beside its place first and moved when it is whole, so that one
 * that breaks off changes nothing. Nothing is written outside of `boundary` or into `.git`, through links neither. Throws
 * `ContreeError`, `BadArchive`, `OutOfBounds`, the error of a disk that does not take it, or the reason of `stop`.
 */
export async function collectFrom(
  source: CollectSource,
  { image, remote, folder, boundary, keeps, placed }: CollectRequest,
  limits: UnpackLimits = ARCHIVE_LIMITS,
): Promise<Collected> {
  const path = posix.resolve('/', remote);
  const { stop } = source;
  const archive = await source.client.downloadArchive(image, path, source.call);
  if (archive === null) return NOTHING_COLLECTED;
  let staging: string | null = null;
  try {
    const place = await makeDirectoryWithin(boundary, folder);
    // In the folder itself, since a file cannot be moved from one disk to another.
    staging = await mkdtemp(join(place, '.collecting-'));
    const root = join(staging, 'archive');
    await mkdir(root);
    const unpacked = await unpack(archive, root, limits, keeps && keepsUnpacked(path, keeps));
    const within = await rootOf(path, unpacked, (wanted) => kindAt(source, image, wanted));
    // A download may take minutes, and other processes run in the workspace.
    if ((await realpath(place)) !== place) throw new OutOfBounds(`${quote(folder)} was replaced by a link meanwhile`);
    const from = join(bytesOf(root), ...within);
    if (keeps !== undefined) await pruneTree(from, keeps, stop);
    const { files, bytes, leftOut } = await move(from, bytesOf(place), remote, { placed, stop });
    return { found: true, files, bytes, leftOut: [...unpacked.leftOut, ...leftOut] };
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error;
    throw new BadArchive(`The archive of ${quote(path)} is not unpacked: ${error.message}.`, { cause: error });
  } finally {
    archive.destroy();
    if (staging !== null) await removeStaging(staging, stop);
  }
}

/** Milliseconds: after a signal the runner kills the process soon. */
const LAST_REMOVAL = 1000;

/** Removes the folder of an archive; once the step is stopped, only as much of it as there is time for. */
async function removeStaging(staging: string, stop: AbortSignal | undefined): Promise<void> {
  if (stop?.aborted !== true) {
    await rm(staging, { recursive: true, force: true });
    return;
  }
  const removed = pruneTree(bytesOf(staging), () => false, AbortSignal.timeout(LAST_REMOVAL));
  // What is left is in a folder of its own, and the step's own end says more.
  await removed.then(() => rmdir(staging)).catch(() => undefined);
}

interface MoveOptions {
  readonly placed: PlacedFiles | undefined;
  readonly stop: AbortSignal | undefined;
}

async function move(
  from: ByteText,
  folder: ByteText,
  remote: string,
  { placed, stop }: MoveOptions,
): Promise<TreeMover> {
  const path = posix.resolve('/', remote);
  const name = posix.basename(path);
  const isNameless = name === '' || remote.endsWith('/.');
  const place = join(folder, bytesOf(name));
  const kind = await kindOnDisk(from);
  const mover = new TreeMover(placed, kind !== 'file' && isNameless ? path : posix.dirname(path), stop);
  // Null when the wanted path itself was left out.
  if (kind === null) return mover;
  if (kind === 'file') await mover.moveFile(from, place, name);
  else if (isNameless) await mover.moveContents(from, folder, '');
  else await mover.moveDirectory(from, place, name);
  return mover;
}

export type RemoteKind = 'file' | 'directory';

async function kindAt({ client, call }: CollectSource, image: string, path: string): Promise<RemoteKind | null> {
  try {
    return (await client.pathExists(image, path, call)) ? 'file' : null;
  } catch (error) {
    // The service refuses to download a directory.
    if (error instanceof ContreeError && error.isInvalid) return 'directory';
    throw error;
  }
}

/**
 * Whether an entry of the archive of `remote` may be one to keep: how the archive names its entries is known at its end (see
 * `rootOf`), so each way to read the name counts.
 */
function keepsUnpacked(remote: string, keeps: Keeps): (segments: readonly ByteText[]) => boolean {
  const whole = segmentsOf(remote);
  return (segments) => {
    const readings = [segments];
    if (segments[0] === whole.at(-1)) readings.push(segments.slice(1));
    if (whole.every((segment, index) => segment === segments[index])) readings.push(segments.slice(whole.length));
    return readings.some((reading) => reading.length === 0 || keeps(textOfBytes(reading.join('/'))));
  };
}

function segmentsOf(remote: string): ByteText[] {
  return bytesOf(remote)
    .split('/')
    .filter((segment) => segment !== '');
}

/**
 * The path of the wanted file or directory within an unpacked archive. The API's documents do not say how an archive
 * names its entries: relative to the wanted directory (`x`), with its own name before them (`dir/x`), or with its whole
 * path (`path/to/dir/x`). All three are accepted. Where the names leave it open, `kindAt` finds what is at a path of
 * the image.
 */
export async function rootOf(
  remote: string,
  { entries, endsWithFile, common }: Unpacked,
  kindAt: (path: string) => Promise<RemoteKind | null>,
): Promise<readonly ByteText[]> {
  const whole = segmentsOf(remote);
  const name = whole.at(-1);
  if (name === undefined) return [];
  const own = posix.join(remote, posix.basename(remote));
  if (whole.length > 1 && whole.every((segment, index) => segment === common[index])) return whole;
  if (entries === 1 && endsWithFile && common.length === 1) return (await kindAt(remote)) === 'file' ? common : [];
  const hasOwnName = common[0] === name && (await kindAt(own)) === null;
  return hasOwnName ? [name] : [];
}
