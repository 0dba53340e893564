import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { RequestRecord } from './request-log.ts';

/** A request and its reply as they went over the wire. */
export interface ObservedExchange {
  readonly request: RequestRecord;
  /** A fault made on purpose applied to it. */
  readonly faulty: boolean;
  /** As given by the route; Node adds its own. Null without a reply. */
  readonly headers: OutgoingHttpHeaders | null;
  /** The body on the wire: compressed, if `headers` says so. */
  readonly body: Buffer;
  /** The reply ended in order. */
  readonly whole: boolean;
}

export type Observer = (exchange: ObservedExchange) => void;

/** Calls `observer` once, when the response closes. It must come before anything is written. */
export function observe(
  response: ServerResponse,
  facts: Pick<ObservedExchange, 'request' | 'faulty'>,
  observer: Observer,
): void {
  const chunks: Buffer[] = [];
  let headers: OutgoingHttpHeaders | null = null;
  const keep = (chunk: unknown): void => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string));
  };
  const real = {
    writeHead: response.writeHead.bind(response),
    write: response.write.bind(response) as (...args: unknown[]) => boolean,
    end: response.end.bind(response) as (...args: unknown[]) => ServerResponse,
  };
  response.writeHead = (status: number, given?: unknown) => {
    headers = given as OutgoingHttpHeaders;
    return real.writeHead(status, headers);
  };
  response.write = (...args: unknown[]) => {
    keep(args[0]);
    return real.write(...args);
  };
  response.end = (...args: unknown[]) => {
    keep(args[0]);
    real.end(...args);
    return response;
  };
  response.once('close', () => {
    observer({ ...facts, headers, body: Buffer.concat(chunks), whole: response.writableFinished });
  });
}
