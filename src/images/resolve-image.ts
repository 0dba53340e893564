import { describeImage, type ImageReference, type RegistryReference } from '../plan/image-reference.ts';
import { ImageUnavailable, unavailableUnlessAborted } from './image-unavailable.ts';
import { type ImageDeps, importImage } from './import-image.ts';

type LookUpDeps = Pick<ImageDeps, 'client' | 'signal' | 'deadline'>;

/**
 * The UUID of each image, by the text of `describeImage`. A registry's image without its own tag is imported.
 * @throws {ImagesUnavailable} which names every image that cannot be had
 * @throws {ContreeError} of kind `aborted`, when the signal came first
 */
export async function resolveImages(
  references: readonly ImageReference[],
  deps: ImageDeps,
): Promise<Map<string, string>> {
  return await ofEach(references, async (reference) => {
    const found = await lookUp(reference, deps);
    return typeof found === 'string' ? found : await importImage(found, deps);
  });
}

/** The same without any change: null for an image that would be imported. */
export async function lookUpImages(
  references: readonly ImageReference[],
  deps: LookUpDeps,
): Promise<Map<string, string | null>> {
  return await ofEach(references, async (reference) => {
    const found = await lookUp(reference, deps);
    return typeof found === 'string' ? found : null;
  });
}

async function ofEach<Found>(
  references: readonly ImageReference[],
  find: (reference: ImageReference) => Promise<Found>,
): Promise<Map<string, Found>> {
  const distinct = new Map(references.map((reference) => [describeImage(reference), reference]));
  const images = new Map<string, Found>();
  const ends = await Promise.allSettled(
    [...distinct].map(async ([name, reference]) => {
      images.set(name, await find(reference));
    }),
  );
  const problems = ends.flatMap((end) => {
    if (end.status === 'fulfilled') return [];
    if (end.reason instanceof ImageUnavailable) return [end.reason];
    throw end.reason;
  });
  if (problems.length > 0) throw new ImagesUnavailable(problems);
  return images;
}

/** The image's UUID, or what must be imported to have one. */
async function lookUp(
  reference: ImageReference,
  { client, signal, deadline }: LookUpDeps,
): Promise<string | RegistryReference> {
  if (reference.kind === 'uuid') return reference.uuid;
  const found = await client.findImageByTag(reference.tag, { signal, deadline }).catch((error: unknown) => {
    throw unavailableUnlessAborted(reference, error);
  });
  if (found !== null) return found;
  if (reference.kind === 'registry') return reference;
  const advice = 'Check the tag and the project, or import the image: docker://… in place of tag:… does so once';
  throw new ImageUnavailable(reference, `no image of this project has exactly this tag. ${advice}`);
}

/** All images that the step cannot have, a line each. */
export class ImagesUnavailable extends Error {
  override readonly name = 'ImagesUnavailable';
  readonly problems: readonly ImageUnavailable[];

  constructor(problems: readonly ImageUnavailable[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.problems = problems;
  }
}
