import { finished, Readable } from 'node:stream';
import type { CutOff } from './cut-off.ts';
import { requestFailure, type RequestFailure } from './reply.ts';

export interface Watch {
  readonly cutOff: CutOff;
  /** Milliseconds of silence while somebody waits for the next piece; how long a reader takes over one doesn't count. */
  readonly silence: number;
  /** What the stream ends with instead of its end. */
  readonly failed: (why: RequestFailure) => Error;
  readonly describe: (error: unknown) => RequestFailure;
}

/**
 * The body of a reply, piece by piece as it comes and no faster than it is read. It ends only when the source did; a
 * source that breaks off or falls silent, a deadline and an abort destroy it with the error of `failed`: an abort at
 * once, the others when what came before was read. Whoever is done with it before its end destroys it, which closes the
 * connection.
 */
export function openedBody(source: Readable, { cutOff, silence, failed, describe }: Watch): Readable {
  const silent = requestFailure('timeout', `nothing more within ${silence / 1000} s`);
  let hear: (() => void) | null = null;
  const listen = (): void => {
    hear ??= cutOff.after(silence, silent);
  };
  const stopListening = (): void => {
    hear?.();
    hear = null;
  };
  let broken: RequestFailure | null = null;
  const body = new Readable({
    read: () => {
      if (broken !== null) {
        end(broken);
        return;
      }
      listen();
      source.resume();
    },
    destroy: (error, callback) => {
      stopListening();
      cutOff.release();
      source.destroy();
      callback(error);
    },
  });
  // A body that broke off before somebody came to read it still tells whoever comes.
  body.on('error', () => undefined);
  const end = (why: RequestFailure): void => {
    if (body.readableLength === 0 || why.kind === 'aborted') body.destroy(failed(why));
    // Without a push, even of nothing, `read` would not be called again.
    else body.push('');
  };
  const breakOff = (why: RequestFailure): void => {
    broken ??= why;
    stopListening();
    source.destroy();
    end(why.kind === 'aborted' ? why : broken);
  };
  const onCut = (): void => {
    const why = cutOff.why();
    if (why !== null) breakOff(why);
  };
  cutOff.signal.addEventListener('abort', onCut, { once: true });
  onCut();
  source.pause();
  source.on('data', (chunk: Buffer) => {
    stopListening();
    if (body.push(chunk)) listen();
    else source.pause();
  });
  finished(source, (error) => {
    stopListening();
    if (error === undefined || error === null) body.push(null);
    else breakOff(cutOff.why() ?? describe(error));
  });
  return body;
}
