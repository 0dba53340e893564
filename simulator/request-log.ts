import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { FaultAction } from './faults.ts';
import { PeakCounter } from './peak-counter.ts';
import { ReceivedBytes } from './received-bytes.ts';

/** A request to the service; control requests are not recorded. */
export interface RequestRecord {
  readonly method: string;
  /** As sent, with prefix, `/v1` and query. */
  readonly path: string;
  /** Path below `/v1` without its query; the whole path for a request elsewhere. */
  readonly resource: string;
  /** Null until there is a reply, and when the connection broke without one. */
  status: number | null;
  readonly headers: IncomingHttpHeaders;
  /** The fault that applied to it; null for none. */
  fault: FaultAction | null;
  /** The text of a JSON body once it was read, else null. */
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
  readonly #requests = new PeakCounter();
  readonly #streams = new PeakCounter();

  /** The greatest number of requests that were open at once. */
  get peakRequests(): number {
    return this.#requests.peak;
  }

  /** The greatest number of event streams that were open at once. */
  get peakStreams(): number {
    return this.#streams.peak;
  }

  /** Records a request until its response closes. */
  open(
    facts: Pick<RequestRecord, 'method' | 'path' | 'resource' | 'headers'>,
    response: ServerResponse,
  ): RequestRecord {
    const traffic = new ReceivedBytes(response.req.socket);
    const record: RequestRecord = {
      ...facts,
      status: null,
      fault: null,
      body: null,
      at: Date.now(),
      endedAt: null,
      concurrency: this.#requests.increment(),
      get received() {
        return traffic.bytes;
      },
    };
    this.records.push(record);
    response.once('close', () => {
      this.#requests.decrement();
      traffic.end();
      record.status = response.headersSent ? response.statusCode : null;
      record.endedAt = Date.now();
    });
    return record;
  }

  /** Counts an event stream until its response closes. */
  openStream(response: ServerResponse): void {
    this.#streams.increment();
    response.once('close', () => {
      this.#streams.decrement();
    });
  }

  clear(): void {
    this.records.length = 0;
    this.#requests.resetPeak();
    this.#streams.resetPeak();
  }
}
