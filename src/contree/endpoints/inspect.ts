import type { ContreeClient } from '../client.ts';
import { query, segment } from './ask.ts';
import { decodeCreatedReply } from '../wire/created.ts';
import { decodeDirectory } from '../wire/directory.ts';
import { decodeImage } from '../wire/image.ts';
import type { Ask } from './ask.ts';

type Inspect = Pick<
  ContreeClient,
  'findImageByTag' | 'inspectImage' | 'listDirectory' | 'downloadFile' | 'pathExists' | 'downloadArchive'
>;

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

export function inspect({ send, open, value, rows }: Ask): Inspect {
  return {
    findImageByTag: async (tag, call) => {
      const path = `/v1/inspect/${query({ tag })}`;
      const answers = (status: number): boolean => status === 404 || REDIRECTS.includes(status);
      const exchange = await send({ method: 'GET', path, idempotent: true, reads: 'anything', answers }, call);
      // The redirect says which image it is, and is not followed; a service that follows it itself sends the image.
      return exchange.reply.status === 404 ? null : value(exchange, decodeCreatedReply(exchange.reply));
    },

    inspectImage: async (uuid, call) => {
      const path = `/v1/inspect/${segment(uuid)}/`;
      const exchange = await send({ method: 'GET', path, idempotent: true }, call);
      return value(exchange, decodeImage(exchange.json));
    },

    listDirectory: async (imageUuid, path, call) => {
      const listing = `/v1/inspect/${segment(imageUuid)}/list${query({ path })}`;
      const exchange = await send({ method: 'GET', path: listing, idempotent: true }, call);
      return rows(exchange, decodeDirectory(exchange.json)).rows;
    },

    downloadFile: async (imageUuid, path, call) => {
      const { reply } = await send(
        { method: 'GET', path: download(imageUuid, path), idempotent: true, reads: 'anything', accept: '*/*' },
        call,
      );
      return reply.body;
    },

    pathExists: async (imageUuid, path, call) => {
      const { reply } = await send(
        {
          method: 'HEAD',
          path: download(imageUuid, path),
          idempotent: true,
          reads: 'anything',
          accept: '*/*',
          answers: (status) => status === 404,
        },
        call,
      );
      return reply.status !== 404;
    },

    downloadArchive: async (imageUuid, path, call) => {
      const archive = `/v1/inspect/${segment(imageUuid)}/archive${query({ path })}`;
      const answers = (status: number): boolean => status === 404;
      const reply = await open({ method: 'GET', path: archive, idempotent: true, accept: '*/*', answers }, call);
      return 'stream' in reply ? reply.stream : null;
    },
  };
}

function download(imageUuid: string, path: string): string {
  return `/v1/inspect/${segment(imageUuid)}/download${query({ path })}`;
}
