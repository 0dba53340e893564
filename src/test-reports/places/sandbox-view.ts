import { posix } from 'node:path';
import { folderOfPackage, type GoModule } from './go-modules.ts';
import { namedFile } from './named-file.ts';
import type { SandboxFiles, UploadedSet } from './sandbox-files.ts';
import type { Mention } from './trace-mentions.ts';

/** A set of files with the modules of Go in it. */
export interface PlacedSet extends UploadedSet {
  readonly modules: readonly GoModule[];
}

/** What one report of a leg may mean by a name. */
export interface SandboxView {
  readonly files: SandboxFiles;
  readonly sets: readonly PlacedSet[];
  /** Absolute folders that names may be relative to, the nearest to the report first. */
  readonly bases: readonly string[];
}

/** The file that a place in a text means. @param packages of Go that the test may be in */
export function mentionedFile(mention: Mention, packages: readonly string[], view: SandboxView): string | null {
  const { name, packageFolder } = mention;
  if (packageFolder !== null) return view.files.onlyEndingWith(posix.join(packageFolder, name), view.bases);
  // Tests of Go name their file without its folder, wherever that is.
  if (/^[^/\\]+\.go$/.test(name)) return goFile(name, packages, view);
  return namedFile(name, view.bases, view.files)?.file ?? null;
}

/** By the package where a module is known, else the only file of the name. */
function goFile(name: string, packages: readonly string[], { files, sets, bases }: SandboxView): string | null {
  for (const { modules, cwd } of sets) {
    for (const each of packages) {
      const folder = folderOfPackage(each, modules);
      if (folder !== null) return files.at(posix.resolve(cwd, folder, name));
    }
  }
  return files.onlyEndingWith(name, bases);
}
