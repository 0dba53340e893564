import { flag, parameter, uuidOf } from '../exchange.ts';
import type { Exchange } from '../exchange.ts';
import type { StoredOperation } from '../operation.ts';
import { pageOf, periodOf } from '../page.ts';
import { HttpError } from '../http-error.ts';
import { empty, json } from '../reply.ts';
import type { Route } from '../router.ts';
import type { World } from '../world.ts';

const STATUSES = ['PENDING', 'ASSIGNED', 'EXECUTING', 'SUCCESS', 'FAILED', 'CANCELLED'];
const KINDS = ['instance', 'image_import'];

export function operationRoutes(world: World): Route[] {
  const { operations, settings, wire } = world;
  return [
    {
      method: 'GET',
      path: '/operations',
      handle: ({ query, now }) => {
        const wanted = {
          status: oneOf(query, 'status', STATUSES),
          kind: oneOf(query, 'kind', KINDS),
          period: periodOf(query, now),
        };
        const rows = operations.list(wanted, pageOf(query), now);
        return json(rows.map(({ operation, view }) => summaryOf(operation, wire.summary(view))));
      },
    },
    {
      method: 'GET',
      path: '/operations/:uuid',
      handle: (exchange) => {
        const operation = operationOf(world, exchange);
        const view = operation.view(exchange.now, flag(exchange.query, 'inflight'));
        const headers = settings.retryAfter === null ? {} : { 'retry-after': String(settings.retryAfter) };
        return json(detailOf(operation, wire.operation(view)), 200, headers);
      },
    },
    {
      method: 'DELETE',
      path: '/operations/:uuid',
      handle: (exchange) => {
        const operation = operationOf(world, exchange);
        const now = Date.now();
        if (!operation.cancel(now)) {
          throw new HttpError(409, `The operation is already ${operation.view(now).status}`);
        }
        return empty(202);
      },
    },
  ];
}

/** The operation that the path names. Throws an `HttpError`: 400 for no UUID, 404 for an unknown one. */
export function operationOf(world: World, exchange: Exchange): StoredOperation {
  const uuid = uuidOf(parameter(exchange, 'uuid'));
  const operation = world.operations.get(uuid);
  if (operation === undefined || operation.createdAt > exchange.now)
    throw new HttpError(404, `There is no operation ${uuid}`);
  return operation;
}

function detailOf(operation: StoredOperation, payload: Record<string, unknown>): unknown {
  const { overlay } = operation;
  if (overlay === null) return payload;
  return overlay.replaced ? overlay.body : leaveOut({ ...payload, ...overlay.detail }, overlay.omit);
}

function summaryOf(operation: StoredOperation, payload: Record<string, unknown>): unknown {
  const { overlay } = operation;
  return overlay === null ? payload : leaveOut({ ...payload, ...overlay.summary }, overlay.omit);
}

function leaveOut(payload: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !names.includes(name)));
}

function oneOf(query: URLSearchParams, name: string, allowed: readonly string[]): string | null {
  const value = query.get(name);
  if (value !== null && !allowed.includes(value)) {
    throw new HttpError(400, `${name} must be one of ${allowed.join(', ')}, not "${value}"`);
  }
  return value;
}
