import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EventLog } from './event-log.ts';
import { BASE_IMAGE } from './image-store.ts';
import type { ImageStore } from './image-store.ts';
import { isTerminal } from './operation.ts';
import type { OperationView, StoredOperation } from './operation.ts';
import { messageOf } from './errors.ts';
import { recordStop } from './process-events.ts';
import type { Slots } from './slots.ts';

export interface ImportRequest {
  /** With scheme, such as `docker://docker.io/library/python:3.12-slim`. */
  readonly url: string;
  readonly tag: string | null;
  /** Seconds after which it fails. */
  readonly timeout: number;
  /** The request as metadata repeats it, its password masked. */
  readonly echo: Readonly<Record<string, unknown>>;
}

export interface ImportDeps {
  readonly images: ImageStore;
  readonly slots: Slots;
  /** Imported addresses and their images. */
  readonly imported: Map<string, string>;
  /** Milliseconds. */
  readonly delay: number;
}

/**
 * An operation that imports an image. It fetches nothing: the image is a copy of the base image with the address in
 * `/etc/imported-from`. An address that contains `missing` fails; a known address gives the same image again.
 */
export class ImageImport implements StoredOperation {
  readonly uuid = randomUUID();
  readonly createdAt = Date.now();
  readonly hidden = false;
  readonly overlay = null;
  readonly #deps: ImportDeps;
  readonly #request: ImportRequest;
  readonly #log = new EventLog();
  readonly #leaveQueue: () => boolean;
  #running = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #status = 'PENDING';
  #error: string | null = null;
  #endedAt: number | null = null;
  #resultImage: string | null = null;

  constructor(deps: ImportDeps, request: ImportRequest) {
    this.#deps = deps;
    this.#request = request;
    this.#leaveQueue = deps.slots.request(() => {
      this.#status = 'EXECUTING';
      const limit = request.timeout * 1000;
      this.#timer = setTimeout(
        () => {
          this.#running = this.#import(deps.delay > limit);
        },
        Math.min(deps.delay, limit),
      );
    });
  }

  view(): OperationView {
    const succeeded = this.#status === 'SUCCESS';
    return {
      uuid: this.uuid,
      kind: 'image_import',
      status: this.#status,
      error: this.#error,
      createdAt: this.createdAt,
      duration: this.#endedAt === null ? null : (this.#endedAt - this.createdAt) / 1000,
      image: null,
      resultImage: this.#resultImage,
      tag: succeeded ? this.#request.tag : null,
      request: this.#request.echo,
      imageSize: null,
      process: null,
    };
  }

  events(): EventLog | null {
    return this.#log.events.length > 0 ? this.#log : null;
  }

  cancel(): boolean {
    if (isTerminal(this.#status)) return false;
    clearTimeout(this.#timer);
    if (!this.#leaveQueue()) this.#deps.slots.release();
    this.#end('CANCELLED', null);
    return true;
  }

  settled(): Promise<void> {
    return this.#running;
  }

  async #import(isLate: boolean): Promise<void> {
    const { url, tag } = this.#request;
    try {
      if (isLate) throw new Error('timeout');
      if (url.includes('missing')) throw new Error(`manifest unknown: ${url}`);
      const uuid = this.#deps.imported.get(url) ?? (await this.#create(url));
      if (isTerminal(this.#status)) return;
      this.#deps.imported.set(url, uuid);
      if (tag !== null) this.#deps.images.tag(uuid, tag);
      this.#resultImage = uuid;
      this.#end('SUCCESS', null);
    } catch (error) {
      if (isTerminal(this.#status)) return;
      this.#end('FAILED', messageOf(error));
    }
    this.#deps.slots.release();
  }

  async #create(url: string): Promise<string> {
    const { images } = this.#deps;
    const base = images.get(BASE_IMAGE);
    const workspace = await images.workspace(base);
    await writeFile(join(workspace, 'etc/imported-from'), `${url}\n`);
    const facts = { uuid: randomUUID(), createdAt: Date.now(), operationUuid: this.uuid, env: {}, cwd: base.cwd };
    return (await images.keep(workspace, facts)).uuid;
  }

  #end(status: string, error: string | null): void {
    this.#status = status;
    this.#error = error;
    this.#endedAt = Date.now();
    recordStop(this.#log, this.view());
  }
}
