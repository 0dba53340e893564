import { createHash } from 'node:crypto';
import type { FileSpec, SpawnRequest } from '../contree/types.ts';

/** In words for the log. */
const COMPARED = [
  'image',
  'command',
  'arguments',
  'shell',
  'working directory',
  'stdin',
  'files',
  'user',
  'network',
  'hostname',
  'disposable',
] as const;
export type ComparedField = (typeof COMPARED)[number];

/** A short text for each field: the same for two requests exactly where both ask for the same. */
export type Fingerprint = Readonly<Record<ComparedField, string>>;

/**
 * What a request asks for, with the service's documented defaults in place of what it leaves out (API reference, 2.5). The
 * environment, which has the marker, and the limits are not part of it.
 */
export function fingerprint(request: SpawnRequest): Fingerprint {
  const { args = [], shell = false, cwd = '', uid = 0, gid = 0, hostname = 'linuxkit' } = request;
  const { stdin = '', files = {}, network = true, disposable = false } = request;
  return {
    image: digest(request.image),
    command: digest(request.command),
    arguments: digest(JSON.stringify(args)),
    shell: String(shell),
    'working directory': digest(cwd),
    stdin: digest(stdin),
    files: filesDigest(files),
    user: `${String(uid)}:${String(gid)}`,
    network: String(network),
    hostname: digest(hostname),
    disposable: String(disposable),
  };
}

/** The fields in which two requests differ, in their usual order. */
export function changedFields(one: Fingerprint, other: Fingerprint): ComparedField[] {
  return COMPARED.filter((field) => one[field] !== other[field]);
}

/** A thousand legs share one record of their files. */
const known = new WeakMap<Readonly<Record<string, FileSpec>>, string>();

function filesDigest(files: Readonly<Record<string, FileSpec>>): string {
  const before = known.get(files);
  if (before !== undefined) return before;
  const rows = Object.entries(files).map(([path, { uuid, mode = null, uid = 0, gid = 0 }]) =>
    JSON.stringify([path, uuid, mode === null ? null : Number.parseInt(mode, 8), uid, gid]),
  );
  const made = digest(rows.toSorted().join('\n'));
  known.set(files, made);
  return made;
}

function digest(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64');
}
