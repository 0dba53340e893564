import { masked, MaskedStream } from './masked-stream.ts';
import type { CutPlaces } from './finds.ts';
import { SecretScanner } from './secret-scanner.ts';
import { SMALL } from './sieve.ts';

/** UTF-16 units, or bytes, that are taken at a time. */
const BLOCK = 32 * 1024;
const ENCODER = new TextEncoder();

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
  readonly #secrets: readonly string[];
  #made: SecretScanner | null = null;

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets;
  }

  /** Made when it is first needed: a short step makes masks that it never uses. */
  get #scanner(): SecretScanner {
    return (this.#made ??= new SecretScanner(this.#secrets));
  }

  /** Where the text may be cut, a part of a secret is one as well. */
  text(text: string, cut: CutPlaces = 'ends'): string {
    if (text.length < this.#scanner.shortest) return text;
    if (text.length <= SMALL) return this.#smallText(text, cut);
    return this.#all(() => blocksOfText(text), cut)?.toString() ?? text;
  }

  /** The same bytes when they hold no secret. */
  bytes(bytes: Buffer): Buffer {
    return this.#all(() => blocksOf(bytes), 'ends') ?? bytes;
  }

  /** `isLive`: a line is handed on as soon as it ends, although it may end with the first characters of a secret. */
  stream(isLive: boolean): MaskStream {
    const stream = new MaskedStream(this.#scanner, 'ends', isLive);
    return {
      get isIdle() {
        return stream.isIdle;
      },
      next: (piece) => Buffer.concat(Array.from(blocksOf(piece), ([block]) => stream.add(block)).flat()),
      rest: () => Buffer.concat(stream.end()),
    };
  }

  /** Most are a few characters, so nothing is made for one. */
  #smallText(text: string, cut: CutPlaces): string {
    const bytes = this.#scanner.room(3 * text.length);
    const { written } = ENCODER.encodeInto(text, bytes);
    const { spans } = this.#scanner.scan(written, { isStart: true, isEnd: true, cut });
    return spans.length === 0 ? text : Buffer.concat(masked(bytes, 0, written, spans)).toString();
  }

  /** Null when there is no secret. Most texts have none, so nothing is kept until the first is found. */
  #all(blocks: () => Iterable<Block>, cut: CutPlaces): Buffer | null {
    if (this.#scanner.isIdle || !this.#isFound(blocks(), cut)) return null;
    const stream = new MaskedStream(this.#scanner, cut, false);
    const parts: Uint8Array[] = [];
    for (const [block, isLast] of blocks()) {
      for (const part of isLast ? stream.end(block) : stream.add(block)) parts.push(Uint8Array.from(part));
    }
    return Buffer.concat(parts);
  }

  #isFound(blocks: Iterable<Block>, cut: CutPlaces): boolean {
    const stream = new MaskedStream(this.#scanner, cut, false);
    for (const [block, isLast] of blocks) {
      if (isLast) stream.end(block);
      else stream.add(block);
      if (stream.isMasked) return true;
    }
    return false;
  }
}

type Block = readonly [bytes: Uint8Array, isLast: boolean];

function* blocksOf(bytes: Uint8Array): Iterable<Block> {
  for (let at = 0; at < bytes.length; at += BLOCK) {
    yield [bytes.subarray(at, at + BLOCK), at + BLOCK >= bytes.length];
  }
}

/** Each is valid until the next. */
function* blocksOfText(text: string): Iterable<Block> {
  const bytes = new Uint8Array(3 * Math.min(text.length, BLOCK));
  for (let at = 0; at < text.length;) {
    const last = text.charCodeAt(at + BLOCK - 1);
    // Not within a surrogate pair.
    const end = at + BLOCK - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
    const { written } = ENCODER.encodeInto(text.slice(at, end), bytes);
    yield [bytes.subarray(0, written), end >= text.length];
    at = end;
  }
}
