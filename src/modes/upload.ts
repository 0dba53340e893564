import type { HashedFile } from '../files/hash-files.ts';
import type { FileSet } from '../files/local-files.ts';
import { uploadFiles } from '../files/upload-files.ts';
import { formatBytes } from '../report/bytes.ts';
import { counted } from '../report/count.ts';
import { logLine } from '../report/escape.ts';
import type { Context } from './context.ts';
import { heartbeat } from './heartbeat.ts';

/** Brings the files to the service, each content once; returns the UUID of each by its SHA-256. */
export async function upload(
  files: readonly HashedFile[],
  context: Context,
  deadline: number,
): Promise<ReadonlyMap<string, string>> {
  if (files.length === 0) return new Map();
  const { client, log, signal } = context;
  let progress = { done: 0, total: 0 };
  const { specs, uploaded, uploadedBytes, present } = await heartbeat(
    context,
    () => logLine`still uploading · ${progress.done}/${progress.total} files`,
    () =>
      uploadFiles(files, {
        client,
        call: { signal, deadline },
        onProgress: (done, total) => {
          progress = { done, total };
        },
      }),
  );
  log.info(logLine`files · ${uploaded} uploaded (${formatBytes(uploadedBytes)}) · ${present} were there already`);
  return specs;
}

/** Says which local files the step does not take, since a missing file is found out late in a sandbox. */
export function tellLeftOut(sets: readonly FileSet[], { log }: Context): void {
  for (const { files, leftOut } of new Set(sets)) {
    if (leftOut.ignored === 0) continue;
    const examples = leftOut.examples.join(', ');
    const more = leftOut.ignored > leftOut.examples.length ? ', …' : '';
    log.info(
      logLine`files · ${counted(files.length, 'file')} · left out by .gitignore: ${leftOut.ignored} (${examples}${more})`,
    );
  }
}
