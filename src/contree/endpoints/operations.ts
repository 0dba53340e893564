import type { ContreeClient } from '../client.ts';
import { query, segment } from './ask.ts';
import { parseRetryAfter } from '../backoff.ts';
import type { Exchange } from '../send.ts';
import type { Operation } from '../types.ts';
import { parseUuid } from '../uuid.ts';
import type { Decoded } from '../wire/fields.ts';
import { decodeOperation, decodeOperations } from '../wire/operation.ts';
import type { Ask } from './ask.ts';

type Operations = Pick<ContreeClient, 'listOperations' | 'getOperation' | 'cancelOperation'>;

export function operations({ send, value, rows, now }: Ask): Operations {
  const retryAfterOf = ({ reply }: Exchange): number | null => parseRetryAfter(reply.header('Retry-After'), now());
  return {
    listOperations: async (filter, paging, call) => {
      const path = `/v1/operations${query({ ...paging, ...filter })}`;
      const exchange = await send({ method: 'GET', path, idempotent: true }, call);
      const { rows: found, payloads, problems } = rows(exchange, decodeOperations(exchange.json));
      const received = found.length + problems.length;
      return { operations: found, payloads, received, retryAfter: retryAfterOf(exchange) };
    },

    getOperation: async (uuid, call) => {
      const exchange = await send({ method: 'GET', path: pathOf(uuid), idempotent: true }, call);
      const operation = value(exchange, only(uuid, decodeOperation(exchange.json)));
      return { operation, payload: exchange.json, retryAfter: retryAfterOf(exchange) };
    },

    cancelOperation: async (uuid, call) => {
      const { reply, replyLost } = await send(
        {
          method: 'DELETE',
          path: pathOf(uuid),
          idempotent: true,
          reads: 'anything',
          answers: (status) => status === 409,
        },
        call,
      );
      return { answer: reply.status === 409 ? 'finished' : 'accepted', replyLost };
    },
  };
}

/** A cache or a proxy that mixes replies up must not make one operation's end that of another. */
function only(uuid: string, decoded: Decoded<Operation>): Decoded<Operation> {
  if ('problem' in decoded || decoded.value.uuid === (parseUuid(uuid) ?? uuid)) return decoded;
  return { problem: `about another operation (${decoded.value.uuid})` };
}

function pathOf(uuid: string): string {
  return `/v1/operations/${segment(uuid)}`;
}
