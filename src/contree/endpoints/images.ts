import type { ContreeClient } from '../client.ts';
import { createRedact } from '../redact.ts';
import type { ImportRequest } from '../types.ts';
import { decodeCreatedReply, parseBody } from '../wire/created.ts';
import { decodeImage, decodeImages } from '../wire/image.ts';
import { type Ask, jsonBody, query, segment } from './ask.ts';

type Images = Pick<ContreeClient, 'listImages' | 'importImage' | 'tagImage' | 'untagImage'>;

export function images({ send, value, rows }: Ask): Images {
  return {
    listImages: async (filter, paging, call) => {
      const path = `/v1/images${query({ ...paging, ...filter })}`;
      const exchange = await send({ method: 'GET', path, idempotent: true }, call);
      return rows(exchange, decodeImages(exchange.json)).rows;
    },

    importImage: async (request, call) => {
      const exchange = await send(
        {
          method: 'POST',
          path: '/v1/images/import',
          idempotent: false,
          reads: 'anything',
          body: jsonBody(importFields(request)),
          redact: createRedact(request.credentials === undefined ? [] : [request.credentials.password]),
        },
        call,
      );
      return value(exchange, decodeCreatedReply(exchange.reply));
    },

    tagImage: async (uuid, tag, call) => {
      const path = `/v1/images/${segment(uuid)}/tag`;
      const body = jsonBody({ tag });
      const { reply } = await send({ method: 'PATCH', path, idempotent: true, reads: 'anything', body }, call);
      const decoded = decodeImage(parseBody(reply.body));
      // The tag is set, whatever the body of the reply is.
      return 'value' in decoded ? decoded.value : { uuid, tag, createdAt: null, operationUuid: null };
    },

    untagImage: async (uuid, tag, call) => {
      const path = `/v1/images/${segment(uuid)}/tag${query({ tag })}`;
      // An earlier try whose reply was lost may have removed the tag already.
      const answers = (status: number, replyLost: boolean): boolean => status === 404 && replyLost;
      await send({ method: 'DELETE', path, idempotent: true, reads: 'anything', answers }, call);
    },
  };
}

function importFields({ url, credentials, tag, timeout }: ImportRequest): object {
  return { registry: { url, credentials }, tag, timeout };
}
