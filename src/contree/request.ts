import type { ContreeError } from './contree-error.ts';
import type { Redact } from './redact.ts';
import type { ReplyLimits } from './reply-limits.ts';
import type { StreamedBody } from './sent-body.ts';
import type { Reply } from './transport.ts';

/** What one call of the service sends, and how its reply is read. */
export interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE';
  /** With its query, such as `/v1/operations?limit=100`. */
  readonly path: string;
  /** Sending it twice does no more than sending it once. When not given: every method but POST. */
  readonly idempotent?: boolean;
  readonly body?: { readonly type: string; readonly content: Buffer | StreamedBody };
  /**
   * What a 2xx reply must hold: JSON when not given; otherwise anything or nothing, as a whole (`content`), as a stream, or
   * only its first part (`anything`).
   */
  readonly reads?: 'json' | 'anything' | 'content' | 'stream';
  /** For a JSON reply that is larger than the usual ones. */
  readonly limits?: ReplyLimits;
  /** Media type; JSON when not given. */
  readonly accept?: string;
  /** Which statuses beside 2xx are an answer and no failure. */
  readonly answers?: (status: number, replyLost: boolean) => boolean;
  /** For what the service may repeat, and no message may show. */
  readonly redact?: Redact;
  /** Beyond those that every request carries. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Never retried: the caller knows better when to try again. */
  readonly once?: true;
  /** A 403 is handed on as it is. */
  readonly unexplained?: true;
  /** Milliseconds that a stream may be silent; when not given, as long as a whole request may take. */
  readonly silence?: number;
}

export interface Exchange {
  readonly reply: Reply;
  /** The parsed body of a 2xx reply to a request that reads JSON. */
  readonly json: unknown;
  /** An earlier try may have been carried out by the service. */
  readonly replyLost: boolean;
  /** The error for a reply that makes no sense, or is beyond the limits; `reason` says what is wrong with it. */
  readonly nonsense: (reason: string, kind?: 'protocol' | 'oversize') => ContreeError;
}
