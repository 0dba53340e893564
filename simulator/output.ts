/** A stream of a process as the wire carries it. */
export interface StreamValue {
  readonly value: string;
  readonly encoding: 'ascii' | 'base64';
  readonly truncated: boolean;
}

/** `ascii` when every byte is printable, a tab, a line feed or a carriage return; else `base64`. */
export function encode(bytes: Buffer): { value: string; encoding: 'ascii' | 'base64' } {
  const plain = bytes.every((byte) => (byte >= 0x20 && byte <= 0x7e) || byte === 9 || byte === 10 || byte === 13);
  return plain
    ? { value: bytes.toString('latin1'), encoding: 'ascii' }
    : { value: bytes.toString('base64'), encoding: 'base64' };
}

/** Keeps the first `limit` bytes of a stream and counts the rest. */
export class Capture {
  readonly #limit: number;
  readonly #chunks: Buffer[] = [];
  #kept = 0;
  #dropped = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Returns the part of the chunk that was kept. */
  add(chunk: Buffer): Buffer {
    const part = chunk.subarray(0, Math.max(0, this.#limit - this.#kept));
    if (part.length > 0) this.#chunks.push(part);
    this.#kept += part.length;
    this.#dropped += chunk.length - part.length;
    return part;
  }

  get kept(): number {
    return this.#kept;
  }

  get dropped(): number {
    return this.#dropped;
  }

  value(): StreamValue {
    return { ...encode(Buffer.concat(this.#chunks)), truncated: this.#dropped > 0 };
  }
}
