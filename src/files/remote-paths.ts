import { posix } from 'node:path';
import { DEFAULT_CWD, type FileSpec } from '../contree/types.ts';
import { quote } from '../values/values.ts';
import { findClashes } from './local-files.ts';
import type { HashedFile } from './hash-files.ts';
import { InvalidInputs } from '../values/problems.ts';
import type { LocalFile } from './local-files.ts';

/**
 * The files by their absolute path in a sandbox whose command runs in `cwd`; null is the service's default. Needs no
 * request, so that what is wrong can be told before any.
 *
 * @throws {InvalidInputs} when two files have one path there, or one is where another needs a directory.
 */
export function remotePathsOf<File extends LocalFile>(
  files: readonly File[],
  cwd: string | null,
): ReadonlyMap<string, File> {
  const places = new Map<string, File>();
  const problems: string[] = [];
  for (const file of files) {
    const place = posix.resolve(DEFAULT_CWD, cwd ?? '', file.remote);
    const other = places.get(place) ?? file;
    if (other.path === file.path) places.set(place, file);
    else problems.push(`${quote(place)} would be both ${quote(other.path)} and ${quote(file.path)}: take one`);
  }
  problems.push(...findClashes([...places.keys()]));
  if (problems.length > 0) throw new InvalidInputs(problems);
  return places;
}

/**
 * What a request that starts an instance places there: absolute path in the sandbox → file. `specs` are the UUIDs by
 * SHA-256 that `uploadFiles` returned for these files.
 *
 * @throws {InvalidInputs} as `placesOf` does.
 */
export function fileSpecs(
  files: readonly HashedFile[],
  specs: ReadonlyMap<string, string>,
  cwd: string | null,
): Readonly<Record<string, FileSpec>> {
  const places = [...remotePathsOf(files, cwd)].map(([place, { sha256, mode }]) => {
    const uuid = specs.get(sha256);
    if (uuid === undefined) throw new Error(`${quote(place)} was not uploaded.`);
    return [place, { uuid, mode }] as const;
  });
  return Object.fromEntries(places);
}
