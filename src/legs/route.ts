import type { StreamEnd } from './stream-end.ts';
import { askedFor } from './track.ts';

/** Milliseconds that the answer to the first stream is waited for, before another goes ahead and legs are looked at. */
const SCOUT_PATIENCE = 1_000;
/** So many streams refused in a row, of whatever legs, show that the service has none any more. */
const MOST_REFUSALS = 3;

/**
 * Whether the service has event streams. Until it has answered one that is not known, so the first goes ahead alone, and
 * another one each second that passes without an answer.
 */
export class Route {
  #state: 'unknown' | 'there' | 'missing' = 'unknown';
  /** Its stream was refused before any other was answered; by UUID. */
  #suspect: string | null = null;
  /** Streams that were refused since the last one that was not. */
  #refusals = 0;
  #scoutedAt: number | null = null;
  #nextScout = 0;
  #askedUntil = 0;
  #sawEarly = false;
  readonly #onThere: () => void;

  /** @param onThere called when it is known that there are streams */
  constructor(onThere: () => void) {
    this.#onThere = onThere;
  }

  get isThere(): boolean {
    return this.#state === 'there';
  }

  /** An operation was met that had no events yet. */
  get sawEarly(): boolean {
    return this.#sawEarly;
  }

  /** When a stream may be asked for, of whatever leg, in milliseconds since the epoch; Infinity when there are none. */
  get opensAt(): number {
    const isRefused = this.#state === 'missing' || (this.#state === 'unknown' && this.#suspect !== null);
    return isRefused ? Infinity : this.#askedUntil;
  }

  /** When a stream may go ahead of those that wait for the first answer; milliseconds since the epoch. */
  get nextScout(): number {
    return this.#nextScout;
  }

  /** How long those may wait that do, in milliseconds since the epoch. */
  get waitsUntil(): number {
    return (this.#scoutedAt ?? 0) + SCOUT_PATIENCE;
  }

  /** Whether a stream may be asked for now; one that is goes ahead of the others. */
  goAhead(now: number): boolean {
    if (this.#state !== 'unknown') return true;
    if (now < this.#nextScout) return false;
    this.#scoutedAt ??= now;
    this.#nextScout = now + SCOUT_PATIENCE;
    return true;
  }

  /** The service has agreed to send a stream, or would have if it were the time for it. */
  answered(): void {
    this.#refusals = 0;
    if (this.#state === 'there') return;
    this.#state = 'there';
    this.#suspect = null;
    this.#onThere();
  }

  /** @param random a number from 0 up to but not including 1 */
  ended(uuid: string, end: StreamEnd, now: number, random: number): void {
    switch (end.kind) {
      case 'unavailable':
        this.#refusals += 1;
        if (this.#refusals >= MOST_REFUSALS) this.#state = 'missing';
        else if (this.#state === 'unknown') this.#suspect = uuid;
        break;
      case 'early':
        this.#sawEarly = true;
        this.answered();
        break;
      case 'unreadable':
        this.answered();
        break;
      case 'broken':
        // It is too busy for one stream, let alone for one a leg.
        this.#askedUntil = Math.max(this.#askedUntil, now + askedFor(end, random));
        break;
      case 'completed':
      case 'over':
      case 'closed':
        break;
    }
  }

  /** The operation was seen active. If it is the one whose stream was refused, it is the route that is missing. */
  seenActive(uuid: string): void {
    if (this.#suspect === uuid) this.#state = 'missing';
  }

  /** The operation is over, and its log may be deleted, or it cannot be read: that its stream was refused tells nothing. */
  isNoProof(uuid: string): void {
    if (this.#suspect !== uuid) return;
    this.#suspect = null;
    this.#scoutedAt = null;
    this.#nextScout = 0;
  }
}
