import { access, lstat, readlink } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { errorCode } from './errors.ts';
import { HttpError } from './http-error.ts';

/** Linux follows as many links for one path. */
const MOST_LINKS = 40;

/**
 * The path on this machine of a path inside an image. Links are followed as inside the image: an absolute link starts at
 * the image's root, and no link leads out of it. The last segments may be missing. Throws `HttpError` 422
 * for a loop of links.
 */
export async function resolvePath(root: string, path: string): Promise<string> {
  const ahead = segmentsOf(posix.resolve('/', path));
  let place = '/';
  let links = 0;
  for (let segment = ahead.shift(); segment !== undefined; segment = ahead.shift()) {
    const next = posix.resolve(place, segment);
    const target = await linkTarget(join(root, next));
    if (target === null) {
      place = next;
      continue;
    }
    links += 1;
    if (links > MOST_LINKS) throw new HttpError(422, `Too many links: ${path}`);
    ahead.unshift(...segmentsOf(target));
    if (target.startsWith('/')) place = '/';
  }
  return join(root, place);
}

/** The program of a command. An absolute path is looked up in the image first, then on this machine. */
export async function executable(root: string, command: string): Promise<string> {
  if (!command.startsWith('/')) return command;
  const own = await resolvePath(root, command);
  return await access(own).then(
    () => own,
    () => command,
  );
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

async function linkTarget(path: string): Promise<string | null> {
  const facts = await lstat(path).catch(missing);
  return facts?.isSymbolicLink() === true ? await readlink(path) : null;
}

/** Null for an error that means that nothing is at a path; rethrows any other error. */
export function missing(error: unknown): null {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return null;
  throw error;
}
