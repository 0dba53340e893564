import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { Level } from './level.ts';
import { Traffic } from './traffic.ts';

/** A request that the simulator received, apart from those that control it. */
export interface RequestRecord {
  readonly method: string;
  /** As sent, with prefix, `/v1` and query. */
  readonly path: string;
  /** Path below `/v1` without its query; the whole path for a request elsewhere. */
  readonly resource: string;
  /** Null until there is a reply, and when the connection was broken without one. */
  status: number | null;
  readonly headers: IncomingHttpHeaders;
  /** The text of a JSON body, once it was read; null for other bodies and for none. */
  body: string | null;
  /** Milliseconds since the epoch: when it arrived, and when its reply or its connection ended. */
  readonly at: number;
  endedAt: number | null;
  /** How many requests were open when it arrived, itself included. */
  readonly concurrency: number;
  /** Bytes of the reply on the wire so far: its head, its compressed body, and the framing of its chunks. */
  readonly received: number;
}

/** All requests since the start or the last clearing. */
export class RequestLog {
  readonly records: RequestRecord[] = [];
  readonly #requests = new Level();
  readonly #streams = new Level();

  /** The greatest number of requests that were open at once. */
  get most(): number {
    return this.#requests.most;
  }

  /** The greatest number of event streams that were open at once. */
  get mostStreams(): number {
    return this.#streams.most;
  }

  /** Records a request until its response closes. */
  open(
    facts: Pick<RequestRecord, 'method' | 'path' | 'resource' | 'headers'>,
    response: ServerResponse,
  ): RequestRecord {
    const traffic = new Traffic(response.req.socket);
    const record: RequestRecord = {
      ...facts,
      status: null,
      body: null,
      at: Date.now(),
      endedAt: null,
      concurrency: this.#requests.rise(),
      get received() {
        return traffic.bytes;
      },
    };
    this.records.push(record);
    response.once('close', () => {
      this.#requests.fall();
      traffic.end();
      record.status = response.headersSent ? response.statusCode : null;
      record.endedAt = Date.now();
    });
    return record;
  }

  /** Counts an event stream until its response closes. */
  openStream(response: ServerResponse): void {
    this.#streams.rise();
    response.once('close', () => {
      this.#streams.fall();
    });
  }

  clear(): void {
    this.records.length = 0;
    this.#requests.forget();
    this.#streams.forget();
  }
}
