import { Readable } from 'node:stream';

/** A body that is sent piece by piece, and once more from its beginning when the request is retried. */
export interface StreamedBody {
  /** Bytes, which `open` yields in all. */
  readonly size: number;
  readonly open: () => AsyncIterable<Buffer>;
}

/** The code of the error that ends a request whose body could not be read: another try fails as well. */
const UNREADABLE_BODY = 'UNREADABLE_BODY';

/**
 * The body as a stream, which ends with an error of code `UNREADABLE_BODY` when the source does.
 * @param onMove called when a piece was taken, and the next one is asked for
 */
export function streamBody({ open }: StreamedBody, onMove: () => void): Readable {
  const pieces = async function* (): AsyncGenerator<Buffer> {
    try {
      for await (const piece of open()) {
        yield piece;
        onMove();
      }
    } catch (cause) {
      throw Object.assign(new Error('the body could not be read', { cause }), { code: UNREADABLE_BODY });
    }
  };
  return Readable.from(pieces(), { objectMode: false });
}
