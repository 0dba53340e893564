import { lstat, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isWithin } from '../../files/boundary.ts';
import { readRegular } from '../../files/read-regular.ts';

/** Bytes. */
const LARGEST = { link: 4096, ref: 4096, config: 256 * 1024, packedRefs: 8 * 1024 ** 2 };
/** A reference may name another. */
const MOST_REFERENCES = 5;

/** The directories of a working tree's repository: real paths in the workspace. */
export interface GitDirectories {
  readonly own: string;
  /** What linked working trees have in common; else the same. */
  readonly common: string;
}

/** What `.git` in a folder leads to; undefined when there is none, null when that is not in the workspace, or unreadable. */
export async function gitDirectoriesIn(folder: string, workspace: string): Promise<GitDirectories | null | undefined> {
  const place = join(folder, '.git');
  const facts = await lstat(place).catch(() => null);
  if (facts === null) return undefined;
  const link = facts.isFile() ? await gitText(place, workspace, LARGEST.link) : null;
  const target = facts.isFile() ? /^gitdir: (?<path>[^\0\r\n]+)/.exec(link ?? '')?.groups?.['path'] : place;
  const own = target === undefined ? null : await realWithin(resolve(folder, target), workspace);
  if (own === null) return null;
  const way = await gitText(join(own, 'commondir'), workspace, LARGEST.link);
  const common = way === null ? own : await realWithin(resolve(own, way.trim()), workspace);
  return common === null ? null : { own, common };
}

/** The commit that is checked out, in hexadecimal digits; null when it cannot be found. */
export async function headCommit({ own, common }: GitDirectories, workspace: string): Promise<string | null> {
  let text = await gitText(join(own, 'HEAD'), workspace, LARGEST.ref);
  for (let left = MOST_REFERENCES; left > 0; left -= 1) {
    const value = text?.trim() ?? '';
    if (COMMIT.test(value)) return value.toLowerCase();
    const name = REFERENCE.exec(value)?.groups?.['name'];
    if (name === undefined || name.split('/').includes('..')) return null;
    text =
      (await gitText(join(own, name), workspace, LARGEST.ref)) ??
      (await gitText(join(common, name), workspace, LARGEST.ref)) ??
      packedCommit(await gitText(join(common, 'packed-refs'), workspace, LARGEST.packedRefs), name);
  }
  return null;
}
const COMMIT = /^(?:[\da-f]{40}|[\da-f]{64})$/i;
const REFERENCE = /^ref:\s*(?<name>refs\/[^\0\s]+)$/;

/** The address of the remote `origin`; null when there is none. */
export async function originOf({ common }: GitDirectories, workspace: string): Promise<string | null> {
  const text = await gitText(join(common, 'config'), workspace, LARGEST.config);
  let isOrigin = false;
  for (const line of (text ?? '').split('\n').map((line) => line.trim())) {
    if (line.startsWith('[')) isOrigin = /^\[\s*remote\s+"origin"\s*\]/i.test(line);
    const address = isOrigin ? /^(?:\[[^\]]*\]\s*)?url\s*=\s*"?(?<address>[^\s"#;]+)/i.exec(line) : null;
    if (address !== null) return address.groups?.['address'] ?? null;
  }
  return null;
}

/** Looked for in the text as it is: there may be millions of lines. */
function packedCommit(packed: string | null, name: string): string | null {
  if (packed === null) return null;
  const entry = ` ${name}`;
  for (let at = packed.indexOf(entry); at !== -1; at = packed.indexOf(entry, at + 1)) {
    const isWhole = ['', '\n', '\r'].includes(packed.charAt(at + entry.length));
    if (isWhole) return packed.slice(packed.lastIndexOf('\n', at) + 1, at);
  }
  return null;
}

async function realWithin(path: string, workspace: string): Promise<string | null> {
  const real = await realpath(path).catch(() => null);
  return real !== null && isWithin(workspace, real) ? real : null;
}

/** The text of a regular file in the workspace; null when there is none, or it is too long. Never throws. */
async function gitText(path: string, workspace: string, most: number): Promise<string | null> {
  const real = await realWithin(path, workspace);
  const content = real === null ? null : await readRegular(real, most).catch(() => null);
  return content !== null && 'bytes' in content ? content.bytes.toString() : null;
}
