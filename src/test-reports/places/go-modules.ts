import { posix, resolve } from 'node:path';
import type { LocalFile } from '../../files/local-files.ts';
import { readRegularWithin } from '../../files/read-within.ts';

/** A Go module in a set of files. */
export interface GoModule {
  /** The path that imports begin with. */
  readonly path: string;
  /** Of its folder, as remote paths are: relative to the command's working directory, or absolute. */
  readonly folder: string;
}

const MOST_MODULES = 100;
/** Bytes. */
const LARGEST_FILE = 64 * 1024;
const MODULE = /^module[ \t]+(?:"(?<quoted>[^"\s]+)"|(?<bare>[^"\s]+))/m;

/**
 * The modules that the files declare, the longest path first. A test of Go says in which package it is, not in which folder.
 * @param workspace a real path: no other file is read. Never throws.
 */
export async function goModulesIn(files: readonly LocalFile[], workspace: string): Promise<readonly GoModule[]> {
  const declared = files.filter(({ remote }) => posix.basename(remote) === 'go.mod').slice(0, MOST_MODULES);
  const modules: GoModule[] = [];
  for (const { path, remote } of declared) {
    const content = await readRegularWithin(workspace, resolve(path), LARGEST_FILE).catch(() => null);
    if (content === null || !('bytes' in content)) continue;
    const { quoted, bare } = MODULE.exec(content.bytes.toString())?.groups ?? {};
    const name = quoted ?? bare;
    if (name !== undefined) modules.push({ path: name, folder: posix.dirname(remote) });
  }
  return modules.sort((left, right) => right.path.length - left.path.length);
}

/** The folder of a package, as `GoModule` has it; null when no module has the package. */
export function folderOfPackage(name: string, modules: readonly GoModule[]): string | null {
  const module = modules.find(({ path }) => name === path || name.startsWith(`${path}/`));
  return module === undefined ? null : posix.join(module.folder, name.slice(module.path.length));
}
