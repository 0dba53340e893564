import { retryAfterOf } from '../backoff.ts';
import { DETAIL_LIMITS } from '../reply-limits.ts';
import type {
  Call,
  Cancellation,
  DetailCall,
  Operation,
  OperationDetail,
  OperationFilter,
  Paging,
  SpawnRequest,
} from '../types.ts';
import { parseUuid } from '../uuid.ts';
import type { Decoded } from '../wire/fields.ts';
import { decodeOperation, decodeOperations } from '../wire/operation.ts';
import { jsonBody, query, type Requests, segment, valueOf } from './requests.ts';

export function operations({ send, list, create, now }: Requests) {
  return {
    /** `payloads` are the operations as the service sent them; `retryAfter` is as in `OperationDetail`. */
    listOperations: async (filter: OperationFilter, paging: Paging, call?: Call) => {
      const path = `/v1/operations${query({ ...paging, ...filter })}`;
      const { rows, payloads, received, reply } = await list(path, decodeOperations, call);
      return { operations: rows, payloads, received, retryAfter: retryAfterOf(reply.header, now()) };
    },

    getOperation: async (uuid: string, call?: DetailCall): Promise<OperationDetail> => {
      const request = { method: 'GET', path: pathOf(uuid), limits: DETAIL_LIMITS } as const;
      const asked = { ...request, path: `${request.path}${query({ inflight: 1 })}`, once: true } as const;
      const exchange = await send(call?.inflight === true ? asked : request, call);
      const operation = valueOf(exchange, requireUuid(uuid, decodeOperation(exchange.json)));
      return { operation, payload: exchange.json, retryAfter: retryAfterOf(exchange.reply.header, now()) };
    },

    cancelOperation: async (uuid: string, call?: Call): Promise<Cancellation> => {
      const answers = (status: number): boolean => status === 409;
      const request = { method: 'DELETE', path: pathOf(uuid), reads: 'anything', answers } as const;
      const { reply, replyLost } = await send(request, call);
      return { answer: answers(reply.status) ? 'finished' : 'accepted', replyLost };
    },

    /**
     * Sends SIGTERM to the process group of the instance's main process, as DELETE of subprocess 1 does. Sent once: some
     * programs end without writing anything when a second one comes.
     */
    terminateInstance: async (uuid: string, call?: Call): Promise<void> => {
      const path = `${pathOf(uuid)}/subprocesses/1${query({ signal: 'TERM' })}`;
      await send({ method: 'DELETE', path, reads: 'anything', idempotent: false, once: true }, call);
    },

    /** Returns the UUID of the instance's operation. Not sent again after the service may have received it. */
    spawnInstance: async (request: SpawnRequest, call?: Call) =>
      await create({ method: 'POST', path: '/v1/instances', body: jsonBody(spawnFields(request)) }, call),
  };
}

/** A cache or a proxy that mixes up replies must not give one operation the end of another. */
function requireUuid(uuid: string, decoded: Decoded<Operation>): Decoded<Operation> {
  if ('problem' in decoded || decoded.value.uuid === (parseUuid(uuid) ?? uuid)) return decoded;
  return { problem: `about another operation (${decoded.value.uuid})` };
}

function pathOf(uuid: string): string {
  return `/v1/operations/${segment(uuid)}`;
}

function spawnFields({ stdin, truncateOutputAt, network, maxLayerBytes, ...fields }: SpawnRequest): object {
  return {
    ...fields,
    networking: network === undefined ? undefined : { enabled: network },
    resources_limits: maxLayerBytes === undefined ? undefined : { max_layer_bytes: maxLayerBytes },
    truncate_output_at: truncateOutputAt,
    stdin: stdin === undefined ? undefined : { value: stdin.toString('base64'), encoding: 'base64' },
  };
}
