import type { ServerResponse } from 'node:http';
import { constants, createGzip } from 'node:zlib';
import type { Gzip } from 'node:zlib';

/** The body of an event stream. Each text is flushed at once, also through gzip. */
export class EventBody {
  readonly #response: ServerResponse;
  readonly #gzip: Gzip | null;

  constructor(response: ServerResponse, gzip: boolean) {
    this.#response = response;
    this.#gzip = gzip ? createGzip({ flush: constants.Z_SYNC_FLUSH }) : null;
    this.#gzip?.pipe(response);
    response.once('close', () => this.#gzip?.destroy());
    response.flushHeaders();
  }

  write(text: string): void {
    (this.#gzip ?? this.#response).write(text);
  }

  end(): void {
    (this.#gzip ?? this.#response).end();
  }

  /** Ends the body in order, without ending the gzip stream inside it. */
  endWithoutTrailer(): void {
    this.#afterWrites(() => {
      this.#gzip?.unpipe(this.#response);
      this.#response.end();
    });
  }

  /** Breaks the connection after what was written. */
  breakOff(): void {
    this.#afterWrites(() => this.#response.destroy());
  }

  /** Calls back when the client's connection is gone, or the body has ended. */
  onClose(listener: () => void): void {
    this.#response.once('close', listener);
  }

  /** What was written reaches the connection one turn of the event loop after the flush of the compressor. */
  #afterWrites(action: () => void): void {
    if (this.#gzip === null) setImmediate(action);
    else this.#gzip.flush(() => setImmediate(action));
  }
}
