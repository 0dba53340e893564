import { closeSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';

/** Where a payload lies. */
export interface SpooledPayload {
  /** Bytes. */
  readonly offset: number;
  readonly length: number;
}

/** Payloads in a file: hundreds of them with megabytes of output each do not fit into memory. */
export class PayloadSpool {
  readonly #path: string;
  readonly #file: number;
  #size = 0;

  /** Creates the file, readable by the owner only. Throws the file system's error. */
  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'wx+', 0o600);
  }

  /** Throws when it cannot be written whole. */
  add(payload: unknown): SpooledPayload {
    const bytes = Buffer.from(JSON.stringify(payload));
    writeFileSync(this.#file, bytes);
    const offset = this.#size;
    this.#size += bytes.length;
    return { offset, length: bytes.length };
  }

  /** The payload as it was added. Throws when it cannot be read. */
  read({ offset, length }: SpooledPayload): unknown {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length;) {
      const read = readSync(this.#file, bytes, at, length - at, offset + at);
      if (read === 0) throw new Error(`${this.#path} ends early.`);
      at += read;
    }
    return JSON.parse(bytes.toString());
  }

  /** Removes the file. */
  close(): void {
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }
}
