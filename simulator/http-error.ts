import type { OutgoingHttpHeaders } from 'node:http';
import { messageOf } from './errors.ts';

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

/**
 * Runs a part of a route that throws statuses which the OpenAPI text does not know for that route, and replaces them:
 * `{ 404: 400 }` makes 400 of 404.
 */
export function withStatus<Value>(statuses: Readonly<Record<number, number>>, part: () => Value): Value {
  const replaced = (error: unknown): never => {
    const status = error instanceof HttpError ? statuses[error.status] : undefined;
    throw status === undefined ? error : new HttpError(status, messageOf(error));
  };
  try {
    const value = part();
    return value instanceof Promise ? (value.catch(replaced) as Value) : value;
  } catch (error) {
    return replaced(error);
  }
}
