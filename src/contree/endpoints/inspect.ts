import type { ContreeClient } from '../client.ts';
import { decodeDirectory } from '../wire/directory.ts';
import { decodeImage } from '../wire/resources.ts';
import { createdBy, isNotFound, query, type Requests, segment, valueOf } from './requests.ts';

type Inspect = Pick<
  ContreeClient,
  'findImageByTag' | 'inspectImage' | 'listDirectory' | 'downloadFile' | 'pathExists' | 'downloadArchive'
>;

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const ANY_TYPE = '*/*';

export function inspect({ send, open, list, exists }: Requests): Inspect {
  return {
    findImageByTag: async (tag, call) => {
      const path = `/v1/inspect/${query({ tag })}`;
      const answers = (status: number): boolean => isNotFound(status) || REDIRECTS.includes(status);
      const exchange = await send({ method: 'GET', path, reads: 'anything', answers }, call);
      // The redirect names the image and is not followed; a service that follows it itself sends the image.
      return isNotFound(exchange.reply.status) ? null : createdBy(exchange);
    },

    inspectImage: async (uuid, call) => {
      const exchange = await send({ method: 'GET', path: pathOf(uuid, '') }, call);
      return valueOf(exchange, decodeImage(exchange.json));
    },

    listDirectory: async (uuid, path, call) => (await list(pathOf(uuid, 'list', path), decodeDirectory, call)).rows,

    downloadFile: async (uuid, path, call) => {
      const file = pathOf(uuid, 'download', path);
      return (await send({ method: 'GET', path: file, reads: 'anything', accept: ANY_TYPE }, call)).reply.body;
    },

    pathExists: async (uuid, path, call) =>
      await exists({ path: pathOf(uuid, 'download', path), accept: ANY_TYPE }, call),

    downloadArchive: async (uuid, path, call) => {
      const archive = pathOf(uuid, 'archive', path);
      const { reply } = await open({ method: 'GET', path: archive, accept: ANY_TYPE, answers: isNotFound }, call);
      return 'stream' in reply ? reply.stream : null;
    },
  };
}

/** The address of what the service can do with an image, and with a path in it. */
function pathOf(uuid: string, action: string, path?: string): string {
  return `/v1/inspect/${segment(uuid)}/${action}${query({ path })}`;
}
