import { PassThrough, Readable } from 'node:stream';
import { constants, createGunzip, gunzipSync, gzipSync } from 'node:zlib';
import { type Answer, isSuccess } from './answer.ts';

/** Bytes of a piece that is decoded at a time, in a thread. */
const PIECE = 64 * 1024;
/**
 * The same of a short body, whose length is known: thousands of replies would each take a large buffer for a piece of little.
 */
const SHORT = { body: 4 * 1024, piece: 16 * 1024 };
/** Bytes of a body, and of what it decodes to, that are decoded at once: less is not worth a thread and its streams. */
const AT_ONCE = { body: 16 * 1024, decoded: 64 * 1024 };

/**
 * The whole body, decoded: most are so small that they need no stream for that. Of a larger one, and of one that cannot be
 * decoded, it is the body as it came, unread.
 */
export async function decodeAtOnce(answer: Answer): Promise<Buffer | Readable> {
  const sent = await readIfShort(answer.body);
  if (sent === null) return answer.body;
  if (!isGzip(answer) || sent.length === 0) return sent;
  try {
    return gunzipSync(sent, { maxOutputLength: AT_ONCE.decoded });
  } catch {
    // It decodes to more, or the error says what is wrong with it.
    return Readable.from([sent]);
  }
}

/** All bytes of a body; null for more than are decoded at once, which can be read as if nothing had been. */
function readIfShort(body: Readable): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    const onData = (piece: Buffer): void => {
      pieces.push(piece);
      length += piece.length;
      if (length <= AT_ONCE.body) return;
      body.pause();
      body.off('data', onData).off('end', onEnd).off('close', onClose).off('error', reject);
      body.unshift(Buffer.concat(pieces));
      resolve(null);
    };
    const onEnd = (): void => {
      resolve(pieces.length === 1 ? (pieces[0] ?? null) : Buffer.concat(pieces));
    };
    const onClose = (): void => {
      reject(new Error('the reply broke off'));
    };
    body.on('data', onData).on('end', onEnd).on('close', onClose).on('error', reject);
  });
}

/**
 * The body, decoded from gzip frame by frame.
 * @param isWhole the first part of a body that breaks off is of no use
 */
export function decode(answer: Answer, source: Readable, isWhole: boolean): Readable {
  const { Z_SYNC_FLUSH, Z_FINISH } = constants;
  const isShort = Number(answer.header('Content-Length') ?? Infinity) <= SHORT.body;
  const decoder = isGzip(answer)
    ? createGunzip({
        chunkSize: isShort ? SHORT.piece : PIECE,
        flush: Z_SYNC_FLUSH,
        finishFlush: isSuccess(answer) ? Z_FINISH : Z_SYNC_FLUSH,
      })
    : new PassThrough();
  let isEmpty = true;
  source.once('data', () => (isEmpty = false));
  // Not `pipeline`: when the connection breaks, it would drop what was received and not decoded yet.
  source.on('error', (error) => {
    if (isWhole) {
      decoder.destroy(error);
      return;
    }
    decoder.once('end', () => decoder.destroy(error));
    decoder.write(Buffer.alloc(0), () => decoder.push(null));
  });
  // The decoder's reader gets the error.
  decoder.on('error', () => undefined);
  decoder.on('close', () => source.destroy());
  source.on('end', () => {
    // No body is no gzip and no failure, although its header says gzip.
    if (isEmpty && isGzip(answer)) decoder.write(gzipSync(''));
    decoder.end();
  });
  return source.pipe(decoder, { end: false });
}

/** Codings have no case, and `x-gzip` is gzip (RFC 9110, 8.4.1). */
export function isGzip({ header }: Answer): boolean {
  return /^(?:x-)?gzip$/iu.test(header('Content-Encoding')?.trim() ?? '');
}
