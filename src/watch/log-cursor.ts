import type { Clock } from '../contree/clock.ts';
import type { ContreeError } from '../contree/contree-error.ts';

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

/** Milliseconds without a byte after which a stream is opened anew; twice as many each time, up to the longest. */
const SILENCE = 60_000;
const LONGEST_SILENCE = 600_000;
/** A stream that lasted so many milliseconds was not brief. */
export const LASTING = 10_000;
/** Milliseconds before a stream is opened again, by the number of brief ones in a row. */
const LADDER = [1_000, 1_000, 1_000, 2_000, 5_000];
/** So much of it is left to chance, and so much is added to what the service asks for: it may have cut off all at once. */
const CHANCE = { own: 0.8, asked: 0.5 };
/** After so many streams in a row that were in vain a leg is followed without one. */
const MOST_IN_VAIN = 6;
/** An operation that has no events yet is asked for them ever more rarely, down to once in so many milliseconds. */
const LONGEST_EARLY = 60_000;

/** What came of one stream. */
export interface Stream {
  readonly end: StreamEnd;
  /** It brought an event that had not been seen. */
  readonly brought: boolean;
  /** Milliseconds from the service's agreement to send it; 0 when it never agreed. */
  readonly lasted: number;
}

/** How many streams in a row may bring nothing, or come too early, before the operation has to be seen at work. */
export interface Patience {
  readonly failures: number;
  readonly earlies: number;
}

/** What is known of the log of one operation, and when a stream of it may be opened again. */
export class Track {
  /** Id of the last event that was seen; null before the first. */
  cursor: number | null = null;
  /** All of the log was seen. */
  whole = false;
  /** When an event came last, or a look showed it at work; milliseconds since the epoch. */
  heardAt = 0;
  #silence = SILENCE;
  #opensAt = 0;
  #readableAt = 0;
  /** Streams in a row that were soon over, and those of them that brought nothing new, but for those that came too early. */
  #brief = 0;
  #inVain = 0;
  #failures = 0;
  #earlies = 0;

  /** Milliseconds without a byte after which its stream counts as broken. */
  get silence(): number {
    return this.#silence;
  }

  /** When its stream may be opened, in milliseconds since the epoch; Infinity when never again. */
  get opensAt(): number {
    return this.#opensAt;
  }

  /** When the log can be read, as the service says of an operation that is over (410); milliseconds since the epoch. */
  get readableAt(): number {
    return this.#readableAt;
  }

  /** So many streams in a row brought nothing new since the operation was last seen at work that no more are borne. */
  exceeds({ failures, earlies }: Patience): boolean {
    return this.#failures >= failures || this.#earlies >= earlies;
  }

  /** The operation was seen at work; `now` is in milliseconds since the epoch. */
  seenAtWork(now: number): void {
    this.heardAt = now;
    this.#reassure();
  }

  #reassure(): void {
    this.#failures = 0;
    this.#earlies = 0;
  }

  streamEnded({ end, brought, lasted }: Stream, clock: Clock): void {
    if (end.kind === 'closed') return;
    const isBrief = lasted < LASTING;
    const isInVain = isBrief && !brought;
    this.#brief = isBrief ? this.#brief + 1 : 0;
    if (!isInVain) this.#reassure();
    // That it has no events yet says nothing against the stream it will have.
    if (end.kind === 'early') this.#earlies += 1;
    else {
      this.#failures += isInVain ? 1 : 0;
      this.#inVain = isInVain ? this.#inVain + 1 : 0;
    }
    if (end.kind === 'broken' && end.silent) this.#silence = Math.min(this.#silence * 2, LONGEST_SILENCE);
    const isLast = end.kind === 'unavailable' || end.kind === 'completed' || this.#inVain >= MOST_IN_VAIN;
    const random = clock.random();
    const own = this.#step(end) * (1 + CHANCE.own * (2 * random - 1));
    const asked = askedFor(end, random);
    this.#opensAt = isLast ? Infinity : clock.now() + Math.max(own, asked);
    this.#readableAt = end.kind === 'unreadable' ? clock.now() + asked : 0;
  }

  #step(end: StreamEnd): number {
    const beyond = this.#brief - LADDER.length;
    const last = LADDER.at(-1) ?? 0;
    if (end.kind === 'early' && beyond > 0) return Math.min(last * 2 ** beyond, LONGEST_EARLY);
    return LADDER[Math.max(this.#brief - 1, 0)] ?? last;
  }
}

/** Milliseconds that the service asked to wait, and some more by chance; `random` is from 0 up to but not including 1. */
export function askedFor(end: StreamEnd, random: number): number {
  return 'retryAfter' in end ? (end.retryAfter ?? 0) * (1 + CHANCE.asked * random) : 0;
}
