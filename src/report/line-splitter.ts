import { startOfCharacter } from './excerpt.ts';

/** Hears of each line as soon as it is known, without its line break. */
export interface LineListener {
  /** @param bytes valid only during the call; of a line that is too long the beginning */
  line(bytes: Buffer): void;
  /** The line before was too long, and ended only now. */
  rest(missing: number): void;
}

/** Bytes of a line that are kept; a longer one is cut there, between characters. */
export const LONGEST_LINE = 16 * 1024;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Puts together the lines of a stream that comes in pieces. They end where the runner ends them: at LF, CRLF and a lone
 * CR, none of which is a part of another UTF-8 character. It never keeps more than one line's beginning.
 */
export class LineSplitter {
  readonly #listener: LineListener;
  #unfinished: Buffer = Buffer.alloc(0);
  /** Bytes of the line under way that were not kept; more than 0 once its beginning was told. */
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
    // The piece may be a small part of much memory.
    this.#unfinished = Buffer.from(this.#unfinished);
  }

  /** The stream is over: its last line may have had no end. */
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
    this.#listener.line(line.subarray(0, end));
  }

  #endLine(): void {
    const line = this.#unfinished;
    const missing = this.#missing;
    this.#unfinished = Buffer.alloc(0);
    this.#missing = 0;
    if (missing > 0) this.#listener.rest(missing);
    else this.#listener.line(line);
  }
}
