import type { OutgoingHttpHeaders } from 'node:http';

/** A request the service turns down. Routes throw it; the server makes it the error reply of the chosen generation. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;

  constructor(status: number, message: string, headers: OutgoingHttpHeaders = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.headers = headers;
  }
}
