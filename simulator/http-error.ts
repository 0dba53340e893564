import type { OutgoingHttpHeaders } from 'node:http';

/** An error reply. Routes throw it; the server writes it in the form of the chosen generation. */
export class HttpError extends Error {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;

  constructor(status: number, message: string, headers: OutgoingHttpHeaders = {}) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.headers = headers;
  }
}
