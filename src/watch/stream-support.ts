import { askedFor, type StreamEnd } from './log-cursor.ts';

/** Milliseconds that the answer to the first stream is waited for, before another goes ahead and legs are looked at. */
const SCOUT_PATIENCE = 1_000;
/** So many streams refused in a row show that the service has none any more: of legs seen active after it, and of whatever legs. */
const MOST_REFUSALS = { active: 3, any: 5 };

/** After so many streams in a row, of whatever legs, that brought nothing, none is opened for a while. */
const MOST_IN_VAIN = 20;
/** Milliseconds of that; twice as many each time, up to the longest. */
const REST = 10_000;
const LONGEST_REST = 300_000;

/** What a step has just learned of the service's streams: that there are any, or, once, that there are none. */
export type News = 'there' | 'missing' | null;

/**
 * Whether the service has event streams, as far as a step knows. Until it has answered one that is not known, so the first
 * goes ahead alone, and another one each second that passes without an answer.
 */
export class Route {
  #state: 'unknown' | 'there' | 'missing' = 'unknown';
  /** UUIDs: refused since the last stream that was not, and not seen since, neither active nor over. */
  readonly #refused = new Set<string>();
  /** Streams that were refused since the last one that was not. */
  #refusals = { active: 0, any: 0 };
  #isToldMissing = false;
  #scoutedAt: number | null = null;
  #nextScout = 0;
  #askedUntil = 0;
  #sawEarly = false;
  #inVain = 0;
  #rest = REST;

  get isThere(): boolean {
    return this.#state === 'there';
  }

  /** An operation was met that had no events yet. */
  get sawEarly(): boolean {
    return this.#sawEarly;
  }

  /** When a stream may be asked for, of whatever leg, in milliseconds since the epoch; Infinity when there are none. */
  get opensAt(): number {
    const isRefused = this.#state === 'missing' || (this.#state === 'unknown' && this.#refused.size > 0);
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
  answered(): News {
    this.#refusals = { active: 0, any: 0 };
    this.#refused.clear();
    if (this.#state === 'there') return null;
    this.#state = 'there';
    return 'there';
  }

  /** @param random a number from 0 up to but not including 1 */
  ended(uuid: string, end: StreamEnd, now: number, random: number): News {
    switch (end.kind) {
      case 'unavailable':
        this.#refused.add(uuid);
        this.#refusals.any += 1;
        return this.#refusals.any >= MOST_REFUSALS.any ? this.#concludeMissing() : null;
      case 'early':
        this.#sawEarly = true;
        return this.answered();
      case 'unreadable':
        return this.answered();
      case 'broken':
        // It is too busy for one stream, let alone for one a leg.
        this.#askedUntil = Math.max(this.#askedUntil, now + askedFor(end, random));
        return null;
      case 'completed':
      case 'over':
      case 'closed':
        return null;
    }
  }

  /** A stream brought nothing, although it was time for one, or it brought something; `now` is in milliseconds since the epoch. */
  tried(isInVain: boolean, now: number): void {
    this.#inVain = isInVain ? this.#inVain + 1 : 0;
    if (!isInVain) this.#rest = REST;
    if (this.#inVain < MOST_IN_VAIN) return;
    this.#inVain = 0;
    this.#askedUntil = Math.max(this.#askedUntil, now + this.#rest);
    this.#rest = Math.min(this.#rest * 2, LONGEST_REST);
  }

  /** The operation was seen active. If its stream was refused before any was answered, it is the route that is missing. */
  seenActive(uuid: string): News {
    if (!this.#refused.delete(uuid)) return null;
    this.#refusals.active += 1;
    const isMissing = this.#state === 'unknown' || this.#refusals.active >= MOST_REFUSALS.active;
    return isMissing ? this.#concludeMissing() : null;
  }

  /** The operation is over, and its log may be deleted, or it cannot be read: that its stream was refused tells nothing. */
  isNoProof(uuid: string): void {
    if (!this.#refused.delete(uuid) || this.#refused.size > 0) return;
    this.#scoutedAt = null;
    this.#nextScout = 0;
  }

  #concludeMissing(): News {
    this.#state = 'missing';
    if (this.#isToldMissing) return null;
    this.#isToldMissing = true;
    return 'missing';
  }
}
