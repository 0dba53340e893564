import { quote } from '../values/values.ts';

/** Why a path to a file is refused: a slash at its end, or `/.`, stands for a folder. Null for one that ends in a name. */
export function problemOfSlash(path: string, platform: NodeJS.Platform = process.platform): string | null {
  const slashes = platform === 'win32' ? ['/', '\\'] : ['/'];
  const isSlash = (at: number): boolean => slashes.includes(path.charAt(at));
  let end = path.length;
  while (isSlash(end - 1) || (path[end - 1] === '.' && isSlash(end - 2))) end -= 1;
  return end === path.length ? null : `it is a file, not a folder: write ${quote(path.slice(0, end))}`;
}
