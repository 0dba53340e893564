import { finished, Readable } from 'node:stream';
import { requestFailure, type RequestFailure } from './contree-error.ts';
import type { CutOff } from './cut-off.ts';

export interface OpenBodyOptions {
  readonly cutOff: CutOff;
  /** Milliseconds of silence while a reader waits for the next piece; how long it takes over one does not count. */
  readonly silence: number;
  /** The error that the stream ends with instead of its end. */
  readonly errorOf: (failure: RequestFailure) => Error;
  readonly failureOf: (error: unknown) => RequestFailure;
}

/**
 * The body of a reply, piece by piece as it comes and no faster than it is read. It ends only when the source did. A
 * source that breaks off or falls silent, a deadline and an abort destroy it with an error: an abort at once, the others
 * when what came before is read. A reader that stops early must destroy it, which closes the connection.
 */
export function openBody(source: Readable, { cutOff, silence, errorOf, failureOf }: OpenBodyOptions): Readable {
  const silent = requestFailure('timeout', `nothing more within ${silence / 1000} s`);
  let clearSilence: (() => void) | null = null;
  let broken: RequestFailure | null = null;
  const startTimer = (): void => {
    clearSilence ??= cutOff.after(silence, silent);
  };
  const stopTimer = (): void => {
    clearSilence?.();
    clearSilence = null;
  };
  const body = new Readable({
    read: () => {
      if (broken !== null) {
        end(broken);
        return;
      }
      startTimer();
      source.resume();
    },
    destroy: (error, callback) => {
      stopTimer();
      cutOff.release();
      source.destroy();
      callback(error);
    },
  });
  // The error is kept for a reader that comes later, and must not crash the process before.
  body.on('error', () => undefined);
  const end = (failure: RequestFailure): void => {
    if (body.readableLength === 0 || failure.kind === 'aborted') body.destroy(errorOf(failure));
    // Without a push, even of nothing, `read` would not be called again.
    else body.push('');
  };
  const breakOff = (failure: RequestFailure): void => {
    broken ??= failure;
    stopTimer();
    source.destroy();
    end(failure);
  };
  const onCutOff = (): void => {
    const failure = cutOff.why();
    if (failure !== null) breakOff(failure);
  };
  cutOff.signal.addEventListener('abort', onCutOff);
  onCutOff();
  source.pause();
  source.on('data', (chunk: Buffer) => {
    stopTimer();
    // Where there is place for more, `read` is called again.
    if (!body.push(chunk)) source.pause();
  });
  finished(source, (error) => {
    stopTimer();
    if (error) breakOff(cutOff.why() ?? failureOf(error));
    else body.push(null);
  });
  return body;
}
