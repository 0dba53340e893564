import { isRecord } from './exchange.ts';
import { SIMPLE_ACTIONS, STREAM_FAULTS } from './faults.ts';
import type { Fault } from './faults.ts';
import { Refusal } from './refusal.ts';
import { empty, json } from './reply.ts';
import type { Route } from './router.ts';
import type { SeededOperation } from './seeded-operation.ts';

/** What other processes may do to a simulator. */
export interface Controls {
  misbehave(fault: Fault): void;
  clearFaults(): void;
  seed(operation: SeededOperation): string;
  operations(): unknown;
  requests(): unknown;
  clearRequests(): void;
}

/** Routes below `/__simulator`. */
export function controlRoutes(controls: Controls): Route[] {
  return [
    {
      method: 'POST',
      path: '/faults',
      handle: async (exchange) => {
        controls.misbehave(readFault(await exchange.fields()));
        return empty(204);
      },
    },
    {
      method: 'DELETE',
      path: '/faults',
      handle: () => {
        controls.clearFaults();
        return empty(204);
      },
    },
    { method: 'GET', path: '/requests', handle: () => json(controls.requests()) },
    {
      method: 'DELETE',
      path: '/requests',
      handle: () => {
        controls.clearRequests();
        return empty(204);
      },
    },
    { method: 'GET', path: '/operations', handle: () => json(controls.operations()) },
    {
      method: 'POST',
      path: '/operations',
      handle: async (exchange) => {
        const uuid = seedFrom(controls, await exchange.fields());
        return json({ uuid }, 201);
      },
    },
  ];
}

/** Reads a fault. Throws a 400 refusal that says what is wrong with it. */
function readFault(fields: Record<string, unknown>): Fault {
  const { method, path, times, skip, action } = fields;
  if (typeof path !== 'string') throw new Refusal(400, 'path must be a string: a glob, or an expression after ^');
  if (method !== undefined && typeof method !== 'string') throw new Refusal(400, 'method must be a string');
  return {
    path,
    action: readAction(action),
    ...(method === undefined ? {} : { method }),
    ...(times === undefined ? {} : { times: countOf(times, 'times') }),
    ...(skip === undefined ? {} : { skip: countOf(skip, 'skip') }),
  };
}

function readAction(action: unknown): Fault['action'] {
  const simple = SIMPLE_ACTIONS.find((name) => name === action);
  if (simple !== undefined) return simple;
  if (isRecord(action)) {
    const { status, delay, late, stream, after, headers = {}, body } = action;
    const streamFault = STREAM_FAULTS.find((name) => name === stream);
    if (streamFault !== undefined) {
      return { stream: streamFault, ...(after === undefined ? {} : { after: countOf(after, 'after') }) };
    }
    if (typeof delay === 'number' && delay >= 0) return { delay };
    if (typeof late === 'number' && late >= 0) return { late };
    if (typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599) {
      if (!isRecord(headers)) throw new Refusal(400, 'headers must be an object');
      const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      return { status, headers: texts, body };
    }
  }
  const forms = `{status}, {delay}, {late}, {stream: ${STREAM_FAULTS.join(' or ')}}, or one of`;
  throw new Refusal(400, `action must be ${forms} ${SIMPLE_ACTIONS.join(', ')}`);
}

function countOf(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new Refusal(400, `${name} must be a whole number`);
}

function seedFrom(controls: Controls, fields: Record<string, unknown>): string {
  const { timeline, output } = fields;
  if (!isListOf(timeline, ({ after, status }) => typeof after === 'number' && typeof status === 'string')) {
    throw new Refusal(400, 'timeline must be a list of {after, status}');
  }
  if (!isListOf(output, isOutput)) throw new Refusal(400, 'output must be a list of {after, stream?, text}');
  try {
    return controls.seed(fields);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(400, String(error));
  }
}

function isOutput({ after, stream = 'stdout', text }: Record<string, unknown>): boolean {
  return typeof after === 'number' && (stream === 'stdout' || stream === 'stderr') && typeof text === 'string';
}

/** Whether a field is left out or is a list of objects that are all sound. */
function isListOf(value: unknown, isSound: (item: Record<string, unknown>) => boolean): boolean {
  return value === undefined || (Array.isArray(value) && value.every((item) => isRecord(item) && isSound(item)));
}
