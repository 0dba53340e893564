import { isRecord } from './exchange.ts';
import { CHANGES, SIMPLE_ACTIONS, STREAM_FAULTS } from './faults.ts';
import type { Fault, Faults } from './faults.ts';
import type { OperationView } from './operation.ts';
import type { OperationStore } from './operation-store.ts';
import { HttpError } from './http-error.ts';
import { empty, json } from './reply.ts';
import type { RequestLog } from './request-log.ts';
import type { Route } from './router.ts';
import { Seeded } from './seeded.ts';
import type { SeededOperation } from './seeded-operation.ts';

/** How tests and other processes control a simulator. */
export interface Controls {
  clearRequests(): void;
  /** Every operation at this moment, the oldest first, those that listings omit included. */
  operations(): readonly OperationView[];
  /** Registers an operation that follows a script; returns its UUID. Throws for a malformed or taken UUID. */
  seed(operation: SeededOperation): string;
  /** Adds a fault after the active ones. */
  misbehave(fault: Fault): void;
  clearFaults(): void;
}

export interface ControlDeps {
  readonly operations: OperationStore;
  readonly faults: Faults;
  readonly log: RequestLog;
}

export function createControls({ operations, faults, log }: ControlDeps): Controls {
  return {
    clearRequests: () => {
      log.clear();
    },
    operations: () => operations.views(Date.now()),
    seed: (operation) => {
      const seeded = new Seeded(operation, Date.now());
      operations.add(seeded);
      return seeded.uuid;
    },
    misbehave: (fault) => {
      faults.add(fault);
    },
    clearFaults: () => {
      faults.clear();
    },
  };
}

/** Routes below `/__simulator`. */
export function controlRoutes(controls: Controls, log: RequestLog): Route[] {
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
    {
      method: 'GET',
      path: '/requests',
      handle: () =>
        json({ requests: log.records, max_concurrent: log.peakRequests, max_open_streams: log.peakStreams }),
    },
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

/** Reads a fault. Throws `HttpError` 400 that says what is wrong with it. */
function readFault(fields: Record<string, unknown>): Fault {
  const { method, path, times, skip, during, action } = fields;
  if (typeof path !== 'string') throw new HttpError(400, 'path must be a string: a glob, or an expression after ^');
  if (method !== undefined && typeof method !== 'string') throw new HttpError(400, 'method must be a string');
  return {
    path,
    action: readAction(action),
    ...(method === undefined ? {} : { method }),
    ...(times === undefined ? {} : { times: countOf(times, 'times') }),
    ...(skip === undefined ? {} : { skip: countOf(skip, 'skip') }),
    ...(during === undefined ? {} : { during: windowOf(during) }),
  };
}

function readAction(action: unknown): Fault['action'] {
  const simple = SIMPLE_ACTIONS.find((name) => name === action);
  if (simple !== undefined) return simple;
  if (isRecord(action)) {
    const { status, delay, late, stream, after, change, stale, acts, headers = {}, body } = action;
    const streamFault = STREAM_FAULTS.find((name) => name === stream);
    if (streamFault !== undefined) {
      return { stream: streamFault, ...(after === undefined ? {} : { after: countOf(after, 'after') }) };
    }
    const changed = CHANGES.find((name) => name === change);
    if (changed !== undefined) return { change: changed };
    if (stale !== undefined) return { stale: countOf(stale, 'stale') };
    if (typeof delay === 'number' && delay >= 0) return { delay };
    if (typeof late === 'number' && late >= 0) return { late };
    if (typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599) {
      if (!isRecord(headers)) throw new HttpError(400, 'headers must be an object');
      const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      return { status, headers: texts, body, ...(acts === undefined ? {} : { acts: countOf(acts, 'acts') }) };
    }
  }
  const [streams, changes] = [STREAM_FAULTS.join(' or '), CHANGES.join(' or ')];
  const forms = `{status}, {delay}, {late}, {stale}, {change: ${changes}}, {stream: ${streams}}, or one of`;
  throw new HttpError(400, `action must be ${forms} ${SIMPLE_ACTIONS.join(', ')}`);
}

function windowOf(value: unknown): [number, number] {
  const [begin, end] = Array.isArray(value) ? (value as unknown[]) : [];
  return [countOf(begin, 'the begin of during'), countOf(end, 'the end of during')];
}

function countOf(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new HttpError(400, `${name} must be a whole number`);
}

function seedFrom(controls: Controls, fields: Record<string, unknown>): string {
  const { timeline, output } = fields;
  if (!isListOf(timeline, ({ after, status }) => typeof after === 'number' && typeof status === 'string')) {
    throw new HttpError(400, 'timeline must be a list of {after, status}');
  }
  if (!isListOf(output, isOutput)) throw new HttpError(400, 'output must be a list of {after, stream?, text}');
  try {
    return controls.seed(fields);
  } catch (error) {
    throw error instanceof HttpError ? error : new HttpError(400, String(error));
  }
}

function isOutput({ after, stream = 'stdout', text }: Record<string, unknown>): boolean {
  return typeof after === 'number' && (stream === 'stdout' || stream === 'stderr') && typeof text === 'string';
}

/** Whether a field is absent or a list of valid objects. */
function isListOf(value: unknown, isValid: (item: Record<string, unknown>) => boolean): boolean {
  return value === undefined || (Array.isArray(value) && value.every((item) => isRecord(item) && isValid(item)));
}
