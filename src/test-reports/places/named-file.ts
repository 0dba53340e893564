import { posix } from 'node:path';
import type { CheckoutLine } from '../../legs/test-results.ts';
import { isBelow, type SandboxFiles } from './sandbox-files.ts';

/** UTF-16 units: no path on Linux is longer. */
const LONGEST_PATH = 4096;
/** Folders between the report and the working directory. */
const MOST_BASES = 8;

/** A way to read a name. */
interface Reading {
  /** With slashes, absolute or not. */
  readonly path: string;
  readonly line: number | null;
}

/**
 * The file of the checkout that a report or a stack trace names; null where none is, or two are meant. A name is an absolute
 * path, or relative to one of `bases`; with slashes or as Windows writes it; or a `file:` address; and may have a line and a
 * column behind colons.
 */
export function namedFile(name: string, bases: readonly string[], files: SandboxFiles): CheckoutLine | null {
  for (const { path, line } of readingsOf(name)) {
    const folders = path.startsWith('/') ? [''] : bases;
    const found = new Set(folders.map((base) => files.at(`${base}/${path}`)).filter((file) => file !== null));
    const [file] = found;
    if (file !== undefined) return found.size === 1 ? { file, line } : null;
  }
  return null;
}

/** The folders that a name in a report may be relative to: that of the report, then those above it, the last one `cwd`. */
export function basesOf(cwd: string, report: string): readonly string[] {
  const top = posix.resolve('/', cwd);
  const bases: string[] = [];
  let folder = posix.dirname(posix.resolve(top, report));
  if (!isBelow(top, folder)) return folder === top ? [top] : [folder, top];
  for (; folder !== top && bases.length < MOST_BASES; folder = posix.dirname(folder)) bases.push(folder);
  return [...bases, top];
}

/** The number of a line, from 1 on; null for a text that can be none. */
export function lineNumber(text: string): number | null {
  const line = Number(text);
  return Number.isSafeInteger(line) && line >= 1 && line <= LAST_LINE ? line : null;
}
const LAST_LINE = 9_999_999;

const PLACED = /:(?<line>\d{1,9})(?::\d{1,9})?$/;

function readingsOf(name: string): readonly Reading[] {
  if (name === '' || name.length > LONGEST_PATH || /\p{Cc}/u.test(name)) return [];
  const place = PLACED.exec(name);
  const whole = { path: name, line: null };
  const cut =
    place === null ? [] : [{ path: name.slice(0, place.index), line: lineNumber(place.groups?.['line'] ?? '') }];
  const readings = [whole, ...cut].flatMap(({ path, line }) => pathsOf(path).map((path) => ({ path, line })));
  // A slash at the end names a folder.
  return readings.filter(({ path }) => !path.endsWith('/'));
}

function pathsOf(name: string): readonly string[] {
  if (/^file:/i.test(name)) return [addressedPath(name)].filter((path) => path !== null);
  const bundled = BUNDLED.exec(name)?.[0].length;
  if (bundled !== undefined) return [`./${name.slice(bundled)}`];
  return [name, ...windowsPath(name)];
}

/** How webpack names what it bundles: `webpack://app/./src/a.js`. */
const BUNDLED = /^webpack(?:-internal)?:\/\/[^/]*\//;

/** A sandbox has no drives: a file that a tool calls `C:\work\a.ts` can be `/work/a.ts` alone. No path of a network's share. */
function windowsPath(name: string): readonly string[] {
  if (name.startsWith('\\\\')) return [];
  const path = name.replaceAll('\\', '/').replace(/^[a-z]:(?=\/)/i, '');
  return path === name ? [] : [path];
}

/** Of an address of this host's disk; null for any other, and where a part of the path would hold a separator. */
function addressedPath(address: string): string | null {
  const path = /^file:\/\/(?:localhost)?(?<path>\/[^?#]*)/i.exec(address)?.groups?.['path'];
  if (path === undefined || /%(?:2f|5c|00)/i.test(path)) return null;
  try {
    return decodeURIComponent(path).replace(/^\/[a-z]:(?=\/)/i, '');
  } catch {
    // Not percent-encoded.
    return null;
  }
}
