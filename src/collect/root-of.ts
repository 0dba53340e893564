import { posix } from 'node:path';
import type { Unpacked } from './unpack.ts';

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
