import { setTimeout as sleep } from 'node:timers/promises';
import { BASE_IMAGE, type Simulator } from '../../simulator/simulator.ts';

export interface Answer {
  readonly status: number;
  readonly location: string;
  /** The JSON of the body; null for another body. */
  readonly json: unknown;
}

export interface Client {
  /** A `Uint8Array` goes as it is, any other body as JSON. */
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  /** Starts an instance on the first image; returns its operation's UUID. */
  readonly start: (fields: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Polls an operation until it has one of these statuses; returns the detail. */
  readonly reach: (uuid: string, ...statuses: string[]) => Promise<Readonly<Record<string, unknown>>>;
}

export const ENDED = ['SUCCESS', 'FAILED', 'CANCELLED'];

/** A client of the service that does what the text says, and nothing else. */
export function clientOf({ url, token }: Simulator, project: string): Client {
  const send: Client['send'] = async (method, path, body, headers = {}) => {
    const bytes = body instanceof Uint8Array;
    const type = bytes ? 'application/octet-stream' : 'application/json';
    const response = await fetch(`${url}/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${token}`,
        project,
        ...(body === undefined ? {} : { 'content-type': type }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: bytes ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json' && text !== '';
    return {
      status: response.status,
      location: response.headers.get('location') ?? '',
      json: isJson ? JSON.parse(text) : null,
    };
  };
  const reach: Client['reach'] = async (uuid, ...statuses) => {
    for (;;) {
      const detail = (await send('GET', `/operations/${uuid}`)).json as Readonly<Record<string, unknown>>;
      if (statuses.includes(String(detail['status']))) return detail;
      await sleep(5);
    }
  };
  return {
    send,
    reach,
    start: async (fields) => {
      const { status, json } = await send('POST', '/instances', { image: BASE_IMAGE, ...fields });
      if (status !== 201) throw new Error(`POST /instances: ${status} ${JSON.stringify(json)}`);
      return (json as { uuid: string }).uuid;
    },
  };
}
