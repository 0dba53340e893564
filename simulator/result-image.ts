import { randomUUID } from 'node:crypto';
import { posix } from 'node:path';
import type { ImageStore, StoredImage } from './image-store.ts';
import { layerOf } from './layer.ts';
import { withoutUnset } from './spawn-request.ts';
import type { SpawnRequest } from './spawn-request.ts';

/** A finished run's directory and where it came from. */
export interface Leftover {
  readonly operationUuid: string;
  readonly origin: StoredImage;
  readonly workspace: string;
  /** When the workspace was a whole copy of the origin, in milliseconds since the epoch. */
  readonly copiedAt: number;
}

export interface ResultImage {
  readonly uuid: string;
  /** Bytes that the run wrote. */
  readonly bytes: number;
}

/**
 * Makes the result image of a run that ended in order, and takes its workspace. A run that wrote nothing has its input
 * image as its result, a disposable one has none. Throws when the run wrote more than it may.
 */
export async function resultImage(
  images: ImageStore,
  request: SpawnRequest,
  run: Leftover,
): Promise<ResultImage | null> {
  const { origin, workspace } = run;
  const { changed, bytes } = await layerOf(origin.directory, workspace, run.copiedAt);
  if (bytes > request.maxLayerBytes) {
    throw new Error(`The run wrote ${bytes} bytes, more than its max_layer_bytes, ${request.maxLayerBytes}`);
  }
  const kept = {
    env: preservedEnv(request, origin),
    cwd: request.preserveCwd ? initialCwd(request, origin) : origin.cwd,
  };
  const isNew = changed || kept.cwd !== origin.cwd || !sameEnv(kept.env, origin.env);
  if (request.disposable || !isNew) {
    await images.discard(workspace);
    return request.disposable ? null : { uuid: origin.uuid, bytes };
  }
  const facts = { uuid: randomUUID(), createdAt: Date.now(), operationUuid: run.operationUuid, ...kept };
  return { uuid: (await images.keep(workspace, facts)).uuid, bytes };
}

/** Where a command starts: an absolute path in the image. */
export function initialCwd({ cwd }: Pick<SpawnRequest, 'cwd'>, image: StoredImage): string {
  return cwd === '' ? image.cwd : posix.resolve(cwd);
}

/** An empty value removes a name from what is preserved, as null does. */
function preservedEnv(request: SpawnRequest, origin: StoredImage): Readonly<Record<string, string>> {
  if (!request.preserveEnv) return origin.env;
  const merged = Object.entries(withoutUnset({ ...origin.env, ...request.env }));
  return Object.fromEntries(merged.filter(([, value]) => value !== ''));
}

function sameEnv(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
