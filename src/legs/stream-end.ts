import type { ContreeError } from '../contree/errors.ts';

/** What the end of an event stream says about its leg. */
export type StreamEnd =
  /** The log is whole: the operation has ended. */
  | { readonly kind: 'completed' }
  /** It ended without saying so. */
  | { readonly kind: 'over' }
  /** The operation has ended, but its log cannot be read yet (410). */
  | { readonly kind: 'unreadable'; readonly retryAfter: number | null }
  /** The operation has not begun, so there are no events yet (425). */
  | { readonly kind: 'early'; readonly retryAfter: number | null }
  /** The service, the network or the stream itself failed, which may pass. */
  | { readonly kind: 'broken'; readonly retryAfter: number | null; readonly silent: boolean }
  /** There is no stream to be had of this operation, now or later. */
  | { readonly kind: 'unavailable' }
  /** Nobody wants it any more. */
  | { readonly kind: 'closed' };

/** Statuses that may pass. */
const PASSING = [408, 429];

/**
 * What it says that a stream failed, before or after the service had agreed to send it (`opened`). Every other 4xx than
 * those named counts as a missing route: the leg is read by its detail then, which tells of a token or an operation that
 * is not accepted.
 */
export function streamEndOf({ failure }: ContreeError, opened: boolean): StreamEnd {
  const { kind, status, retryAfter } = failure;
  if (kind === 'aborted' || kind === 'deadline') return { kind: 'closed' };
  if (status === 425) return { kind: 'early', retryAfter };
  if (status === 410) return { kind: 'unreadable', retryAfter };
  // What is no event stream at all, such as the page of a gateway, will be none the next time.
  if (kind === 'protocol' && !opened) return { kind: 'unavailable' };
  if (status !== null && status < 500 && !PASSING.includes(status)) return { kind: 'unavailable' };
  return { kind: 'broken', retryAfter, silent: kind === 'timeout' && opened };
}
