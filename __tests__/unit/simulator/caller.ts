import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulator } from '../../../simulator/simulator.ts';
import type { Simulator, SimulatorOptions } from '../../../simulator/simulator.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body's JSON; null for other bodies. */
  readonly value: unknown;
}

export interface Caller {
  readonly simulator: Simulator;
  /** Sends a request to a path below `/v1`. A body that is not a string is sent as JSON. */
  readonly call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** Spawns an instance on the base image and returns its operation's UUID. */
  readonly spawn: (request: Record<string, unknown>) => Promise<string>;
  /** Polls an operation until its status fulfils the condition; returns its payload. */
  readonly reach: (uuid: string, wanted: (status: unknown) => boolean) => Promise<Record<string, unknown>>;
  /** Spawns a command and returns the payload of its finished operation. */
  readonly finish: (request: Record<string, unknown>) => Promise<Record<string, unknown>>;
}

export const TERMINAL = (status: unknown): boolean => ['SUCCESS', 'FAILED', 'CANCELLED'].includes(String(status));

/** Starts a simulator and a client for it. */
export async function startCaller(options: SimulatorOptions = {}): Promise<Caller> {
  const simulator = await startSimulator(options);
  const call: Caller['call'] = async (method, path, body, headers = {}) => {
    const content = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${simulator.url}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${simulator.token}`, ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: content }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json' && text !== '';
    const value: unknown = isJson ? JSON.parse(text) : null;
    return { status: response.status, headers: response.headers, text, value };
  };
  const spawn: Caller['spawn'] = async (request) => {
    const { status, headers, text } = await call('POST', '/instances', { image: 'tag:busybox:latest', ...request });
    if (status !== 201) throw new Error(`POST /instances: ${status} ${text}`);
    return headers.get('location')?.split('/').at(-1) ?? '';
  };
  const statusOf = (uuid: string): string | undefined =>
    simulator.operations().find((operation) => operation.uuid === uuid)?.status;
  const reach: Caller['reach'] = async (uuid, wanted) => {
    for (;;) {
      const before = statusOf(uuid);
      const payload = object((await call('GET', `/operations/${uuid}`)).value);
      if (wanted(payload['status'])) return payload;
      // To ask the store is far cheaper than a request.
      do await sleep(5);
      while (before !== undefined && before === statusOf(uuid));
    }
  };
  const finish: Caller['finish'] = async (request) => await reach(await spawn(request), TERMINAL);
  return { simulator, call, spawn, reach, finish };
}

/** A JSON object. Throws for other values. */
export function object(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error(`Not an object: ${JSON.stringify(value)}`);
  return Object.fromEntries(Object.entries(value));
}

/** The value at a path of keys, or undefined. */
export function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Object.entries(inner).find(([name]) => name === key)?.[1]
        : undefined,
    value,
  );
}

/** The stdout of a finished operation as text. */
export function printed(payload: unknown): string {
  const { value, encoding } = object(at(payload, 'metadata', 'result', 'stdout'));
  return Buffer.from(String(value), encoding === 'base64' ? 'base64' : 'utf8').toString('utf8');
}
