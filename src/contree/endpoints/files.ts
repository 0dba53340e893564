import type { StreamedBody } from '../sent-body.ts';
import type { Call, Paging, StoredFile } from '../types.ts';
import { decodeStoredFile, decodeStoredFiles } from '../wire/resources.ts';
import { isNotFound, query, type Requests, segment, valueOf } from './requests.ts';

export function files({ send, read, list, exists }: Requests) {
  return {
    /** The client's limit of one request counts from the last piece of a stream that was sent. */
    uploadFile: async (content: Buffer | StreamedBody, call?: Call): Promise<StoredFile> => {
      const body = { type: 'application/octet-stream', content };
      // Files are kept by the hash of their content: a second upload only moves the date of the stored one.
      return await read({ method: 'POST', path: '/v1/files', idempotent: true, body }, decodeStoredFile, call);
    },

    fileExists: async (sha256: string, call?: Call) => await exists({ path: pathOf(sha256) }, call),

    listFiles: async (paging: Paging, call?: Call) => {
      const { rows, received } = await list(`/v1/files${query({ ...paging })}`, decodeStoredFiles, call);
      return { files: rows, received };
    },

    /** Null when no such file is stored. */
    getFile: async (sha256: string, call?: Call): Promise<StoredFile | null> => {
      const exchange = await send({ method: 'GET', path: pathOf(sha256), answers: isNotFound }, call);
      return isNotFound(exchange.reply.status) ? null : valueOf(exchange, decodeStoredFile(exchange.json));
    },
  };
}

function pathOf(sha256: string): string {
  return `/v1/files/${segment(sha256)}`;
}
