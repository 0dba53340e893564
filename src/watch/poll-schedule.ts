import type { Clock } from '../contree/clock.ts';
import type { Leg } from '../legs/leg.ts';
import type { Patience } from './log-cursor.ts';

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

/** Milliseconds. The shortest pause between two looks, and the longest where few legs are looked at. */
const SHORTEST = 500;
const LONGEST = 5_000;
/** Milliseconds by which each leg lengthens the longest pause, and the longest of all: the more legs, the larger a listing. */
const LONGER_BY_LEG = 100;
const LONGEST_OF_ALL = 30_000;
/** The longest pause where few legs are looked at that are all in the queue, where some wait for hours. */
const LONGEST_QUEUED = 10_000;
/**
 * A pause is this part of the time waited so far, so that knowing late costs at most so much of a leg's length: a tenth for
 * up to 40 legs, a quarter from 100 on, and a quarter of whatever number while they are in the queue.
 */
const SHARE_BY_LEG = 1 / 400;
const SMALLEST_SHARE = 0.1;
const LARGEST_SHARE = 0.25;
/** Up to this part is taken off or added by chance, so that steps which started together do not ask together. */
const SPREAD = 0.2;

/**
 * How long to pause before the next look at legs that no stream tells of, in milliseconds.
 * @param waited milliseconds waited for them so far, on average
 * @param legs how many are followed, those with a stream included, since a listing shows them as well
 * @param random a number from 0 up to but not including 1
 * @param areQueued none of those that are looked at has begun
 */
export function pause(waited: number, legs: number, random: number, areQueued = false): number {
  const share = areQueued ? LARGEST_SHARE : within(SMALLEST_SHARE, legs * SHARE_BY_LEG, LARGEST_SHARE);
  const longest = within(areQueued ? LONGEST_QUEUED : LONGEST, legs * LONGER_BY_LEG, LONGEST_OF_ALL);
  return within(SHORTEST, waited * share, longest) * (1 - SPREAD + 2 * SPREAD * random);
}

function within(least: number, value: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** A leg whose stream is quiet is looked at after so many milliseconds, or as many as it was known to be at work before. */
const FIRST_CHECK = 300_000;
/** So much of that is left to chance, to either side. */
const CHANCE = 0.2;
/** Others are looked at along with it that have been quiet for this part of their own time. */
const ALONG = 0.5;
/** The least time between two such looks, in milliseconds. */
const PAUSE = 60_000;

/** Of a leg that has a stream: when it was taken up, and when it was last known to be at work; milliseconds since the epoch. */
export interface Quiet {
  readonly since: number;
  readonly heardAt: number;
}

/**
 * When legs that have a stream are looked at, in case that lies by its silence; milliseconds since the epoch. The longer a leg
 * was at work, the later, so that a lie costs no more than half of the wait.
 */
export class Checks {
  readonly #clock: Clock;
  readonly #factor: number;
  #checkedAt = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#factor = 1 + CHANCE * (2 * clock.random() - 1);
  }

  /** When the leg is looked at. */
  dueAt(leg: Quiet): number {
    return Math.max(this.#quietFor(leg, 1), this.#checkedAt + PAUSE);
  }

  /** Whether the leg is looked at along with one whose time has come. */
  isDueAlong(leg: Quiet): boolean {
    return this.#quietFor(leg, ALONG) <= this.#clock.now();
  }

  checked(): void {
    this.#checkedAt = this.#clock.now();
  }

  #quietFor({ since, heardAt }: Quiet, part: number): number {
    const known = Math.max(since, heardAt);
    return known + Math.max(FIRST_CHECK, known - since) * this.#factor * part;
  }
}

/** So many legs are few: they are followed without a look at them before, and looked at as often as the youngest wants. */
const FEW = 15;
/** Of a few most begin within a second, and need no look for that. */
const PATIENCE = { few: { failures: 3, earlies: 2 }, many: { failures: 1, earlies: 1 } };

export function areFew(legs: number): boolean {
  return legs <= FEW;
}

/** What is borne of a leg's streams before it is looked at, and only then gets another; `legs` are those that are followed. */
export function patienceWith(legs: number): Patience {
  return areFew(legs) ? PATIENCE.few : PATIENCE.many;
}
