import { describeImage, type ImageReference } from './image-reference.ts';

/** An image that the step cannot have. The message begins with the reference and says what to do; untrusted. */
export class ImageUnavailable extends Error {
  constructor(reference: ImageReference, reason: string, options?: ErrorOptions) {
    super(`${describeImage(reference)}: ${reason}`, options);
    this.name = 'ImageUnavailable';
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
