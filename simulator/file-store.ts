import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HttpError } from './http-error.ts';

export interface StoredFile {
  readonly uuid: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Path of its content on this machine. */
  readonly path: string;
}

/** Uploaded files, one for each content. */
export class FileStore {
  readonly #directory: string;
  readonly #bySha256 = new Map<string, StoredFile>();
  readonly #byUuid = new Map<string, StoredFile>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Stores a content. A known content keeps its UUID. */
  async add(content: Readable, now: number): Promise<StoredFile> {
    await mkdir(this.#directory, { recursive: true });
    const upload = join(this.#directory, `upload-${randomUUID()}`);
    const hash = createHash('sha256');
    let size = 0;
    content.on('data', (chunk: Buffer) => {
      hash.update(chunk);
      size += chunk.length;
    });
    await pipeline(content, createWriteStream(upload));
    const sha256 = hash.digest('hex');
    const path = join(this.#directory, sha256);
    await rename(upload, path);
    const known = this.#bySha256.get(sha256);
    const { uuid, createdAt } = known ?? { uuid: randomUUID(), createdAt: now };
    const file = { uuid, sha256, size, createdAt, updatedAt: now, path };
    this.#bySha256.set(sha256, file);
    this.#byUuid.set(uuid, file);
    return file;
  }

  bySha256(sha256: string): StoredFile | undefined {
    return this.#bySha256.get(sha256.toLowerCase());
  }

  /** Throws `HttpError` 404 for an unknown file. */
  get(uuid: string): StoredFile {
    const file = this.#byUuid.get(uuid);
    if (file === undefined) throw new HttpError(404, `There is no file ${uuid}`);
    return file;
  }

  /** Newest first. */
  all(): StoredFile[] {
    return [...this.#bySha256.values()].reverse();
  }
}
