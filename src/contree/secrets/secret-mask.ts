import { masked, MaskedStream } from './masked-stream.ts';
import type { CutPlaces } from './finds.ts';
import { SecretScanner } from './secret-scanner.ts';
import { SMALL } from './sieve.ts';
import { finish, type Steps } from './steps.ts';

/** UTF-16 units, or bytes, that are taken at a time: a step over them. */
export const BLOCK = 32 * 1024;
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
    return text.length <= SMALL ? this.#smallText(text, cut) : finish(this.longText(text, cut));
  }

  /** As `text`, in steps. */
  *longText(text: string, cut: CutPlaces = 'ends'): Steps<string> {
    if (text.length <= SMALL) return this.#smallText(text, cut);
    const found = yield* this.#masked(blocksOfText(text), cut);
    if (found === null) return text;
    // A character has a byte at least; one of two units may not be cut.
    const before = Buffer.from(text.slice(0, found.before + 1)).subarray(0, found.before);
    return Buffer.concat([before, ...found.from]).toString();
  }

  /** The same bytes when they hold no secret. */
  bytes(bytes: Buffer): Buffer {
    return finish(this.longBytes(bytes));
  }

  /** As `bytes`, in steps. */
  *longBytes(bytes: Buffer): Steps<Buffer> {
    const found = yield* this.#masked(blocksOf(bytes), 'ends');
    return found === null ? bytes : Buffer.concat([bytes.subarray(0, found.before), ...found.from]);
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
    if (text.length < this.#scanner.shortest) return text;
    const bytes = this.#scanner.room(3 * text.length);
    const { written } = ENCODER.encodeInto(text, bytes);
    const { spans } = this.#scanner.scan(written, { isStart: true, isEnd: true, cut });
    return spans.length === 0 ? text : Buffer.concat(masked(bytes, 0, written, spans)).toString();
  }

  /** Null when there is no secret. Most texts have none, so nothing is kept until the first is found. */
  *#masked(blocks: Iterable<Block>, cut: CutPlaces): Steps<Masked | null> {
    if (this.#scanner.isIdle) return null;
    const stream = new MaskedStream(this.#scanner, cut, false);
    const from: Buffer[] = [];
    let before = 0;
    for (const [block, isLast] of blocks) {
      const parts = isLast ? stream.end(block) : stream.add(block);
      // One buffer for all: where each line is a secret, its parts would take many times as much.
      if (stream.isMasked) from.push(Buffer.concat(parts));
      else before = parts.reduce((sum, { length }) => sum + length, before);
      if (!isLast) yield;
    }
    return stream.isMasked ? { before, from } : null;
  }
}

interface Masked {
  /** Bytes of the text that stay as they are. */
  readonly before: number;
  /** What the text is from there on. */
  readonly from: readonly Buffer[];
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
