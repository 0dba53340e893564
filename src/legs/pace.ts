import type { Clock } from '../contree/clock.ts';
import { pause } from './interval.ts';
import type { Leg } from './leg.ts';

/** So many legs are few: they are followed without a look at them before, and looked at as often as the youngest wants. */
const FEW = 15;
/** Streams in vain after which a leg is looked at before it gets another: of few legs, and of many. */
const DOUBTS = { few: 3, many: 1 };
/** Places that have to be free before a look is taken early, to find out who is at work and needs one. */
const HANDOVER = 8;
/** The least time between two looks, in milliseconds. */
const SOONEST = 500;
/** A leg whose stream is quiet is looked at after so many milliseconds, or as many as it was known to be at work before. */
const FIRST_CHECK = 300_000;
/** So much of that is left to chance, to either side. */
const CHECK_CHANCE = 0.2;
/** Others are looked at along with it that have been quiet for this part of their own time. */
const CHECK_ALONG = 0.5;
/** The least time between two such looks, in milliseconds. */
const CHECK_PAUSE = 60_000;

export function areFew(legs: number): boolean {
  return legs <= FEW;
}

/** From so many doubts about its stream on a leg is looked at before it gets another; `legs` are those that are followed. */
export function mostDoubts(legs: number): number {
  return areFew(legs) ? DOUBTS.few : DOUBTS.many;
}

/** When legs are looked at: those without a stream, and, far more rarely, those with one. Times in milliseconds since the epoch. */
export class Pace {
  readonly #clock: Clock;
  /** When each operation was taken up, by UUID. */
  readonly #since = new Map<string, number>();
  #lookedAt = -Infinity;
  #nextLook = 0;
  readonly #checkChance: number;
  #checkedAt = -Infinity;
  /** How many legs the last look showed at work that found no place for a stream. */
  #withoutPlace = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#checkChance = 1 + CHECK_CHANCE * (2 * clock.random() - 1);
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

  /** When legs without a stream are looked at next. @param places how many streams may be opened */
  nextLook(places: number): number {
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
    this.#nextLook = now + pause(this.#waitedFor(looked, followed), followed.length, this.#clock.random());
  }

  /**
   * When a leg that has a stream is looked at, in case that lies by its silence; milliseconds since the epoch. The longer it
   * was at work, the later, so that a lie costs no more than half of the wait.
   * @param heardAt when the leg was last known to be at work
   */
  checkAt(leg: Leg, heardAt: number): number {
    return Math.max(this.#quietFor(leg, heardAt, 1), this.#checkedAt + CHECK_PAUSE);
  }

  /** Whether the leg is looked at along with one whose time has come. */
  isCheckedAlong(leg: Leg, heardAt: number): boolean {
    return this.#quietFor(leg, heardAt, CHECK_ALONG) <= this.#clock.now();
  }

  checked(): void {
    this.#checkedAt = this.#clock.now();
  }

  #quietFor(leg: Leg, heardAt: number, part: number): number {
    const since = this.since(leg);
    const known = Math.max(since, heardAt);
    return known + Math.max(FIRST_CHECK, known - since) * this.#checkChance * part;
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
