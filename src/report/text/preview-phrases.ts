import type { IgnoredFiles, Preview, PreviewFiles, PreviewImage, PreviewSetup } from '../../legs/preview.ts';
import { oneLine, truncate } from './clean.ts';
import { counted, formatBytes } from './format.ts';
import { figure, joinPhrases, phrase, type Phrase } from './phrase.ts';

/** How many paths are named, and UTF-16 units of each. */
const NAMED = 5;
const PATH_LENGTH = 60;
const LEGS_FILE_LENGTH = 200;

export function imageState({ name, image }: PreviewImage): Phrase {
  if (name === image) return phrase`taken as it is`;
  return image === null ? phrase`would be imported` : phrase`image ${image}`;
}

export function setupState({ kept }: PreviewSetup): Phrase {
  if (kept === null) return phrase`would run; its image would not be kept`;
  if (kept.image !== null) return phrase`would not run: an earlier run kept its image, ${kept.image}`;
  if (kept.tag !== null) return phrase`would run: no earlier run kept an image as ${`tag:${kept.tag}`}`;
  return phrase`would run, unless an earlier run kept its image: that is known when its own image is imported`;
}

/** `12 files, 3.4 MB`. */
export function sizeOfFiles({ count, bytes }: PreviewFiles): Phrase {
  return phrase`${figure(counted(count, 'file'))}, ${figure(formatBytes(bytes))}`;
}

export function uploadOf({ missing }: PreviewFiles): Phrase {
  if (missing === null) return phrase`none to upload, since the setup is kept`;
  if (missing.count === 0) return phrase`none to upload: the service has all`;
  return phrase`${figure(counted(missing.count, 'file'))} to upload, ${figure(formatBytes(missing.bytes))}`;
}

/** A file that is there by mistake is most often a large one. Null where all are seen at a glance. */
export function largestOf({ count, largest }: PreviewFiles): Phrase | null {
  if (count < 2) return null;
  return joinPhrases(largest.map(({ remote, bytes }) => phrase`${pathOf(remote)} ${figure(formatBytes(bytes))}`));
}

/** Null where nothing is left out. */
export function leftOutOf({ count, examples }: IgnoredFiles): Phrase | null {
  if (count === 0) return null;
  const names = joinPhrases(examples.slice(0, NAMED).map((name) => phrase`${pathOf(name)}`));
  return phrase`${count} (${names}${count > NAMED ? phrase`, …` : phrase``})`;
}

/** The file that holds the legs. */
export function legsFrom(legsFile: string): Phrase {
  return phrase`Legs from ${truncate(oneLine(legsFile), LEGS_FILE_LENGTH)}`;
}

function pathOf(path: string): string {
  return truncate(oneLine(path), PATH_LENGTH);
}

/** Whether the legs differ in their images, and in their files; what all share is said once, above them. */
export function differences({ legs }: Preview): Readonly<Record<'images' | 'files', boolean>> {
  const several = (values: readonly unknown[]): boolean => new Set(values).size > 1;
  return { images: several(legs.map(({ image }) => image)), files: several(legs.map(({ files }) => files)) };
}

/** `of the setup`: whose a set of files is. It has a number where the table of legs refers to it. */
export function titleOfFiles(preview: Preview, index: number): Phrase {
  const isNumbered = differences(preview).files;
  if (preview.setup?.files === index) return isNumbered ? phrase`${index + 1}, of the setup` : phrase`of the setup`;
  return isNumbered ? phrase`${index + 1}` : phrase`of every leg`;
}

/** The number of a set of files, as log and page show it; empty for none. */
export function numberOf(files: number | null): string {
  return files === null ? '' : String(files + 1);
}
