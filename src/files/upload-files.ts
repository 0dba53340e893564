import { createHash, hash } from 'node:crypto';
import type { ContreeClient } from '../contree/client.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call, StoredFile } from '../contree/types.ts';
import { codeOrText } from '../errors.ts';
import { InvalidInputs } from '../values/problems.ts';
import { quote } from '../values/values.ts';
import type { HashedFile } from './hash-files.ts';
import { piecesOf } from './read-regular.ts';
import { readSmall, SMALL } from './read-small.ts';
import { forEachUntilFailure } from './for-each-until-failure.ts';
import { findStored } from './stored-contents.ts';

interface UploadOptions {
  readonly client: ContreeClient;
  readonly call: Call;
  /** Gets how many of the missing contents are uploaded; first none. */
  readonly onProgress: (done: number, total: number) => void;
}

export interface UploadResult {
  /** UUIDs of the service's files by SHA-256. */
  readonly specs: ReadonlyMap<string, string>;
  /** How many contents. */
  readonly uploaded: number;
  readonly uploadedBytes: number;
  /** How many the service had already. */
  readonly present: number;
}

/** Bytes of a large file that are read at a time. */
const PIECE = 256 * 1024;

/** Bytes, and how many files up to that size are sent at a time: together they take some 10 MiB of memory. */
const TIERS = [
  [16 * 1024, 64],
  [SMALL, 32],
  [Infinity, 4],
] as const;

/**
 * Uploads every missing content once. The first failure aborts the other requests. Throws `ContreeError`, of kind
 * `protocol` when the service stored something else than was sent, and `InvalidInputs` for a file that changed since it
 * was hashed.
 */
export async function uploadFiles(files: readonly HashedFile[], options: UploadOptions): Promise<UploadResult> {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ...(options.call.signal === undefined ? [] : [options.call.signal])]);
  try {
    return await upload(files, { ...options, call: { ...options.call, signal } });
  } finally {
    // Has no effect on a request that is answered.
    stop.abort();
  }
}

async function upload(files: readonly HashedFile[], options: UploadOptions): Promise<UploadResult> {
  const { client, call, onProgress } = options;
  const contents = new Map(files.map((file) => [file.sha256, file]));
  const specs = await findStored(client, [...contents.keys()], call);
  const present = specs.size;
  const missing = [...contents.values()].filter(({ sha256 }) => !specs.has(sha256));
  let uploadedBytes = 0;
  let done = 0;
  onProgress(done, missing.length);
  const tiers = Map.groupBy(missing, (file) => TIERS.find(([largest]) => file.size <= largest));
  for (const tier of TIERS) {
    await forEachUntilFailure(tiers.get(tier) ?? [], tier[1], async (file) => {
      specs.set(file.sha256, await uploadOne(file, client, call));
      uploadedBytes += file.size;
      done += 1;
      onProgress(done, missing.length);
    });
  }
  return { specs, uploaded: done, uploadedBytes, present };
}

async function uploadOne(file: HashedFile, client: ContreeClient, call: Call): Promise<string> {
  const { size, sha256 } = file;
  const stored = await (size <= SMALL ? client.uploadFile(contentOf(file), call) : uploadLarge(file, client, call));
  if (stored.sha256 === sha256) return stored.uuid;
  throw new ContreeError({
    kind: 'protocol',
    method: 'POST',
    path: '/v1/files',
    status: null,
    reason: `the reply is about a file with the SHA-256 ${stored.sha256}, but ${sha256} was sent`,
    advice: 'Try again; if it stays so, something between the runner and the service changes what is sent.',
    retryAfter: null,
    attempts: 1,
    mayHaveActed: true,
  });
}

/** The content, checked before it is sent. */
function contentOf({ path, size, sha256 }: HashedFile): Buffer {
  let content: Buffer | null;
  try {
    content = readSmall(path, size);
  } catch (error) {
    throw changed(path, codeOrText(error));
  }
  if (content !== null && hash('sha256', content) === sha256) return content;
  throw changed(path, OTHER);
}

/** A retry reads the file again. */
async function uploadLarge(file: HashedFile, client: ContreeClient, call: Call): Promise<StoredFile> {
  const problems: unknown[] = [];
  const open = async function* (): AsyncGenerator<Buffer> {
    try {
      yield* readChecked(file);
    } catch (error) {
      problems.push(error);
      throw error;
    }
  };
  try {
    return await client.uploadFile({ size: file.size, open }, call);
  } catch (error) {
    throw problems[0] ?? error;
  }
}

/**
 * The content piece by piece. The last piece is held back until the hash is known: of a file that changed, no service gets a
 * whole request, and stores none of it.
 */
async function* readChecked({ path, size, sha256 }: HashedFile): AsyncGenerator<Buffer> {
  const sum = createHash('sha256');
  let length = 0;
  let held: Buffer | null = null;
  try {
    for await (const piece of piecesOf(path, size, PIECE)) {
      sum.update(piece);
      length += piece.length;
      if (length > size) break;
      if (held !== null) yield held;
      held = piece;
    }
  } catch (error) {
    throw changed(path, codeOrText(error));
  }
  if (length !== size || sum.digest('hex') !== sha256) throw changed(path, OTHER);
  if (held !== null) yield held;
}

const OTHER = 'its content is another';

function changed(path: string, how: string): InvalidInputs {
  const advice = 'let nothing write to it meanwhile';
  return new InvalidInputs([`${quote(path)} changed while the step uploaded it (${how}): ${advice}`]);
}
