/**
 * How a call to the service failed: an HTTP status, no reply, no reply within the limit of one request, a reply that
 * makes no sense, the caller's abort signal, or the call's own deadline before anything else was known.
 */
export type FailureKind = 'status' | 'network' | 'timeout' | 'protocol' | 'aborted' | 'deadline';

export interface Failure {
  readonly kind: FailureKind;
  readonly method: string;
  /** Path below the base address, with its query; never a credential. */
  readonly path: string;
  /** HTTP status, for kind `status`. */
  readonly status: number | null;
  /** The service's own message, or the network error's. Untrusted. */
  readonly reason: string;
  /** What the reader can do about it. */
  readonly advice: string;
  /** How long the service asked to wait before the next try, in milliseconds; null when it did not. */
  readonly retryAfter: number | null;
  /** The service may have carried the request out although no reply of its own says so. */
  readonly mayHaveActed: boolean;
  /** How many requests were sent for this call. */
  readonly attempts: number;
}

/** A call to the service that did not succeed. Its message names method, path, status, reason and advice. */
export class ContreeError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    const status = failure.status === null ? failure.kind : `HTTP ${String(failure.status)}`;
    const tries = failure.attempts > 1 ? ` after ${String(failure.attempts)} tries` : '';
    super(`${failure.method} ${failure.path}: ${status}${tries}: ${failure.reason}. ${failure.advice}`, options);
    this.name = 'ContreeError';
    this.failure = failure;
  }
}
