import type { ContreeClient } from '../client.ts';
import type { SpawnRequest } from '../types.ts';
import { decodeCreatedReply } from '../wire/created.ts';
import { jsonBody, type Ask } from './ask.ts';

export function instances({ send, value }: Ask): Pick<ContreeClient, 'spawnInstance'> {
  return {
    spawnInstance: async (request, call) => {
      const body = jsonBody(spawnFields(request));
      const exchange = await send(
        { method: 'POST', path: '/v1/instances', idempotent: false, reads: 'anything', body },
        call,
      );
      return value(exchange, decodeCreatedReply(exchange.reply));
    },
  };
}

function spawnFields({ stdin, truncateOutputAt, ...fields }: SpawnRequest): object {
  return {
    ...fields,
    truncate_output_at: truncateOutputAt,
    stdin: stdin === undefined ? undefined : { value: stdin.toString('base64'), encoding: 'base64' },
  };
}
