import { setTimeout as sleep } from 'node:timers/promises';
import { EventBody } from '../event-body.ts';
import { writeEvents } from '../event-stream.ts';
import { flag } from '../exchange.ts';
import type { Exchange } from '../exchange.ts';
import { whole } from '../page.ts';
import { HttpError } from '../http-error.ts';
import { live } from '../reply.ts';
import type { Route } from '../router.ts';
import type { World } from '../world.ts';
import { operationOf } from './operations.ts';

const POLL_MS = 20;

export function eventRoutes(world: World): Route[] {
  const { settings } = world;
  return [
    {
      method: 'GET',
      path: '/operations/:uuid/events',
      handle: async (exchange) => {
        const operation = operationOf(world, exchange);
        const follow = flag(exchange.query, 'follow');
        const { query } = exchange;
        const spid = query.has('spid') ? whole(query, 'spid', 0, 0, Number.MAX_SAFE_INTEGER) : null;
        const after = cursorOf(exchange);
        const limit = Date.now() + (follow ? settings.eventPatience : 0);
        let log = operation.events(Date.now());
        while (log === null && Date.now() < limit && !exchange.gone.aborted) {
          await sleep(POLL_MS);
          log = operation.events(Date.now());
        }
        if (log === null) {
          throw new HttpError(425, `events not yet available for operation ${operation.uuid}`, { 'retry-after': '1' });
        }
        const events = log;
        const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' };
        return live(headers, (response, gzip, fault) => {
          const wanted = { follow, spid, after, keepalive: settings.keepalive, fault };
          writeEvents(new EventBody(response, gzip), events, wanted);
        });
      },
    },
  ];
}

/** The id after which the stream begins: `Last-Event-Id` wins over `since`; -1 for the start. */
function cursorOf({ headers, query }: Exchange): number {
  const resumed = headers['last-event-id'];
  if (typeof resumed === 'string') query.set('since', resumed);
  // Some clients begin with -1, which is before the first event.
  return query.get('since') === '-1' ? -1 : whole(query, 'since', -1, 0, Number.MAX_SAFE_INTEGER);
}
