import { type HashedFile, hashFiles } from '../files/hash-files.ts';
import type { FileSet } from '../files/local-files.ts';
import { uploadFiles } from '../files/upload-files.ts';
import { logLine, type LogText } from '../report/text/escape.ts';
import { counted, formatBytes } from '../report/text/format.ts';
import type { BoundedContext, Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';

export async function hashSets(sets: readonly FileSet[]): Promise<ReadonlyMap<FileSet, readonly HashedFile[]>> {
  const hashed = new Map<FileSet, readonly HashedFile[]>();
  for (const set of new Set(sets)) hashed.set(set, await hashFiles(set.files));
  return hashed;
}

/**
 * Uploads the files, each content once; returns the UUID of each by its SHA-256.
 * @param what names them in the log
 */
export async function upload(
  files: readonly HashedFile[],
  context: BoundedContext,
  what: LogText = logLine`files`,
): Promise<ReadonlyMap<string, string>> {
  if (files.length === 0) return new Map();
  const { client, log, signal, deadline } = context;
  let progress = { done: 0, total: 0 };
  const onProgress = (done: number, total: number): void => {
    progress = { done, total };
  };
  const stillUploading = (): LogText => logLine`still uploading · ${progress.done}/${counted(progress.total, 'file')}`;
  const uploading = { client, call: { signal, deadline }, onProgress };
  const done = await heartbeat(context, stillUploading, () => uploadFiles(files, uploading));
  const { specs, uploaded, uploadedBytes, present } = done;
  log.info(logLine`${what} · ${uploaded} uploaded (${formatBytes(uploadedBytes)}) · ${present} there already`);
  return specs;
}

/** Logs which local files are not uploaded: a sandbox reports a missing file late, or not at all. */
export function logLeftOut(sets: readonly FileSet[], { log }: Context): void {
  for (const { files, leftOut } of new Set(sets)) {
    if (leftOut.ignored === 0) continue;
    const more = leftOut.ignored > leftOut.examples.length ? ', …' : '';
    const examples = `${leftOut.examples.join(', ')}${more}`;
    const found = counted(files.length, 'file');
    log.info(logLine`files · ${found} · left out by .gitignore: ${leftOut.ignored} (${examples})`);
  }
}
