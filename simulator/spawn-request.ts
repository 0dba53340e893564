import { isRecord, uuidOf } from './exchange.ts';
import { filesOf, GREATEST_ID } from './file-placement.ts';
import type { FilePlacement } from './file-placement.ts';
import { HttpError } from './http-error.ts';
import { booleanOf, integerOf, stringOf } from './request-fields.ts';
import { stdinOf } from './stdin.ts';
import type { Stdin } from './stdin.ts';

const DEFAULT_TIMEOUT = 60;
const DEFAULT_TRUNCATION = 1024 * 1024;
const LARGEST_TRUNCATION = 10 * DEFAULT_TRUNCATION;
const DEFAULT_HOSTNAME = 'linuxkit';
const DEFAULT_LAYER_BYTES = 12 * 1024 ** 3;

/** Names and values of the environment; null unsets a name. */
export type EnvRequest = Readonly<Record<string, string | null>>;

/** What to run: a main process, or a further process in the same sandbox. */
export interface CommandRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly shell: boolean;
  readonly env: EnvRequest;
  /** Absolute path in the sandbox; empty for the image's own. */
  readonly cwd: string;
  readonly uid: number;
  readonly gid: number;
  readonly stdin: Stdin;
  /** Bytes per stream. */
  readonly truncateAt: number;
}

export interface SpawnRequest extends CommandRequest {
  /** Image UUID, or `tag:NAME`. */
  readonly image: string;
  readonly hostname: string;
  /** Seconds. */
  readonly timeout: number;
  readonly disposable: boolean;
  readonly preserveEnv: boolean;
  readonly preserveCwd: boolean;
  /** Bytes that the run may write. */
  readonly maxLayerBytes: number;
  readonly networking: boolean;
  readonly files: readonly FilePlacement[];
}

/**
 * The fields of a request that has none of its optional ones, as an operation's metadata repeat them. The OpenAPI text has no
 * default for `env`, and the official command line sends none that is empty, so metadata have it only where it was sent.
 */
export const DEFAULTS: Readonly<Record<string, unknown>> = {
  args: [],
  shell: false,
  cwd: '',
  uid: 0,
  gid: 0,
  stdin: { value: '', encoding: 'ascii', close: true },
  timeout: DEFAULT_TIMEOUT,
  truncate_output_at: DEFAULT_TRUNCATION,
  hostname: DEFAULT_HOSTNAME,
  disposable: false,
  preserve_env: false,
  preserve_cwd: false,
  resources_limits: { max_layer_bytes: DEFAULT_LAYER_BYTES },
  networking: { enabled: true },
  files: {},
};

/**
 * Reads the body of `POST /instances`. Throws `HttpError` 400 that names the field that is wrong.
 * @param longest the most seconds that a command may run
 */
export function readSpawn(fields: Record<string, unknown>, longest = Number.MAX_SAFE_INTEGER): SpawnRequest {
  const image = stringOf(fields, 'image') ?? '';
  if (image === '') throw new HttpError(400, 'image is required');
  const limits = recordOf(fields, 'resources_limits');
  return {
    ...readCommand(fields),
    image: image.startsWith('tag:') ? image : uuidOf(image),
    hostname: stringOf(fields, 'hostname') ?? DEFAULT_HOSTNAME,
    timeout: integerOf(fields, 'timeout', 1, longest) ?? DEFAULT_TIMEOUT,
    disposable: booleanOf(fields, 'disposable'),
    preserveEnv: booleanOf(fields, 'preserve_env'),
    preserveCwd: booleanOf(fields, 'preserve_cwd'),
    maxLayerBytes: integerOf(limits, 'max_layer_bytes', 1, Number.MAX_SAFE_INTEGER) ?? DEFAULT_LAYER_BYTES,
    networking: booleanOf(recordOf(fields, 'networking'), 'enabled', true),
    files: filesOf(fields['files']),
  };
}

/** A request as replies repeat it: their form knows no null among the values of `env`. */
export function echoOf(fields: Record<string, unknown>): Record<string, unknown> {
  const { env } = fields;
  return isRecord(env) ? { ...fields, env: withoutUnset(envOf(env)) } : fields;
}

/** An environment without the names that are unset. */
export function withoutUnset(env: EnvRequest): Record<string, string> {
  const isSet = (entry: [string, string | null]): entry is [string, string] => entry[1] !== null;
  return Object.fromEntries(Object.entries(env).filter(isSet));
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
    cwd,
    uid: integerOf(fields, 'uid', 0, GREATEST_ID) ?? 0,
    gid: integerOf(fields, 'gid', 0, GREATEST_ID) ?? 0,
    stdin: stdinOf(fields['stdin']),
    truncateAt: Math.min(truncation, LARGEST_TRUNCATION),
  };
}

function recordOf(fields: Record<string, unknown>, name: string): Record<string, unknown> {
  const { [name]: value = {} } = fields;
  if (!isRecord(value)) throw new HttpError(400, `${name} must be an object`);
  return value;
}

function argsOf(value: unknown): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new HttpError(400, 'args must be a list of strings');
  }
  return value;
}

/** `env` itself may be null. Its values may be too: the prose about `preserve_env` says so, and the MCP server sends them. */
function envOf(value: unknown): EnvRequest {
  if (value === undefined || value === null) return {};
  const entries = isRecord(value) ? Object.entries(value) : null;
  const isValue = (entry: [string, unknown]): entry is [string, string | null] =>
    typeof entry[1] === 'string' || entry[1] === null;
  if (entries?.every(isValue) !== true) throw new HttpError(400, 'env must be an object of strings');
  return Object.fromEntries(entries);
}
