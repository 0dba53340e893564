import { spread } from '../contree/backoff.ts';
import type { Clock } from '../contree/clock.ts';
import type { ContreeError } from '../contree/contree-error.ts';

/** Why an event stream ended. */
export type StreamEnd =
  /** The log is whole: the operation has ended. */
  | { readonly kind: 'completed' }
  /** The stream ended without a completion event. */
  | { readonly kind: 'incomplete' }
  /** The operation has ended, but its log cannot be read yet (410). */
  | { readonly kind: 'unreadable'; readonly retryAfter: number | null }
  /** The operation is queued or starting, so its log cannot be read yet (425). */
  | { readonly kind: 'early'; readonly retryAfter: number | null }
  /** The service, the network or the stream itself failed, which may pass. */
  | { readonly kind: 'broken'; readonly retryAfter: number | null; readonly silent: boolean }
  /** This operation has no stream, now or later; forbidden when the token may not follow it (403). */
  | { readonly kind: 'unavailable'; readonly isForbidden?: true }
  /** The caller closed it, or its deadline passed. */
  | { readonly kind: 'closed' };

/**
 * What the failure of a stream means; `opened` says that the service had agreed to send it. Every other 4xx counts as a missing
 * route: the leg's detail is read then, which shows whether the token or the operation is rejected.
 */
export function streamEndOf(error: ContreeError, opened: boolean): StreamEnd {
  const { kind, retryAfter } = error.failure;
  if (error.isCutOff) return { kind: 'closed' };
  if (error.isTooEarly) return { kind: 'early', retryAfter };
  if (error.isUnreadableYet) return { kind: 'unreadable', retryAfter };
  // A reply that is no event stream, such as a gateway's page, will be none the next time.
  if (error.failure.status === 403) return { kind: 'unavailable', isForbidden: true };
  if (error.isRefusal || error.isOversize || (kind === 'protocol' && !opened)) return { kind: 'unavailable' };
  return { kind: 'broken', retryAfter, silent: kind === 'timeout' && opened };
}

/** Milliseconds without a byte after which a stream is reopened; doubled each time, up to the longest. */
const SILENCE = 60_000;
const LONGEST_SILENCE = 600_000;
/** A stream that lasted less than this, in milliseconds, was brief. */
export const BRIEF = 10_000;
/** Backoff before a stream is reopened, in milliseconds, by the number of brief ones in a row. */
const BACKOFF = [1_000, 1_000, 1_000, 2_000, 5_000];
/** Share of jitter in the backoff, and on top of `Retry-After`: the service may have cut all streams at once. */
const JITTER = { own: 0.8, asked: 0.5 };
/** After this many fruitless streams in a row a leg gets no other. */
const MOST_FRUITLESS = 6;
/** The longest backoff of an operation that has no events yet, in milliseconds. */
const LONGEST_EARLY = 60_000;

/** How one stream went. */
export interface StreamRecord {
  readonly end: StreamEnd;
  /** It brought an event that was new. */
  readonly brought: boolean;
  /** Milliseconds since the service agreed to send it; 0 when it never agreed. */
  readonly lasted: number;
}

/** How many streams in a row may bring nothing, or come too early, before the operation must be polled. */
export interface FruitlessLimit {
  readonly failures: number;
  readonly earlies: number;
}

/** How far the log of one operation was read, and when its stream may be opened again. */
export class LogCursor {
  /** Id of the last event; null before the first. */
  lastEventId: number | null = null;
  /** The whole log was read. */
  isWhole = false;
  /** When the last event came, or a poll showed it executing; milliseconds since the epoch. */
  heardAt = 0;
  /** Milliseconds without a byte after which its stream counts as broken. */
  silence = SILENCE;
  /** When its stream may be opened, in milliseconds since the epoch; Infinity: never again. */
  opensAt = 0;
  /** When the log can be read, as a 410 says of an operation that has ended; milliseconds since the epoch. */
  readableAt = 0;
  /** Streams in a row that were brief, that also brought no new event, and that did so since the leg was seen executing. */
  #brief = 0;
  #fruitless = 0;
  #failures = 0;
  #earlies = 0;

  exceeds({ failures, earlies }: FruitlessLimit): boolean {
    return this.#failures >= failures || this.#earlies >= earlies;
  }

  /** The operation was seen executing; `now` is in milliseconds since the epoch. */
  seenExecuting(now: number): void {
    this.heardAt = now;
    this.#failures = 0;
    this.#earlies = 0;
  }

  streamEnded({ end, brought, lasted }: StreamRecord, clock: Clock): void {
    if (end.kind === 'closed') return;
    this.#count(end, lasted < BRIEF, brought);
    if (end.kind === 'broken' && end.silent) this.silence = Math.min(this.silence * 2, LONGEST_SILENCE);
    const isLast = end.kind === 'unavailable' || end.kind === 'completed' || this.#fruitless >= MOST_FRUITLESS;
    const random = clock.random();
    const own = spread(this.#backoff(end), JITTER.own, random);
    const asked = askedDelay(end, random);
    this.opensAt = isLast ? Infinity : clock.now() + Math.max(own, asked);
    this.readableAt = end.kind === 'unreadable' ? clock.now() + asked : 0;
  }

  #count(end: StreamEnd, isBrief: boolean, brought: boolean): void {
    const isFruitless = isBrief && !brought;
    this.#brief = isBrief ? this.#brief + 1 : 0;
    if (!isFruitless) {
      this.#failures = 0;
      this.#earlies = 0;
    }
    // An operation without events yet will have a stream later.
    if (end.kind === 'early') this.#earlies += 1;
    else {
      this.#failures += isFruitless ? 1 : 0;
      this.#fruitless = isFruitless ? this.#fruitless + 1 : 0;
    }
  }

  #backoff(end: StreamEnd): number {
    const beyond = this.#brief - BACKOFF.length;
    const last = BACKOFF.at(-1) ?? 0;
    if (end.kind === 'early' && beyond > 0) return Math.min(last * 2 ** beyond, LONGEST_EARLY);
    return BACKOFF[Math.max(this.#brief - 1, 0)] ?? last;
  }
}

/** Milliseconds that the service asked to wait, plus jitter; `random` is from 0 up to but not including 1. */
export function askedDelay(end: StreamEnd, random: number): number {
  return 'retryAfter' in end ? (end.retryAfter ?? 0) * (1 + JITTER.asked * random) : 0;
}
