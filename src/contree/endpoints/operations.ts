import { parseRetryAfter } from '../backoff.ts';
import type { ContreeClient } from '../client.ts';
import type { Reply } from '../transport.ts';
import type { Operation, SpawnRequest } from '../types.ts';
import { parseUuid } from '../uuid.ts';
import type { Decoded } from '../wire/fields.ts';
import { decodeOperation, decodeOperations } from '../wire/operation.ts';
import { createdBy, jsonBody, query, type Requests, segment, valueOf } from './requests.ts';

type Operations = Pick<ContreeClient, 'listOperations' | 'getOperation' | 'cancelOperation' | 'spawnInstance'>;

export function operations({ send, list, now }: Requests): Operations {
  const retryAfterOf = ({ header }: Reply): number | null => parseRetryAfter(header('Retry-After'), now());
  return {
    listOperations: async (filter, paging, call) => {
      const path = `/v1/operations${query({ ...paging, ...filter })}`;
      const { rows, payloads, received, reply } = await list(path, decodeOperations, call);
      return { operations: rows, payloads, received, retryAfter: retryAfterOf(reply) };
    },

    getOperation: async (uuid, call) => {
      const exchange = await send({ method: 'GET', path: pathOf(uuid) }, call);
      const operation = valueOf(exchange, only(uuid, decodeOperation(exchange.json)));
      return { operation, payload: exchange.json, retryAfter: retryAfterOf(exchange.reply) };
    },

    cancelOperation: async (uuid, call) => {
      const answers = (status: number): boolean => status === 409;
      const { reply, replyLost } = await send(
        { method: 'DELETE', path: pathOf(uuid), reads: 'anything', answers },
        call,
      );
      return { answer: answers(reply.status) ? 'finished' : 'accepted', replyLost };
    },

    spawnInstance: async (request, call) => {
      const body = jsonBody(spawnFields(request));
      return createdBy(await send({ method: 'POST', path: '/v1/instances', reads: 'anything', body }, call));
    },
  };
}

/** A cache or a proxy that mixes up replies must not give one operation the end of another. */
function only(uuid: string, decoded: Decoded<Operation>): Decoded<Operation> {
  if ('problem' in decoded || decoded.value.uuid === (parseUuid(uuid) ?? uuid)) return decoded;
  return { problem: `about another operation (${decoded.value.uuid})` };
}

function pathOf(uuid: string): string {
  return `/v1/operations/${segment(uuid)}`;
}

function spawnFields({ stdin, truncateOutputAt, ...fields }: SpawnRequest): object {
  return {
    ...fields,
    truncate_output_at: truncateOutputAt,
    stdin: stdin === undefined ? undefined : { value: stdin.toString('base64'), encoding: 'base64' },
  };
}
