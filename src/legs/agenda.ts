import type { Clock } from '../contree/clock.ts';
import type { Leg } from './leg.ts';
import type { Ledger } from './ledger.ts';
import type { Looks } from './looks.ts';
import { areFew, mostDoubts, Pace } from './pace.ts';
import type { Streams } from './streams.ts';

/** Milliseconds that an operation which was just started is given until it has events, once one was met that took a moment. */
const START_UP = 1_000;

/** Milliseconds in which what happens to many legs is gathered before it is acted upon, so that thousands stay cheap. */
const GATHERING = 20;

export interface AgendaSetting {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly looks: Looks;
  readonly streams: Streams;
  /** Legs are started by this step while they are followed. */
  readonly areStarted: boolean;
}

/** The legs that are to be looked at now. */
export interface ToLookAt {
  /** No stream tells of them. */
  readonly uncovered: readonly Leg[];
  /** They have a stream, which may lie by its silence. */
  readonly doubted: readonly Leg[];
}

const NOBODY: ToLookAt = { uncovered: [], doubted: [] };

/** Decides who gets a stream, who is looked at, and when the next of this is to be done. */
export class Agenda {
  readonly #setting: AgendaSetting;
  readonly #pace: Pace;
  /** Unsettled, as of the last sweep; and when that was, in milliseconds since the epoch. */
  #legs: readonly Leg[] = [];
  #sweptAt = 0;

  constructor(setting: AgendaSetting) {
    this.#setting = setting;
    this.#pace = new Pace(setting.clock);
  }

  /** When there may be another sweep at the earliest, in milliseconds since the epoch. */
  get restsUntil(): number {
    return this.#sweptAt + (areFew(this.#legs.length) ? 0 : GATHERING);
  }

  forget(leg: Leg): void {
    this.#pace.forget(leg);
  }

  /** Opens the streams that can be opened without a look. */
  sweep(): void {
    const { clock, ledger } = this.#setting;
    this.#sweptAt = clock.now();
    this.#legs = ledger.unsettled();
    this.#pace.takeUp(this.#legs);
    this.#openStreams();
  }

  /** The leg was read, and is active: it gets a stream unless it is still in the queue, where it has no events yet. */
  seenActive(leg: Leg): void {
    if (!this.#isAtWork(leg)) return;
    this.#setting.streams.reassure(leg);
    this.#setting.streams.open(leg);
  }

  /** Who is to be looked at now. */
  toLookAt(): ToLookAt {
    const { clock, looks, streams } = this.#setting;
    const now = clock.now();
    if (now < looks.notBefore) return NOBODY;
    const isTime = now >= this.#pace.nextLook(streams.places);
    const uncovered = isTime ? this.#legs.filter((leg) => this.#uncoveredFrom(leg) <= now) : [];
    if (!this.#legs.some((leg) => this.#checkAt(leg) <= now)) return { uncovered, doubted: [] };
    this.#pace.checked();
    const isDoubted = (leg: Leg): boolean =>
      this.#checkAt(leg) < Infinity && this.#pace.isCheckedAlong(leg, streams.heardAt(leg));
    return { uncovered, doubted: this.#legs.filter(isDoubted) };
  }

  /** Legs of which no stream tells were looked at. */
  looked(legs: readonly Leg[]): void {
    if (legs.length === 0) return;
    const isFull = this.#setting.streams.places <= 0;
    this.#pace.looked(legs, this.#legs, isFull ? legs.filter((leg) => this.#lacksPlace(leg)).length : 0);
  }

  /** When the next sweep is due, in milliseconds since the epoch. @param isLooking a look is being taken */
  due(isLooking: boolean): number {
    const { looks, streams } = this.#setting;
    let opens = Infinity;
    let uncovered = Infinity;
    let check = Infinity;
    for (const leg of this.#legs) {
      const opensAt = Math.max(streams.opensAt(leg), this.#startsUpUntil(leg));
      // What could have been opened at the last sweep was, or has no place.
      if (opensAt > this.#sweptAt && !streams.has(leg)) opens = Math.min(opens, opensAt);
      if (isLooking) continue;
      uncovered = Math.min(uncovered, this.#uncoveredFrom(leg));
      check = Math.min(check, this.#checkAt(leg));
    }
    if (isLooking) return opens;
    const look = Math.max(uncovered, this.#pace.nextLook(streams.places));
    return Math.min(opens, Math.max(Math.min(look, check), looks.notBefore));
  }

  /**
   * A few legs get streams at once, and so do those that were just started, as long as none had to wait in a queue. Of many
   * that may have ended long ago, or not begun, those get one that a look has shown at work (`seenActive`), so that the
   * others cost no stream in vain.
   */
  #openStreams(): void {
    const { areStarted, clock, looks, streams } = this.#setting;
    const most = mostDoubts(this.#legs.length);
    const unknown: Leg[] = [];
    for (const leg of this.#legs) {
      if (looks.isReading(leg) || streams.has(leg)) continue;
      if (this.#isUnknown(leg)) unknown.push(leg);
      else if (streams.knows(leg) ? streams.doubts(leg) < most : this.#isAtWork(leg) && areFew(this.#legs.length)) {
        streams.open(leg);
      }
    }
    if ((!areStarted || streams.route.sawEarly) && !areFew(unknown.length)) return;
    for (const leg of unknown) if (this.#startsUpUntil(leg) <= clock.now()) streams.open(leg);
  }

  /** When the leg is looked at although it has a stream, in milliseconds since the epoch; Infinity when it has none. */
  #checkAt(leg: Leg): number {
    const { looks, streams } = this.#setting;
    if (!streams.has(leg) || looks.isReading(leg)) return Infinity;
    return this.#pace.checkAt(leg, streams.heardAt(leg));
  }

  /** Nobody has asked for it yet. */
  #isUnknown(leg: Leg): boolean {
    const { ledger, streams } = this.#setting;
    return !streams.knows(leg) && ledger.facts(leg).operation === null;
  }

  /** Until when the leg is given time to start, in milliseconds since the epoch; 0 when it is not. */
  #startsUpUntil(leg: Leg): number {
    const { areStarted, streams } = this.#setting;
    const takesAMoment = areStarted && streams.route.sawEarly && this.#isUnknown(leg);
    return takesAMoment ? this.#pace.since(leg) + START_UP : 0;
  }

  /** From when on no stream tells of the leg, and nobody reads it; milliseconds since the epoch. */
  #uncoveredFrom(leg: Leg): number {
    const { looks, streams } = this.#setting;
    if (looks.isReading(leg)) return Infinity;
    return Math.max(streams.coversUntil(leg, mostDoubts(this.#legs.length)), this.#startsUpUntil(leg));
  }

  #lacksPlace(leg: Leg): boolean {
    const { clock, ledger, streams } = this.#setting;
    if (!ledger.isOpen(leg) || !this.#isAtWork(leg) || streams.has(leg)) return false;
    return streams.opensAt(leg) <= clock.now();
  }

  #isAtWork(leg: Leg): boolean {
    const status = this.#setting.ledger.facts(leg).operation?.status;
    return status !== 'PENDING' && status !== 'ASSIGNED';
  }
}
