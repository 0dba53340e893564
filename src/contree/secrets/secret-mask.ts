import { type CutPlaces, SecretScanner } from './secret-scanner.ts';

export const MASK = '***';

/** UTF-16 units, or bytes, that are scanned at a time. */
const BLOCK = 16 * 1024;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const ENCODER = new TextEncoder();
/** Bytes that are held back at most: more can only be filled up on purpose. */
const LONGEST_HELD = 64 * 1024;

/** Removes secrets from a text that comes piece by piece. */
export interface MaskStream {
  /** Nothing is waiting, so a new stream would continue in the same way. */
  readonly isIdle: boolean;
  /** What may be handed on now. What may be the beginning of a secret waits for the next piece. */
  next(piece: Uint8Array): Buffer;
  /** What was waiting at the end of the text. */
  rest(): Buffer;
}

/** Replaces secrets by `***`, in every form that `SecretScanner` finds. Line breaks within one stay. */
export class SecretMask {
  readonly #scanner: SecretScanner;

  constructor(secrets: readonly string[]) {
    this.#scanner = new SecretScanner(secrets);
  }

  /** Where the text may be cut, a part of a secret is one as well. */
  text(text: string, cut: CutPlaces = 'ends'): string {
    if (text.length < this.#scanner.shortest || this.#scanner.isIdle) return text;
    if (text.length > BLOCK) return this.#longText(text, cut);
    const bytes = this.#scanner.room(3 * text.length);
    const { written } = ENCODER.encodeInto(text, bytes);
    const { spans } = this.#scanner.scan(written, { isStart: true, isEnd: true, cut });
    return spans.length === 0 ? text : Buffer.concat(masked(bytes, 0, written, spans)).toString();
  }

  /** The same bytes when they hold no secret. */
  bytes(bytes: Buffer): Buffer {
    const blocks = function* (): Iterable<Uint8Array> {
      for (let at = 0; at < bytes.length; at += BLOCK) yield bytes.subarray(at, at + BLOCK);
    };
    return this.#all(blocks, 'ends') ?? bytes;
  }

  /** `isLive`: a line is handed on as soon as it ends, although it may end with the first characters of a secret. */
  stream(isLive: boolean): MaskStream {
    const stream = new Stream(this.#scanner, 'ends', isLive);
    return {
      get isIdle() {
        return stream.isIdle;
      },
      next: (piece) => {
        const parts: Uint8Array[] = [];
        for (let at = 0; at < piece.length; at += BLOCK)
          parts.push(...stream.add(piece.subarray(at, at + BLOCK)).parts);
        return Buffer.concat(parts);
      },
      rest: () => Buffer.concat(stream.end().parts),
    };
  }

  #longText(text: string, cut: CutPlaces): string {
    const blocks = function* (): Iterable<Uint8Array> {
      for (let at = 0; at < text.length;) {
        const last = text.charCodeAt(at + BLOCK - 1);
        const end = at + BLOCK - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
        yield Buffer.from(text.slice(at, end));
        at = end;
      }
    };
    return this.#all(blocks, cut)?.toString() ?? text;
  }

  /** Null when there is no secret. Most texts have none, so nothing is copied until the first is found. */
  #all(blocks: () => Iterable<Uint8Array>, cut: CutPlaces): Buffer | null {
    if (this.#scanner.isIdle || !this.#isFound(blocks(), cut)) return null;
    const stream = new Stream(this.#scanner, cut, false);
    const parts: Uint8Array[] = [];
    for (const block of blocks()) for (const part of stream.add(block).parts) parts.push(Uint8Array.from(part));
    return Buffer.concat([...parts, ...stream.end().parts]);
  }

  #isFound(blocks: Iterable<Uint8Array>, cut: CutPlaces): boolean {
    const stream = new Stream(this.#scanner, cut, false);
    for (const block of blocks) if (stream.add(block).isMasked) return true;
    return stream.end().isMasked;
  }
}

interface Settled {
  /** Valid until the scanner's next text. */
  readonly parts: readonly Uint8Array[];
  readonly isMasked: boolean;
}

class Stream {
  readonly #scanner: SecretScanner;
  readonly #cut: CutPlaces;
  readonly #isLive: boolean;
  /** The end of what came so far, of which a secret may be made, and how much of it was handed on already. */
  #kept: Uint8Array = new Uint8Array(0);
  #shown = 0;
  #isStart = true;

  constructor(scanner: SecretScanner, cut: CutPlaces, isLive: boolean) {
    this.#scanner = scanner;
    this.#cut = cut;
    this.#isLive = isLive;
  }

  get isIdle(): boolean {
    return this.#kept.length === 0 && !this.#isStart;
  }

  add(block: Uint8Array): Settled {
    if (block.length === 0) return { parts: [], isMasked: false };
    const length = this.#kept.length + block.length;
    const bytes = this.#scanner.room(length);
    bytes.set(this.#kept);
    bytes.set(block, this.#kept.length);
    const { spans, keepFrom, holdFrom } = this.#scanner.scan(length, {
      isStart: this.#isStart,
      isEnd: false,
      cut: this.#cut,
    });
    const isTooLong = length - keepFrom > LONGEST_HELD;
    let to = isTooLong ? length : this.#isLive ? holdFrom : keepFrom;
    // A secret that another may overlap waits with it.
    for (let index = 0; index < spans.length; index += 2) {
      if ((spans[index] ?? 0) < to && to < (spans[index + 1] ?? 0)) to = Math.max(spans[index] ?? 0, this.#shown);
    }
    to = Math.max(to, this.#shown);
    const parts = masked(bytes, this.#shown, to, spans);
    const keep = isTooLong ? length : Math.min(keepFrom, to);
    this.#isStart &&= keep === 0;
    this.#kept = bytes.slice(keep, length);
    this.#shown = to - keep;
    return { parts, isMasked: spans.length > 0 };
  }

  end(): Settled {
    const { length } = this.#kept;
    const bytes = this.#scanner.room(length);
    bytes.set(this.#kept);
    const { spans } = this.#scanner.scan(length, { isStart: this.#isStart, isEnd: true, cut: this.#cut });
    const parts = masked(bytes, this.#shown, length, spans);
    this.#kept = new Uint8Array(0);
    this.#shown = 0;
    this.#isStart = false;
    return { parts, isMasked: spans.length > 0 };
  }
}

/** The bytes from a place to another, with a mask for each span, and one for each of its lines where it has several. */
function masked(bytes: Uint8Array, from: number, to: number, spans: readonly number[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let at = from;
  for (let index = 0; index < spans.length; index += 2) {
    const begin = Math.max(spans[index] ?? 0, at);
    const end = Math.min(spans[index + 1] ?? 0, to);
    if (end <= begin) continue;
    parts.push(bytes.slice(at, begin), maskOf(bytes.subarray(begin, end)));
    at = end;
  }
  parts.push(bytes.slice(at, to));
  return parts;
}

const MASK_BYTES = Buffer.from(MASK);

function maskOf(hidden: Uint8Array): Uint8Array {
  if (!hidden.includes(LINE_FEED) && !hidden.includes(CARRIAGE_RETURN)) return MASK_BYTES;
  return Buffer.from(
    Buffer.from(hidden)
      .toString('latin1')
      .replaceAll(/[^\r\n]+/gu, MASK),
  );
}
