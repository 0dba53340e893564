import type { Readable } from 'node:stream';
import type { FailureKind } from './contree-error.ts';

/** A whole HTTP reply, its body decoded from gzip. */
export interface Reply {
  readonly status: number;
  /** The header's value; null when the reply has none of this name. */
  readonly header: (name: string) => string | null;
  readonly body: Buffer;
}

/** A successful reply whose body is still to be read. */
export interface OpenReply extends Pick<Reply, 'status' | 'header'> {
  /** Decoded from gzip. Whoever does not read it to its end destroys it. */
  readonly stream: Readable;
}

/** Why a request got no whole reply, or one that cannot be used. */
export interface RequestFailure {
  readonly kind: FailureKind;
  /** HTTP status, for kind `status`. */
  readonly status: number | null;
  readonly reason: string;
  /** A system error's code, such as `ECONNRESET`. */
  readonly code: string | null;
  /** Milliseconds the service asks to wait before the next try. */
  readonly retryAfter: number | null;
}

/** Trouble in which no HTTP status plays a part. */
export function requestFailure(kind: FailureKind, reason: string, code: string | null = null): RequestFailure {
  return { kind, status: null, reason, code, retryAfter: null };
}
