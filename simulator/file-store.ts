import { createHash, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
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
    mkdirSync(directory, { recursive: true });
  }

  /** Stores a content. A known content keeps its UUID. */
  async add(content: Readable, now: number): Promise<StoredFile> {
    const upload = new Upload(this.#directory);
    try {
      for await (const piece of content as AsyncIterable<Buffer>) upload.add(piece);
    } catch (error) {
      upload.discard();
      throw error;
    }
    const { sha256, size, path } = upload.keep();
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

/**
 * A content that comes piece by piece, in a file of its own until it is whole. It is written at once: for thousands of small
 * files a detour by way of Node's threads takes several times as long.
 */
class Upload {
  readonly #directory: string;
  readonly #hash = createHash('sha256');
  readonly #path: string;
  readonly #descriptor: number;
  #size = 0;

  constructor(directory: string) {
    this.#directory = directory;
    this.#path = join(directory, `upload-${randomUUID()}`);
    this.#descriptor = openSync(this.#path, 'w');
  }

  add(piece: Buffer): void {
    this.#hash.update(piece);
    this.#size += piece.length;
    for (let at = 0; at < piece.length;) at += writeSync(this.#descriptor, piece, at);
  }

  keep(): Pick<StoredFile, 'sha256' | 'size' | 'path'> {
    closeSync(this.#descriptor);
    const sha256 = this.#hash.digest('hex');
    const path = join(this.#directory, sha256);
    renameSync(this.#path, path);
    return { sha256, size: this.#size, path };
  }

  discard(): void {
    closeSync(this.#descriptor);
    rmSync(this.#path);
  }
}
