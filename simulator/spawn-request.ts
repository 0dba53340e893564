import { posix } from 'node:path';
import { isRecord, uuidOf } from './exchange.ts';
import { HttpError } from './http-error.ts';

const DEFAULT_TIMEOUT = 60;
const DEFAULT_TRUNCATION = 1024 * 1024;
const LARGEST_TRUNCATION = 10 * DEFAULT_TRUNCATION;

export interface FilePlacement {
  /** Absolute path in the sandbox. */
  readonly path: string;
  readonly uuid: string;
  readonly mode: number;
}

/** What to run: a main process, or a further process in the same sandbox. */
export interface CommandRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly shell: boolean;
  readonly env: Readonly<Record<string, string>>;
  /** Absolute path in the sandbox. */
  readonly cwd: string;
  readonly stdin: { readonly content: Buffer; readonly staysOpen: boolean };
  /** Bytes per stream. */
  readonly truncateAt: number;
}

export interface SpawnRequest extends CommandRequest {
  /** Image UUID, or `tag:NAME`. */
  readonly image: string;
  /** Seconds. */
  readonly timeout: number;
  readonly disposable: boolean;
  readonly preserveEnv: boolean;
  readonly files: readonly FilePlacement[];
}

/**
 * Reads the body of `POST /instances`. Throws `HttpError` 400 that names the field that is wrong.
 * @param longest the most seconds that a command may run
 */
export function readSpawn(fields: Record<string, unknown>, longest = Number.MAX_SAFE_INTEGER): SpawnRequest {
  const image = stringOf(fields, 'image') ?? '';
  if (image === '') throw new HttpError(400, 'image is required');
  return {
    ...readCommand(fields),
    image: image.startsWith('tag:') ? image : uuidOf(image),
    timeout: integerOf(fields, 'timeout', 1, longest) ?? DEFAULT_TIMEOUT,
    disposable: booleanOf(fields, 'disposable'),
    preserveEnv: booleanOf(fields, 'preserve_env'),
    files: filesOf(fields['files']),
  };
}

/** Reads the fields that describe a process. Throws `HttpError` 400 that names the field that is wrong. */
export function readCommand(fields: Record<string, unknown>): CommandRequest {
  const command = stringOf(fields, 'command') ?? '';
  if (command === '') throw new HttpError(400, 'command is required');
  const cwd = stringOf(fields, 'cwd') ?? '';
  if (cwd !== '' && !cwd.startsWith('/')) throw new HttpError(400, `cwd must be an absolute path, not "${cwd}"`);
  const truncation = integerOf(fields, 'truncate_output_at', 0, Number.MAX_SAFE_INTEGER) ?? DEFAULT_TRUNCATION;
  return {
    command,
    args: argsOf(fields['args']),
    shell: booleanOf(fields, 'shell'),
    env: envOf(fields['env']),
    cwd: cwd === '' ? '/root' : cwd,
    stdin: stdinOf(fields['stdin']),
    truncateAt: Math.min(truncation, LARGEST_TRUNCATION),
  };
}

/** Reads a stdin object, or the older plain string, which may begin with `base64:`. */
export function stdinOf(value: unknown): { content: Buffer; staysOpen: boolean } {
  if (value === undefined || value === null) return { content: Buffer.alloc(0), staysOpen: false };
  if (typeof value === 'string') {
    const encoded = value.startsWith('base64:');
    const content = encoded ? Buffer.from(value.slice('base64:'.length), 'base64') : Buffer.from(value);
    return { content, staysOpen: false };
  }
  if (!isRecord(value)) throw new HttpError(400, 'stdin must be an object');
  const content = Buffer.from(stringOf(value, 'value') ?? '', value['encoding'] === 'base64' ? 'base64' : 'utf8');
  return { content, staysOpen: value['close'] === false };
}

function argsOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new HttpError(400, 'args must be a list of strings');
  }
  return value;
}

function envOf(value: unknown): Record<string, string> {
  if (value === undefined || value === null) return {};
  const entries = isRecord(value) ? Object.entries(value) : null;
  if (entries?.every((entry): entry is [string, string] => typeof entry[1] === 'string') !== true) {
    throw new HttpError(400, 'env must be an object of strings');
  }
  return Object.fromEntries(entries);
}

function filesOf(value: unknown): FilePlacement[] {
  if (value === undefined || value === null) return [];
  if (!isRecord(value)) throw new HttpError(400, 'files must be an object');
  return Object.entries(value).map(([path, spec]) => {
    if (!posix.isAbsolute(path)) throw new HttpError(400, `files: "${path}" is not an absolute path`);
    if (!isRecord(spec)) throw new HttpError(400, `files: the value of "${path}" must be an object`);
    return { path, uuid: uuidOf(stringOf(spec, 'uuid') ?? ''), mode: modeOf(spec['mode'], path) };
  });
}

/** A mode is octal text, with or without Python's `0o`, or a number; absent means 0644. */
function modeOf(value: unknown, path: string): number {
  const digits = typeof value === 'number' ? value.toString(8) : (value ?? '0644');
  if (typeof digits !== 'string' || !/^(0o)?[0-7]{1,5}$/.test(digits)) {
    throw new HttpError(400, `files: the mode of "${path}" is not octal`);
  }
  return parseInt(digits.replace('0o', ''), 8);
}

export function stringOf(fields: Record<string, unknown>, name: string): string | null {
  const value = fields[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new HttpError(400, `${name} must be a string`);
  return value;
}

function booleanOf(fields: Record<string, unknown>, name: string): boolean {
  const value = fields[name] ?? false;
  if (typeof value !== 'boolean') throw new HttpError(400, `${name} must be true or false`);
  return value;
}

export function integerOf(fields: Record<string, unknown>, name: string, least: number, most: number): number | null {
  const value = fields[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw new HttpError(400, `${name} must be a whole number from ${least} to ${most}`);
  }
  return value;
}
