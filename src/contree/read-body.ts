import { excessText, JsonMeter } from './json-meter.ts';
import { CUT_LIMITS, type ReplyLimits } from './reply-limits.ts';

/** A reply is beyond a limit; the message is a clause. */
export class Excess extends Error {}

export interface ReadBodyOptions {
  /**
   * A body beyond these is an error; null where its first part is enough, up to `CUT_LIMITS`, or to where it breaks off or
   * cannot be decoded.
   */
  readonly limits: ReplyLimits | null;
  /** Aborted when what the body holds is of no use any more. */
  readonly signal: AbortSignal;
  /** Waits for memory for so many more bytes; rejects when there is no use in them any more. */
  readonly obtain: (bytes: number) => Promise<void>;
}

/** Bytes of a body for which no memory is obtained, so that no small reply waits for large ones. */
const FREE = 64 * 1024;
/** Pieces smaller than this, in bytes, are copied together: each has a Buffer of its own, which is larger than a byte. */
const SMALL_PIECE = 4096;

/**
 * The bytes of a body up to its limits. It is measured piece by piece as it comes, so that a signal, a deadline and other
 * replies are heard meanwhile, and that no more than the limits allow is kept.
 * @throws {Excess}
 */
export async function readBody(
  body: AsyncIterable<unknown> | Iterable<unknown>,
  options: ReadBodyOptions,
): Promise<Buffer> {
  const { limits: whole, signal, obtain } = options;
  const limits = whole ?? CUT_LIMITS;
  const meter = new JsonMeter(limits);
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      // A decoder can hold megabytes of a reply that was given up.
      if (signal.aborted) break;
      const piece = chunk as Buffer;
      const excess = findExcess(piece, length, meter, limits);
      if (excess !== null && whole !== null) throw new Excess(`the reply ${excess.what}`);
      const kept = excess === null ? piece : piece.subarray(0, excess.at);
      length += kept.length;
      if (length > FREE) await obtain(kept.length);
      append(pieces, kept);
      if (excess !== null) break;
    }
  } catch (error) {
    // The status and the headers, which say what matters, are known although the rest cannot be read or decoded.
    if (whole !== null || signal.aborted) throw error;
  }
  return Buffer.concat(pieces);
}

function findExcess(piece: Buffer, before: number, meter: JsonMeter, limits: ReplyLimits) {
  const { bytes, values } = limits;
  const isTooLong = before + piece.length > bytes;
  const fitting = isTooLong ? piece.subarray(0, bytes - before) : piece;
  const excess = values === Infinity ? null : meter.add(fitting);
  if (excess !== null) {
    return { at: excess.at, what: excessText(excess, limits) };
  }
  return isTooLong ? { at: fitting.length, what: `is larger than ${bytes} bytes` } : null;
}

function append(pieces: Buffer[], piece: Buffer): void {
  const last = pieces.at(-1);
  if (last !== undefined && last.length < SMALL_PIECE && piece.length < SMALL_PIECE) {
    pieces[pieces.length - 1] = Buffer.concat([last, piece]);
  } else pieces.push(piece);
}
