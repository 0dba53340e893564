import { ContreeError } from '../contree/contree-error.ts';
import { describeImage, type ImageReference } from '../plan/image-reference.ts';

/** The message begins with the input or field and the reference, and says what to do; untrusted. */
export class ImageUnavailable extends Error {
  override readonly name = 'ImageUnavailable';

  constructor(reference: ImageReference, reason: string, options?: ErrorOptions) {
    super(`image: ${describeImage(reference)}: ${reason}`, options);
  }
}

/** What to throw for an error: an abort and a bug stay what they are. */
export function unavailableUnlessAborted(reference: ImageReference, error: unknown): unknown {
  if (!(error instanceof ContreeError) || error.isAborted) return error;
  return new ImageUnavailable(reference, error.message, { cause: error });
}
