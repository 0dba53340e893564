import type { IncomingHttpHeaders } from 'node:http';

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
}

/** All requests since the start or the last clearing. */
export class RequestLog {
  readonly records: RequestRecord[] = [];
  #open = 0;
  #most = 0;

  /** The greatest number of requests that were open at once. */
  get most(): number {
    return this.#most;
  }

  open(facts: Pick<RequestRecord, 'method' | 'path' | 'resource' | 'headers'>): RequestRecord {
    this.#open += 1;
    this.#most = Math.max(this.#most, this.#open);
    const record = { ...facts, status: null, body: null, at: Date.now(), endedAt: null, concurrency: this.#open };
    this.records.push(record);
    return record;
  }

  close(record: RequestRecord, status: number | null): void {
    this.#open -= 1;
    record.status = status;
    record.endedAt = Date.now();
  }

  clear(): void {
    this.records.length = 0;
    this.#most = this.#open;
  }
}
