import type { Clock } from '../contree/clock.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { Leg } from '../legs/leg.ts';
import { areFew, Checks, Pace, patienceWith, type Quiet } from './poll-schedule.ts';
import type { Looks } from './poller.ts';
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
  /** Called once, when a look has shown legs at work that find no place for a stream. */
  readonly onNoPlace?: () => void;
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
  readonly #checks: Checks;
  /** Unsettled, as of the last sweep; and when that was, in milliseconds since the epoch. */
  #legs: readonly Leg[] = [];
  #sweptAt = 0;
  #isToldNoPlace = false;

  constructor(setting: AgendaSetting) {
    this.#setting = setting;
    this.#pace = new Pace(setting.clock);
    this.#checks = new Checks(setting.clock);
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
    const isAtWork = !this.#isQueued(leg);
    const { ledger, streams } = this.#setting;
    streams.seenActive(leg, isAtWork, ledger.facts(leg).operation?.kind);
    if (isAtWork) streams.open(leg);
  }

  /** Who is to be looked at now. */
  toLookAt(): ToLookAt {
    const { clock, looks } = this.#setting;
    const now = clock.now();
    if (now < looks.notBefore) return NOBODY;
    const isTime = this.#legs.some((leg) => this.#lookAt(leg) <= now);
    const uncovered = isTime ? this.#legs.filter((leg) => this.#uncoveredFrom(leg) <= now) : [];
    if (!this.#legs.some((leg) => this.#checkAt(leg) <= now)) return { uncovered, doubted: [] };
    this.#checks.checked();
    const isDoubted = (leg: Leg): boolean => this.#checkAt(leg) < Infinity && this.#checks.isDueAlong(this.#quiet(leg));
    return { uncovered, doubted: this.#legs.filter(isDoubted) };
  }

  /** Legs of which no stream tells were looked at. */
  looked(legs: readonly Leg[]): void {
    if (legs.length === 0) return;
    const { onNoPlace, streams } = this.#setting;
    const withoutPlace = streams.places <= 0 ? legs.filter((leg) => this.#lacksPlace(leg)).length : 0;
    this.#pace.looked(legs, this.#legs, withoutPlace);
    if (withoutPlace === 0 || this.#isToldNoPlace) return;
    this.#isToldNoPlace = true;
    onNoPlace?.();
  }

  /** When the next sweep is due, in milliseconds since the epoch. @param isLooking a look is being taken */
  due(isLooking: boolean): number {
    const { looks, streams } = this.#setting;
    let opens = Infinity;
    let look = Infinity;
    for (const leg of this.#legs) {
      const opensAt = Math.max(streams.opensAt(leg), this.#startsUpUntil(leg));
      // What could have been opened at the last sweep was, or has no place.
      if (opensAt > this.#sweptAt && !streams.has(leg)) opens = Math.min(opens, opensAt);
      if (!isLooking) look = Math.min(look, this.#lookAt(leg), this.#checkAt(leg));
    }
    return Math.min(opens, Math.max(look, looks.notBefore));
  }

  /**
   * A few legs get streams at once, and so do those that were just started, as long as none had to wait in a queue. Of many
   * that may have ended long ago, or not begun, those get one that a look has shown at work (`seenActive`), so that the
   * others cost no stream in vain.
   */
  #openStreams(): void {
    const { areStarted, clock, looks, streams } = this.#setting;
    const patience = patienceWith(this.#legs.length);
    const few = areFew(this.#legs.length);
    const unknown: Leg[] = [];
    for (const leg of this.#legs) {
      if (looks.isReading(leg) || streams.has(leg)) continue;
      if (this.#isUnknown(leg)) unknown.push(leg);
      else if (this.#isQueued(leg)) continue;
      else if (streams.knows(leg) ? !streams.isDoubted(leg, patience) : few) streams.open(leg);
    }
    if ((!areStarted || streams.sawEarly) && !areFew(unknown.length)) return;
    for (const leg of unknown) if (this.#startsUpUntil(leg) <= clock.now()) streams.open(leg);
  }

  /** When the leg is looked at although it has a stream, in milliseconds since the epoch; Infinity when it has none. */
  #checkAt(leg: Leg): number {
    const { looks, streams } = this.#setting;
    if (!streams.has(leg) || looks.isReading(leg)) return Infinity;
    return this.#checks.dueAt(this.#quiet(leg));
  }

  #quiet(leg: Leg): Quiet {
    return { since: this.#pace.since(leg), heardAt: this.#setting.streams.heardAt(leg) };
  }

  /** Nobody has asked for it yet. */
  #isUnknown(leg: Leg): boolean {
    const { ledger, streams } = this.#setting;
    return !streams.knows(leg) && ledger.facts(leg).operation === null;
  }

  /** Until when the leg is given time to start, in milliseconds since the epoch; 0 when it is not. */
  #startsUpUntil(leg: Leg): number {
    const { areStarted, streams } = this.#setting;
    const takesAMoment = areStarted && streams.sawEarly && this.#isUnknown(leg);
    return takesAMoment ? this.#pace.since(leg) + START_UP : 0;
  }

  /** When the leg is looked at since no stream tells of it, in milliseconds since the epoch. */
  #lookAt(leg: Leg): number {
    const next = this.#pace.nextLook(this.#isQueued(leg), this.#setting.streams.places);
    return Math.max(this.#uncoveredFrom(leg), next);
  }

  /** From when on no stream tells of the leg, and nobody reads it; milliseconds since the epoch. */
  #uncoveredFrom(leg: Leg): number {
    const { looks, streams } = this.#setting;
    if (looks.isReading(leg)) return Infinity;
    return Math.max(streams.coversUntil(leg, patienceWith(this.#legs.length)), this.#startsUpUntil(leg));
  }

  #lacksPlace(leg: Leg): boolean {
    const { clock, ledger, streams } = this.#setting;
    if (!ledger.isOpen(leg) || this.#isQueued(leg) || streams.has(leg)) return false;
    return streams.opensAt(leg) <= clock.now();
  }

  /** It was seen in the queue, and nothing has told since that it has begun. */
  #isQueued(leg: Leg): boolean {
    const { begun, operation } = this.#setting.ledger.facts(leg);
    return !begun && (operation?.status === 'PENDING' || operation?.status === 'ASSIGNED');
  }
}
