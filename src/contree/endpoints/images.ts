import type { ContreeClient } from '../client.ts';
import { createRedact } from '../redact.ts';
import type { ImportRequest } from '../types.ts';
import { decodeImages } from '../wire/resources.ts';
import { createdBy, isNotFound, jsonBody, query, type Requests, segment } from './requests.ts';

type Images = Pick<ContreeClient, 'listImages' | 'importImage' | 'tagImage' | 'untagImage'>;

export function images({ send, list }: Requests): Images {
  return {
    listImages: async (filter, paging, call) =>
      (await list(`/v1/images${query({ ...paging, ...filter })}`, decodeImages, call)).rows,

    importImage: async (request, call) => {
      const body = jsonBody(importFields(request));
      const redact = createRedact(request.credentials === undefined ? [] : [request.credentials.password]);
      return createdBy(
        await send({ method: 'POST', path: '/v1/images/import', reads: 'anything', body, redact }, call),
      );
    },

    tagImage: async (uuid, tag, call) => {
      const path = `/v1/images/${segment(uuid)}/tag`;
      await send({ method: 'PATCH', path, reads: 'anything', body: jsonBody({ tag }) }, call);
    },

    untagImage: async (uuid, tag, call) => {
      const path = `/v1/images/${segment(uuid)}/tag${query({ tag })}`;
      // An earlier try whose reply was lost may have removed the tag already.
      const answers = (status: number, replyLost: boolean): boolean => isNotFound(status) && replyLost;
      await send({ method: 'DELETE', path, reads: 'anything', answers }, call);
    },
  };
}

function importFields({ url, credentials, tag, timeout }: ImportRequest): object {
  return { registry: { url, credentials }, tag, timeout };
}
