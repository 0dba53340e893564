import { randomUUID } from 'node:crypto';
import { constants, lstatSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpError } from './http-error.ts';
import { isCopied } from './layer.ts';

export interface StoredImage {
  readonly uuid: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly operationUuid: string | null;
  /** The directory that stands for its filesystem. */
  readonly directory: string;
  /** Environment of shell commands that run in it. */
  readonly env: Readonly<Record<string, string>>;
  /** Where commands start that name no directory: an absolute path in it. */
  readonly cwd: string;
}

/** An image with one of its tags, or with none. */
export interface ImageRow {
  readonly image: StoredImage;
  readonly tag: string | null;
}

/** The image that exists from the start, tagged `busybox:latest`, `alpine:latest` and `python:3.12-slim`. */
export const BASE_IMAGE = 'ba5eba5e-0000-4000-8000-000000000001';
const BASE_TAGS = ['busybox:latest', 'alpine:latest', 'python:3.12-slim'];

const PASSWD = 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n';

const TAG = /^[A-Za-z0-9][A-Za-z0-9_-]*(?:[:/.][A-Za-z0-9_-]+)*$/;

/** Images are directories; a tag belongs to one image at a time. */
export class ImageStore {
  readonly #directory: string;
  readonly #images = new Map<string, StoredImage>();
  readonly #tags = new Map<string, string>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Creates the image that exists from the start. Its commands start in `cwd` unless they say otherwise. */
  async createBase(now: number, cwd: string): Promise<void> {
    const directory = await this.workspace();
    for (const path of ['etc', 'root', 'tmp']) await mkdir(join(directory, path), { recursive: true });
    await writeFile(join(directory, 'etc/os-release'), 'NAME="ConTree simulator"\nID=simulator\n');
    await writeFile(join(directory, 'etc/passwd'), PASSWD);
    await this.keep(directory, { uuid: BASE_IMAGE, createdAt: now, operationUuid: null, env: {}, cwd });
    for (const tag of BASE_TAGS) this.tag(BASE_IMAGE, tag);
  }

  /** A directory that is not an image yet: a copy of one, or empty. */
  async workspace(origin?: StoredImage): Promise<string> {
    const directory = join(this.#directory, `work-${randomUUID()}`);
    if (origin === undefined) await mkdir(directory, { recursive: true });
    else await branch(origin.directory, directory);
    return directory;
  }

  /** Turns a workspace into an image. */
  async keep(workspace: string, facts: Omit<StoredImage, 'directory'>): Promise<StoredImage> {
    const directory = join(this.#directory, facts.uuid);
    await rename(workspace, directory);
    const image = { ...facts, directory };
    this.#images.set(image.uuid, image);
    return image;
  }

  async discard(workspace: string): Promise<void> {
    await rm(workspace, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Throws `HttpError` 404 for an unknown image. */
  get(uuid: string): StoredImage {
    const image = this.#images.get(uuid);
    if (image === undefined) throw new HttpError(404, `There is no image ${uuid}`);
    return image;
  }

  /** The image under exactly this tag. Throws `HttpError` 404 when there is none. */
  byTag(tag: string): StoredImage {
    const uuid = this.#tags.get(tag);
    if (uuid === undefined) throw new HttpError(404, `There is no image under the tag ${tag}`);
    return this.get(uuid);
  }

  /** Puts a tag on an image; another image loses it. Throws an `HttpError` for an unknown image or bad syntax. */
  tag(uuid: string, tag: string): ImageRow {
    const image = this.get(uuid);
    checkTag(tag);
    this.#tags.set(tag, uuid);
    return { image, tag };
  }

  /** Takes one tag, or all of them, off an image. Throws `HttpError` 404 when the image does not have it. */
  untag(uuid: string, tag: string | null): ImageRow {
    const image = this.get(uuid);
    if (tag !== null && this.#tags.get(tag) !== uuid) {
      throw new HttpError(404, `The image ${uuid} does not have the tag ${tag}`);
    }
    for (const name of tag === null ? this.tagsOf(uuid) : [tag]) this.#tags.delete(name);
    return { image, tag: this.tagsOf(uuid)[0] ?? null };
  }

  tagsOf(uuid: string): string[] {
    return [...this.#tags].filter(([, owner]) => owner === uuid).map(([tag]) => tag);
  }

  /** One row per tag and one per image without any, newest image first. */
  rows(): ImageRow[] {
    return [...this.#images.values()].reverse().flatMap((image): ImageRow[] => {
      const tags = this.tagsOf(image.uuid);
      return tags.length === 0 ? [{ image, tag: null }] : tags.map((tag) => ({ image, tag }));
    });
  }
}

/** Throws `HttpError` 400 for text that cannot be a tag. */
export function checkTag(tag: string): void {
  if (!TAG.test(tag) || tag.length > 256) throw new HttpError(400, `Not a valid tag: ${tag}`);
}

async function branch(from: string, to: string): Promise<void> {
  await cp(from, to, {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
    verbatimSymlinks: true,
    preserveTimestamps: true,
    // Sockets and FIFOs belong to their processes and cannot be copied.
    filter: (path) => isCopied(lstatSync(path)),
  });
}
