import { startOfCharacter } from './excerpt.ts';
import { CARRIAGE_RETURN, LINE_FEED } from './line-ends.ts';

export interface LineListener {
  /** @param bytes a line without its end, or the beginning of one that is too long; valid only during the call */
  onLine(bytes: Buffer): void;
  /** The line before was too long, and ended only now. */
  onRest(missing: number): void;
}

/** Bytes of a line that are kept; a longer one is cut there, between characters. */
export const LONGEST_LINE = 16 * 1024;

/** Joins a stream's pieces to lines, which end at LF, CRLF or CR as the runner's. Keeps only one line's beginning. */
export class LineSplitter {
  readonly #listener: LineListener;
  #unfinished: Buffer = Buffer.alloc(0);
  /** Bytes of the unfinished line that were not kept; more than 0 once its beginning was passed on. */
  #missing = 0;
  #endedWithReturn = false;

  constructor(listener: LineListener) {
    this.#listener = listener;
  }

  add(piece: Buffer): void {
    if (piece.length === 0) return;
    let start = this.#endedWithReturn && piece[0] === LINE_FEED ? 1 : 0;
    this.#endedWithReturn = piece.at(-1) === CARRIAGE_RETURN;
    for (let at = start; at < piece.length; at += 1) {
      const byte = piece[at];
      if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue;
      this.#extend(piece.subarray(start, at));
      this.#endLine();
      if (byte === CARRIAGE_RETURN && piece[at + 1] === LINE_FEED) at += 1;
      start = at + 1;
    }
    this.#extend(piece.subarray(start));
    // A copy in memory of its own: the piece may be a small part of a large buffer, and so is what `Buffer.from` copies.
    this.#unfinished = Buffer.from(new Uint8Array(this.#unfinished).buffer);
  }

  /** Ends the last line, which may have no line end. */
  end(): void {
    if (this.#unfinished.length > 0 || this.#missing > 0) this.#endLine();
  }

  #extend(part: Buffer): void {
    if (this.#missing > 0) {
      this.#missing += part.length;
      return;
    }
    const line = this.#unfinished.length === 0 ? part : Buffer.concat([this.#unfinished, part]);
    if (line.length <= LONGEST_LINE) {
      this.#unfinished = line;
      return;
    }
    const end = startOfCharacter(line, LONGEST_LINE, -1);
    this.#unfinished = Buffer.alloc(0);
    this.#missing = line.length - end;
    this.#listener.onLine(line.subarray(0, end));
  }

  #endLine(): void {
    const line = this.#unfinished;
    const missing = this.#missing;
    this.#unfinished = Buffer.alloc(0);
    this.#missing = 0;
    if (missing > 0) this.#listener.onRest(missing);
    else this.#listener.onLine(line);
  }
}
