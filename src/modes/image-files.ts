import { type CollectedLine, collectSource, type LineSource, type SourceRequest } from '../collect/collect-source.ts';
import type { RemoteSource } from '../collect/remote-sources.ts';
import { retryInterrupted } from '../collect/retry-interrupted.ts';
import type { Context } from './context.ts';

/** Takes files out of images until a signal ends it. */
export class ImageFiles {
  readonly #context: Pick<Context, 'client' | 'clock'>;
  readonly #stop: AbortSignal;

  constructor(context: Pick<Context, 'client' | 'clock'>, stop: AbortSignal) {
    this.#context = context;
    this.#stop = stop;
  }

  /** As `collectSource`. @param send sends each of its downloads, with limits of its own where it has any */
  collect(
    source: RemoteSource,
    request: SourceRequest,
    send: LineSource['send'] = (download) => download(),
  ): Promise<CollectedLine> {
    const { client, clock } = this.#context;
    const retried: LineSource['send'] = (download) =>
      send((limits) => retryInterrupted(() => download(limits), clock, this.#stop));
    return collectSource({ client, call: { signal: this.#stop }, send: retried }, source, request);
  }
}
