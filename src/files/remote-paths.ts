import { posix } from 'node:path';
import type { FileSpec } from '../contree/types.ts';
import type { User } from '../plan/leg-plan.ts';
import { InvalidInputs } from '../values/problems.ts';
import type { HashedFile } from './hash-files.ts';
import { quote } from '../values/values.ts';
import { addOnce, findClashes, type LocalFile } from './local-files.ts';

/**
 * The files by absolute path in a sandbox whose command runs in `cwd`. Sends nothing.
 * @throws {InvalidInputs} when two files have one path there, or one is where another needs a directory.
 */
export function remotePathsOf<File extends LocalFile>(files: readonly File[], cwd: string): Map<string, File> {
  const places = new Map<string, File>();
  const problems = files.flatMap((file) => addOnce(places, posix.resolve(cwd, file.remote), file));
  problems.push(...findClashes([...places.keys()]));
  if (problems.length > 0) throw new InvalidInputs(problems);
  return places;
}

/**
 * By absolute path; `specs` are the UUIDs by SHA-256 of `uploadFiles`, and `owner` owns each file, root without one.
 * @throws {InvalidInputs} as `remotePathsOf`
 */
export function fileSpecs(
  files: readonly HashedFile[],
  specs: ReadonlyMap<string, string>,
  cwd: string,
  owner: User | null = null,
): Readonly<Record<string, FileSpec>> {
  const places = [...remotePathsOf(files, cwd)].map(([place, { sha256, mode }]) => {
    const uuid = specs.get(sha256);
    if (uuid === undefined) throw new Error(`${quote(place)} was not uploaded.`);
    return [place, { uuid, mode, ...owner }] as const;
  });
  return Object.fromEntries(places);
}
