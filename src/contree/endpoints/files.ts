import type { ContreeClient } from '../client.ts';
import { query, segment } from './ask.ts';
import { decodeStoredFile, decodeStoredFiles } from '../wire/stored-file.ts';
import type { Ask } from './ask.ts';

type Files = Pick<ContreeClient, 'uploadFile' | 'fileExists' | 'listFiles' | 'getFile'>;

const notFound = (status: number): boolean => status === 404;

export function files({ send, value, rows }: Ask): Files {
  return {
    uploadFile: async (content, call) => {
      const body = { type: 'application/octet-stream', bytes: content };
      // Files are kept by the hash of their content, so that a second upload changes nothing.
      const exchange = await send({ method: 'POST', path: '/v1/files', idempotent: true, body }, call);
      return value(exchange, decodeStoredFile(exchange.json));
    },

    fileExists: async (sha256, call) => {
      const path = pathOf(sha256);
      const { reply } = await send(
        { method: 'HEAD', path, idempotent: true, reads: 'anything', answers: notFound },
        call,
      );
      return reply.status !== 404;
    },

    listFiles: async (paging, call) => {
      const exchange = await send({ method: 'GET', path: `/v1/files${query({ ...paging })}`, idempotent: true }, call);
      const { rows: found, problems } = rows(exchange, decodeStoredFiles(exchange.json));
      return { files: found, received: found.length + problems.length };
    },

    getFile: async (sha256, call) => {
      const exchange = await send({ method: 'GET', path: pathOf(sha256), idempotent: true, answers: notFound }, call);
      return exchange.reply.status === 404 ? null : value(exchange, decodeStoredFile(exchange.json));
    },
  };
}

function pathOf(sha256: string): string {
  return `/v1/files/${segment(sha256)}`;
}
