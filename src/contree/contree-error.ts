/**
 * An HTTP status, no reply, no reply within the limit of one request, a reply that makes no sense, one beyond the limits in
 * bytes, values or depth, the caller's abort signal, or the call's own deadline before anything else was known.
 */
export type FailureKind = 'status' | 'network' | 'timeout' | 'protocol' | 'oversize' | 'aborted' | 'deadline';

/** Why a request got no whole reply, or one that cannot be used. */
export interface RequestFailure {
  readonly kind: FailureKind;
  /** HTTP status, for kind `status`. */
  readonly status: number | null;
  /** The service's own message, or the network error's. Untrusted. */
  readonly reason: string;
  /** Of kind `status`: the reply is in the service's own form. Other servers answer at a wrong address. */
  readonly isFromService?: boolean;
  /** A system error's code, such as `ECONNRESET`. */
  readonly code?: string | null;
  /** No connection was ever made for it, so the service cannot have received it. */
  readonly unsent?: boolean;
  /** How long the service asked to wait before the next try, in milliseconds; null when it did not. */
  readonly retryAfter: number | null;
}

/** A failure without an HTTP status. */
export function requestFailure(kind: FailureKind, reason: string, code: string | null = null): RequestFailure {
  return { kind, status: null, reason, code, retryAfter: null };
}

/** The last failure of a call, which may have sent several requests. */
export interface Failure extends RequestFailure {
  readonly method: string;
  /** Path below the base address, with its query; never a credential. */
  readonly path: string;
  /** What the reader can do about it. */
  readonly advice: string;
  /** The service may have carried the request out although no reply of its own says so. */
  readonly mayHaveActed: boolean;
  /** How many requests were sent for this call. */
  readonly attempts: number;
}

/** What happened, for messages. */
export const KIND_WORDS: Readonly<Record<Exclude<FailureKind, 'status'>, string>> = {
  network: 'no connection',
  timeout: 'no reply in time',
  protocol: 'an invalid reply',
  oversize: 'a reply that is too large',
  aborted: 'the step was stopping',
  deadline: 'no time left',
};

/**
 * Safe to retry with every method: official clients rely on them to come before the request is handled (API reference, 5.2).
 */
export const DEFERRED_STATUSES: readonly number[] = [425, 429];
/**
 * As after 5xx, the next try may succeed: 408 comes from a gateway, 410 says that a log is "finished, not readable yet" (API
 * reference, 4.5).
 */
export const TRANSIENT_STATUSES: readonly number[] = [408, 410, ...DEFERRED_STATUSES];

/** A call to the service that did not succeed. Its message names method, path, status, reason and advice. */
export class ContreeError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    const status = failure.kind === 'status' ? `HTTP ${String(failure.status)}` : KIND_WORDS[failure.kind];
    const tries = failure.attempts > 1 ? ` after ${failure.attempts} tries` : '';
    super(`${failure.method} ${failure.path}: ${status}${tries}: ${failure.reason}. ${failure.advice}`, options);
    this.name = 'ContreeError';
    this.failure = failure;
  }

  /** The same with further advice: whole sentences. */
  withAdvice(more: string): ContreeError {
    return new ContreeError({ ...this.failure, advice: `${this.failure.advice} ${more}` }, { cause: this.cause });
  }

  /** The caller's abort signal ended the call. */
  get isAborted(): boolean {
    return this.failure.kind === 'aborted';
  }

  /** The caller's abort signal or the call's deadline ended the call before anything else was known. */
  get isCutOff(): boolean {
    return this.isAborted || this.failure.kind === 'deadline';
  }

  /** 401: the token is not accepted, so no other request will succeed. */
  get isUnauthorized(): boolean {
    return this.failure.status === 401;
  }

  get isNotFound(): boolean {
    return this.failure.status === 404;
  }

  /** 403 or 404: nothing of this kind is there for this token. */
  get isInaccessible(): boolean {
    return this.failure.status === 403 || this.isNotFound;
  }

  /** 400 or 422: the service does not take a value or a path of the request. */
  get isInvalid(): boolean {
    return this.failure.status === 400 || this.failure.status === 422;
  }

  /** The service has no such endpoint, as an older one may, or not for this token. */
  get isUnsupported(): boolean {
    return this.isInvalid || this.isInaccessible || this.failure.status === 405;
  }

  /** 425: the operation is queued or starting, so its log cannot be read yet. */
  get isTooEarly(): boolean {
    return this.failure.status === 425;
  }

  /** 410: the operation has ended, but its log cannot be read yet. */
  get isUnreadableYet(): boolean {
    return this.failure.status === 410;
  }

  /** 425 or 429: the service rejected the request for now, and did not handle it. */
  get isDeferred(): boolean {
    return DEFERRED_STATUSES.includes(this.failure.status ?? 0);
  }

  /** 5xx: the service failed, and may answer the next time. */
  get isServerError(): boolean {
    return (this.failure.status ?? 0) >= 500;
  }

  /** The reply is beyond the limits of what is read, and would be the next time. */
  get isOversize(): boolean {
    return this.failure.kind === 'oversize';
  }

  /** The service refuses the request, and would refuse it again. */
  get isRefusal(): boolean {
    const { status } = this.failure;
    return status !== null && !this.isServerError && !TRANSIENT_STATUSES.includes(status);
  }
}
