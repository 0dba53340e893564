import { createRedact } from '../redact.ts';
import type { Call, ImageFilter, ImportRequest, Paging } from '../types.ts';
import { decodeImages } from '../wire/resources.ts';
import { isNotFound, jsonBody, query, type Requests, segment } from './requests.ts';

export function images({ send, list, create }: Requests) {
  return {
    listImages: async (filter: ImageFilter, paging: Paging, call?: Call) => {
      const { rows, received } = await list(`/v1/images${query({ ...paging, ...filter })}`, decodeImages, call);
      return { images: rows, received };
    },

    /** Returns the UUID of the import's operation. */
    importImage: async ({ url, credentials, tag, timeout }: ImportRequest, call?: Call) => {
      const body = jsonBody({ registry: { url, credentials }, tag, timeout });
      const redact = createRedact(credentials === undefined ? [] : [credentials.password]);
      return await create({ method: 'POST', path: '/v1/images/import', body, redact }, call);
    },

    tagImage: async (uuid: string, tag: string, call?: Call): Promise<void> => {
      const path = `/v1/images/${segment(uuid)}/tag`;
      await send({ method: 'PATCH', path, reads: 'anything', body: jsonBody({ tag }) }, call);
    },

    untagImage: async (uuid: string, tag: string, call?: Call): Promise<void> => {
      const path = `/v1/images/${segment(uuid)}/tag${query({ tag })}`;
      // An earlier try whose reply was lost may have removed the tag already.
      const answers = (status: number, replyLost: boolean): boolean => isNotFound(status) && replyLost;
      await send({ method: 'DELETE', path, reads: 'anything', answers }, call);
    },
  };
}
