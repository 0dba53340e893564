import { ContreeError } from '../contree/contree-error.ts';
import type { Call } from '../contree/types.ts';
import { describeImage, type ImageReference } from '../plan/image-reference.ts';
import { ImagesUnavailable, ImageUnavailable } from './import-image.ts';
import { importImage, type ImageDeps } from './import-image.ts';

const NO_SUCH_TAG =
  'no image of this project has exactly this tag. Check the tag and the project, or import the image: ' +
  'docker://… in place of tag:… does so once';

/**
 * Finds the UUID of each image, by what `describeImage` says of it: each reference once, all at a time. A registry's image
 * that is not found by its own tag is imported.
 *
 * @throws {ImagesUnavailable} which names every image that cannot be had
 * @throws {ContreeError} of kind `aborted`, when the signal came first
 */
export async function resolveImages(
  references: readonly ImageReference[],
  deps: ImageDeps,
): Promise<ReadonlyMap<string, string>> {
  const distinct = new Map(references.map((reference) => [describeImage(reference), reference]));
  const problems: ImageUnavailable[] = [];
  const images = new Map<string, string>();
  const ends = await Promise.allSettled(
    [...distinct].map(async ([name, reference]) => {
      images.set(name, await resolveOne(reference, deps));
    }),
  );
  for (const end of ends) {
    if (end.status === 'fulfilled') continue;
    if (!(end.reason instanceof ImageUnavailable)) throw end.reason;
    problems.push(end.reason);
  }
  if (problems.length > 0) throw new ImagesUnavailable(problems);
  return images;
}

async function resolveOne(reference: ImageReference, deps: ImageDeps): Promise<string> {
  if (reference.kind === 'uuid') return reference.uuid;
  const found = await findTag(reference, deps);
  if (found !== null) return found;
  if (reference.kind === 'tag') throw new ImageUnavailable(reference, NO_SUCH_TAG);
  return importImage(reference, deps);
}

async function findTag(
  reference: Exclude<ImageReference, { kind: 'uuid' }>,
  { client, signal, deadline }: ImageDeps,
): Promise<string | null> {
  const call: Call = { signal, deadline };
  try {
    return await client.findImageByTag(reference.tag, call);
  } catch (error) {
    if (!(error instanceof ContreeError) || error.isAborted) throw error;
    throw new ImageUnavailable(reference, error.message, { cause: error });
  }
}
