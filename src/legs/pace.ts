import type { Clock } from '../contree/clock.ts';
import { areFew } from './few.ts';
import { pause } from './interval.ts';
import type { Leg } from './leg.ts';

/** Places that have to be free before a look is taken early, to find out who is at work and needs one. */
const HANDOVER = 8;
/** The least time between two looks, in milliseconds. */
const SOONEST = 500;

/** When legs without a stream are looked at. Times in milliseconds since the epoch. */
export class Pace {
  readonly #clock: Clock;
  /** When each operation was taken up, by UUID. */
  readonly #since = new Map<string, number>();
  #lookedAt = -Infinity;
  #nextLook = 0;
  #nextLookAtQueued = 0;
  /** How many legs the last look showed at work that found no place for a stream. */
  #withoutPlace = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** These are followed now. A few are looked at soon when there is a new one among them. */
  takeUp(legs: readonly Leg[]): void {
    const now = this.#clock.now();
    const fresh = legs.filter(({ uuid }) => !this.#since.has(uuid));
    for (const { uuid } of fresh) this.#since.set(uuid, now);
    if (fresh.length > 0 && areFew(legs.length)) this.#nextLook = Math.min(this.#nextLook, now + SOONEST);
  }

  /** When the leg was taken up. */
  since({ uuid }: Leg): number {
    return this.#since.get(uuid) ?? this.#clock.now();
  }

  forget({ uuid }: Leg): void {
    this.#since.delete(uuid);
  }

  /**
   * When a leg without a stream is looked at next.
   * @param isQueued it was seen in the queue
   * @param places how many streams may be opened
   */
  nextLook(isQueued: boolean, places: number): number {
    if (isQueued) return this.#nextLookAtQueued;
    const handsOver = this.#withoutPlace > 0 && places >= Math.min(HANDOVER, this.#withoutPlace);
    return handsOver ? Math.min(this.#nextLook, this.#lookedAt + SOONEST) : this.#nextLook;
  }

  /**
   * @param looked the legs that were looked at
   * @param followed all that are followed
   * @param withoutPlace how many were seen at work and found no place for a stream
   */
  looked(looked: readonly Leg[], followed: readonly Leg[], withoutPlace: number): void {
    const now = this.#clock.now();
    this.#lookedAt = now;
    this.#withoutPlace = withoutPlace;
    const waited = this.#waitedFor(looked, followed);
    const random = this.#clock.random();
    this.#nextLook = now + pause(waited, followed.length, random);
    this.#nextLookAtQueued = now + pause(waited, followed.length, random, true);
  }

  /**
   * How long the legs have been waited for, in milliseconds: a few are looked at as often as the youngest wants, of many the
   * average counts, since a step that starts one leg after the other would list them all twice a second.
   */
  #waitedFor(looked: readonly Leg[], followed: readonly Leg[]): number {
    const now = this.#clock.now();
    if (areFew(followed.length)) return Math.min(...looked.map((leg) => now - this.since(leg)));
    return followed.reduce((sum, leg) => sum + now - this.since(leg), 0) / followed.length;
  }
}
