import { describeImage, type ImageReference } from './image-reference.ts';

/** An image that the step cannot have. The message begins with the reference and says what to do; untrusted. */
export class ImageUnavailable extends Error {
  readonly reference: ImageReference;

  constructor(reference: ImageReference, reason: string, options?: ErrorOptions) {
    super(`${describeImage(reference)}: ${reason}`, options);
    this.name = 'ImageUnavailable';
    this.reference = reference;
  }
}

/** No image carries the tag. */
export class ImageNotFound extends ImageUnavailable {
  constructor(reference: ImageReference) {
    super(
      reference,
      'no image of this project has exactly this tag. Check the tag and the project, or import the image: ' +
        'docker://… in place of tag:… does so once',
    );
    this.name = 'ImageNotFound';
  }
}

/** The import did not bring the image. */
export class ImportFailed extends ImageUnavailable {
  constructor(reference: ImageReference, reason: string, options?: ErrorOptions) {
    super(reference, reason, options);
    this.name = 'ImportFailed';
  }
}

/** All images that the step cannot have, a line each. */
export class ImagesUnavailable extends Error {
  readonly problems: readonly ImageUnavailable[];

  constructor(problems: readonly ImageUnavailable[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.name = 'ImagesUnavailable';
    this.problems = problems;
  }
}
