import { posix } from 'node:path';
import { isRecord, uuidOf } from './exchange.ts';
import { HttpError } from './http-error.ts';
import { integerOf, stringOf } from './request-fields.ts';

export interface FilePlacement {
  /** Absolute path in the sandbox. */
  readonly path: string;
  readonly uuid: string;
  /** Permissions, with setuid, setgid and sticky. */
  readonly mode: number;
}

/** The greatest number of 32 bits: Linux has no greater `uid` or `gid`. */
export const GREATEST_ID = 2 ** 32 - 1;

const DEFAULT_MODE = 0o644;
/** The bits of a mode that say what kind of thing a path is. */
const TYPE_BITS = 0o170000;
const REGULAR_FILE = 0o100000;

/** Reads the `files` of a request: paths and what to place there. Throws `HttpError` 400. */
export function filesOf(value: unknown): FilePlacement[] {
  if (value === undefined) return [];
  if (!isRecord(value)) throw new HttpError(400, 'files must be an object');
  return Object.entries(value).map(([path, spec]) => {
    if (!posix.isAbsolute(path)) throw new HttpError(400, `files: "${path}" is not an absolute path`);
    if (!isRecord(spec)) throw new HttpError(400, `files: the value of "${path}" must be an object`);
    for (const name of ['uid', 'gid']) integerOf(spec, name, 0, GREATEST_ID);
    return { path, uuid: uuidOf(stringOf(spec, 'uuid') ?? ''), mode: modeOf(spec, path) };
  });
}

/**
 * A mode is octal text. The OpenAPI text leaves its exact form open, and clients send more than the digits of the
 * permissions: the SDK and the command line `0644`, the MCP server Python's `0o100644`, with the bits of a regular file.
 */
function modeOf(spec: Record<string, unknown>, path: string): number {
  const text = stringOf(spec, 'mode');
  if (text === null) return DEFAULT_MODE;
  if (!/^(0o)?[0-7]{1,7}$/i.test(text)) throw new HttpError(400, `files: the mode of "${path}" is not octal`);
  const mode = parseInt(text.replace(/^0o/i, ''), 8);
  const type = mode & TYPE_BITS;
  if (mode > 0o177777 || (type !== 0 && type !== REGULAR_FILE)) {
    throw new HttpError(400, `files: the mode of "${path}" is not one of a regular file`);
  }
  return mode & ~TYPE_BITS;
}
