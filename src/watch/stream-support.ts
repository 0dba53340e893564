import { askedDelay, type StreamEnd } from './log-cursor.ts';

/** Milliseconds to wait for the answer to a first stream, before another one is tried and legs are polled. */
const SCOUT_LIMIT = 1_000;
/** This many rejected streams in a row mean that the service has none any more: of legs seen active since, and of any legs. */
const MOST_REJECTIONS = { active: 3, any: 5 };

/** After this many fruitless streams in a row, of any legs, no stream is opened for a while. */
const MOST_FRUITLESS = 20;
/** Milliseconds of that; doubled each time, up to the longest. */
const REST = 10_000;
const LONGEST_REST = 300_000;

/** What the step has just learned: that the service has streams or, once, that it has none, or none for this token. */
export type Finding = 'supported' | 'missing' | 'forbidden' | null;

/**
 * Whether the service has event streams, as far as a step knows. Until one is answered the first goes alone, and another one
 * each second without an answer.
 */
export class StreamSupport {
  /** Some operation had no events yet. */
  sawEarly = false;
  /** When the next stream may be tried although the first has no answer; milliseconds since the epoch. */
  nextScout = 0;
  #state: 'unknown' | 'supported' | 'missing' = 'unknown';
  /** UUIDs whose stream was rejected since the last answer, and that were seen neither active nor ended since. */
  readonly #rejected = new Set<string>();
  /** Streams rejected since the last answer. */
  #rejections = { active: 0, any: 0 };
  /** The last of them was rejected with 403. */
  #isForbidden = false;
  #isMissingReported = false;
  #scoutedAt: number | null = null;
  #askedUntil = 0;
  #fruitless = 0;
  #rest = REST;

  get isSupported(): boolean {
    return this.#state === 'supported';
  }

  /** When a stream of any leg may be opened, in milliseconds since the epoch; Infinity when there are none. */
  get opensAt(): number {
    const isRejected = this.#state === 'missing' || (this.#state === 'unknown' && this.#rejected.size > 0);
    return isRejected ? Infinity : this.#askedUntil;
  }

  /** Until when legs may wait for the first answer, in milliseconds since the epoch. */
  get waitsUntil(): number {
    return (this.#scoutedAt ?? 0) + SCOUT_LIMIT;
  }

  /** Whether a stream may be opened now; before the first answer it is then the one that goes alone. */
  tryOpen(now: number): boolean {
    if (this.#state !== 'unknown') return true;
    if (now < this.nextScout) return false;
    this.#scoutedAt ??= now;
    this.nextScout = now + SCOUT_LIMIT;
    return true;
  }

  /** The service has agreed to send a stream, or would have later (410, 425). */
  answered(): Finding {
    this.#rejections = { active: 0, any: 0 };
    this.#rejected.clear();
    if (this.#state === 'supported') return null;
    this.#state = 'supported';
    return 'supported';
  }

  /** @param random a number from 0 up to but not including 1 */
  ended(uuid: string, end: StreamEnd, now: number, random: number): Finding {
    switch (end.kind) {
      case 'unavailable':
        this.#rejected.add(uuid);
        this.#rejections.any += 1;
        this.#isForbidden = end.isForbidden === true;
        return this.#rejections.any >= MOST_REJECTIONS.any ? this.#concludeMissing() : null;
      case 'early':
        this.sawEarly = true;
        return this.answered();
      case 'unreadable':
        return this.answered();
      case 'broken':
        // A service too busy for one stream is too busy for one a leg.
        this.#askedUntil = Math.max(this.#askedUntil, now + askedDelay(end, random));
        return null;
      case 'completed':
      case 'incomplete':
      case 'closed':
        return null;
    }
  }

  /** Counts a stream that could have brought an event; `now` is in milliseconds since the epoch. */
  tried(isFruitless: boolean, now: number): void {
    this.#fruitless = isFruitless ? this.#fruitless + 1 : 0;
    if (!isFruitless) this.#rest = REST;
    if (this.#fruitless < MOST_FRUITLESS) return;
    this.#fruitless = 0;
    this.#askedUntil = Math.max(this.#askedUntil, now + this.#rest);
    this.#rest = Math.min(this.#rest * 2, LONGEST_REST);
  }

  /** The operation was seen active. If its stream was rejected before any answer, the service has none. */
  seenActive(uuid: string): Finding {
    if (!this.#rejected.delete(uuid)) return null;
    this.#rejections.active += 1;
    const isMissing = this.#state === 'unknown' || this.#rejections.active >= MOST_REJECTIONS.active;
    return isMissing ? this.#concludeMissing() : null;
  }

  /**
   * The operation has ended and its log may be deleted (of a cancelled one it is; retention is not documented), or it cannot
   * be read: its rejected stream proves nothing.
   */
  isNoProof(uuid: string): void {
    if (!this.#rejected.delete(uuid) || this.#rejected.size > 0) return;
    this.#scoutedAt = null;
    this.nextScout = 0;
  }

  #concludeMissing(): Finding {
    this.#state = 'missing';
    if (this.#isMissingReported) return null;
    this.#isMissingReported = true;
    return this.#isForbidden ? 'forbidden' : 'missing';
  }
}
