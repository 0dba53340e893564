import pLimit from 'p-limit';
import { type CollectedLine, collectSource, type LineSource, type SourceRequest } from '../collect/collect-source.ts';
import type { RemoteSource } from '../collect/remote-sources.ts';
import { retryInterrupted } from '../collect/retry-interrupted.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { RunInputs } from '../inputs/inputs.ts';
import { formatDuration } from '../report/text/format.ts';
import type { Context } from './context.ts';

const PARALLEL_LEGS = 8;

/**
 * The work that follows the end of each leg, such as collecting what it left. While legs run, only requests have limits; from
 * `done` on, all work that is left has `collect-timeout` together.
 */
export class WorkAfterEnd {
  /** Aborts when `collect-timeout` is over, and with a signal of the runner. */
  readonly stop: AbortSignal;
  readonly #collectTimeout: number;
  readonly #context: Context;
  readonly #limit = pLimit(PARALLEL_LEGS);
  readonly #work: Promise<void>[] = [];
  readonly #late = new AbortController();

  constructor({ collectTimeout }: Pick<RunInputs, 'collectTimeout'>, context: Context) {
    this.#collectTimeout = collectTimeout;
    this.#context = context;
    this.stop = AbortSignal.any([context.signal, this.#late.signal]);
  }

  /** The work of a leg that has ended; nothing follows a signal of the runner. */
  begin(work: () => Promise<void>): void {
    if (this.#context.signal.aborted) return;
    const begun = this.#limit(work);
    // `done` throws it.
    begun.catch(() => undefined);
    this.#work.push(begun);
  }

  /** How many legs have work left. */
  get left(): number {
    return this.#limit.activeCount + this.#limit.pendingCount;
  }

  /** No more legs end. Resolves when all work is done, or was given up for `collect-timeout`; throws the first crash then. */
  async done(): Promise<void> {
    const { clock, signal } = this.#context;
    const settled = new AbortController();
    const limit = clock.sleep(this.#collectTimeout, AbortSignal.any([signal, settled.signal]));
    const late = limit.then(() => {
      if (!settled.signal.aborted) this.#late.abort();
    });
    await Promise.allSettled(this.#work);
    settled.abort();
    await late;
    await Promise.all(this.#work);
  }

  /**
   * Takes files out of an image, as `collectSource` does.
   * @param send sends each download, with limits of its own where it has any
   */
  collect(
    source: RemoteSource,
    request: SourceRequest,
    send: LineSource['send'] = (download) => download(),
  ): Promise<CollectedLine> {
    const { client, clock, signal } = this.#context;
    const retried: LineSource['send'] = (download) =>
      send((limits) => retryInterrupted(() => download(limits), clock, this.stop));
    return collectSource({ client, call: { signal: this.stop }, stop: signal, send: retried }, source, request);
  }

  /** How a sentence about what was not done in time ends; null while there is time, and when a signal came first. */
  get lateness(): string | null {
    if (!this.#late.signal.aborted) return null;
    return `within collect-timeout (${formatDuration(this.#collectTimeout / 1000)}): raise it`;
  }

  /** The same for what an error ended; null for any other error, also when the time is over meanwhile. */
  whenLate(error: unknown): string | null {
    return error instanceof ContreeError && error.isAborted ? this.lateness : null;
  }
}
