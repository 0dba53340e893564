import type { ContreeClient } from '../client.ts';
import { decodeStoredFile, decodeStoredFiles } from '../wire/resources.ts';
import { isNotFound, query, type Requests, segment, valueOf } from './requests.ts';

type Files = Pick<ContreeClient, 'uploadFile' | 'fileExists' | 'listFiles' | 'getFile'>;

export function files({ send, list, exists }: Requests): Files {
  return {
    uploadFile: async (content, call) => {
      const body = { type: 'application/octet-stream', bytes: content };
      // Files are kept by the hash of their content, so a second upload changes nothing.
      const exchange = await send({ method: 'POST', path: '/v1/files', idempotent: true, body }, call);
      return valueOf(exchange, decodeStoredFile(exchange.json));
    },

    fileExists: async (sha256, call) => await exists({ path: pathOf(sha256) }, call),

    listFiles: async (paging, call) => {
      const { rows, received } = await list(`/v1/files${query({ ...paging })}`, decodeStoredFiles, call);
      return { files: rows, received };
    },

    getFile: async (sha256, call) => {
      const exchange = await send({ method: 'GET', path: pathOf(sha256), answers: isNotFound }, call);
      return isNotFound(exchange.reply.status) ? null : valueOf(exchange, decodeStoredFile(exchange.json));
    },
  };
}

function pathOf(sha256: string): string {
  return `/v1/files/${segment(sha256)}`;
}
