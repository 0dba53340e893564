import type { Readable } from 'node:stream';
import { DIRECTORY_LIMITS } from '../reply-limits.ts';
import type { Call, DirectoryEntry, Image } from '../types.ts';
import { decodeCreatedReply } from '../wire/created.ts';
import { decodeDirectory } from '../wire/directory.ts';
import { decodeImage } from '../wire/resources.ts';
import { isNotFound, query, type Requests, segment, valueOf } from './requests.ts';

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const ANY_TYPE = '*/*';

export function inspect({ send, read, list, exists }: Requests) {
  return {
    /** The image that carries exactly this tag, or null. */
    findImageByTag: async (tag: string, call?: Call): Promise<string | null> => {
      const path = `/v1/inspect/${query({ tag })}`;
      const answers = (status: number): boolean => isNotFound(status) || REDIRECTS.includes(status);
      const exchange = await send({ method: 'GET', path, reads: 'anything', answers }, call);
      // The redirect names the image and is not followed; a service that follows it itself sends the image.
      return isNotFound(exchange.reply.status) ? null : valueOf(exchange, decodeCreatedReply(exchange.reply));
    },

    inspectImage: async (uuid: string, call?: Call): Promise<Image> =>
      await read({ method: 'GET', path: pathOf(uuid, '') }, decodeImage, call),

    listDirectory: async (uuid: string, path: string, call?: Call): Promise<readonly DirectoryEntry[]> =>
      (await list(pathOf(uuid, 'list', path), decodeDirectory, call, DIRECTORY_LIMITS)).rows,

    downloadFile: async (uuid: string, path: string, call?: Call): Promise<Buffer> => {
      const file = pathOf(uuid, 'download', path);
      return (await send({ method: 'GET', path: file, reads: 'content', accept: ANY_TYPE }, call)).reply.body;
    },

    pathExists: async (uuid: string, path: string, call?: Call) =>
      await exists({ path: pathOf(uuid, 'download', path), accept: ANY_TYPE }, call),

    /**
     * A tar of a file or a directory as it comes; null when nothing is at that path. The client's limit of one request
     * counts for the headers, and then for each silence. A stream that breaks off, falls silent, is aborted or meets the
     * deadline ends with a `ContreeError`. It must be read to its end or destroyed.
     */
    downloadArchive: async (uuid: string, path: string, call?: Call): Promise<Readable | null> => {
      const archive = pathOf(uuid, 'archive', path);
      const request = { method: 'GET', path: archive, reads: 'stream', accept: ANY_TYPE, answers: isNotFound } as const;
      return (await send(request, call)).reply.stream ?? null;
    },
  };
}

/** The address of what the service can do with an image, and with a path in it. */
function pathOf(uuid: string, action: string, path?: string): string {
  return `/v1/inspect/${segment(uuid)}/${action}${query({ path })}`;
}
