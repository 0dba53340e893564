import type { Clock } from '../contree/clock.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import {
  areFew,
  checkAt,
  CHECKED_TOGETHER,
  checkJitter,
  fruitlessLimit,
  pollPause,
  type Quiet,
  quietUntil,
  waitedFor,
} from './poll-schedule.ts';
import type { Poller } from './poller.ts';
import type { Streams } from './streams.ts';

/** Milliseconds until a leg just started is expected to have events, once some operation had none at first. */
const START_UP = 1_000;
/** Milliseconds in which changes of many legs are gathered before they are acted on, so that thousands stay cheap. */
const GATHERING = 20;
/** Places for streams that must be free before an early poll, which finds out which legs need one. */
const HANDOVER = 8;
/** The least time between two polls, in milliseconds. */
const SOONEST = 500;

export interface SchedulerDeps {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly poller: Poller;
  readonly streams: Streams;
  /** Legs are started while they are followed. */
  readonly startsLegs: boolean;
}

export interface LegsToPoll {
  /** Legs without a stream. */
  readonly streamless: readonly Leg[];
  /** Legs whose stream has been quiet for so long that it may withhold an end. */
  readonly quiet: readonly Leg[];
}

const NONE: LegsToPoll = { streamless: [], quiet: [] };

/** Decides which leg gets a stream, which is polled, and when. Times are milliseconds since the epoch. */
export class Scheduler {
  readonly #deps: SchedulerDeps;
  /** When each operation was first followed, by UUID. */
  readonly #since = new Map<string, number>();
  readonly #checkFactor: number;
  /** Not settled at the last sweep, and when that was. */
  #legs: readonly Leg[] = [];
  #sweptAt = 0;
  #polledAt = -Infinity;
  #nextPoll = 0;
  #nextPollOfQueued = 0;
  /** How many executing legs without a place for a stream the last poll showed. */
  #withoutPlace = 0;
  #checkedAt = -Infinity;

  constructor(deps: SchedulerDeps) {
    this.#deps = deps;
    this.#checkFactor = checkJitter(deps.clock.random());
  }

  /** When the next sweep may be at the earliest. */
  get restsUntil(): number {
    return this.#sweptAt + (areFew(this.#legs.length) ? 0 : GATHERING);
  }

  forget({ uuid }: Leg): void {
    this.#since.delete(uuid);
  }

  /** Opens the streams that can be opened without a poll. */
  sweep(): void {
    const now = this.#deps.clock.now();
    this.#sweptAt = now;
    this.#legs = this.#deps.ledger.unsettled();
    const fresh = this.#legs.filter(({ uuid }) => !this.#since.has(uuid));
    for (const { uuid } of fresh) this.#since.set(uuid, now);
    // A new one among few is polled soon.
    if (fresh.length > 0 && areFew(this.#legs.length)) this.#nextPoll = Math.min(this.#nextPoll, now + SOONEST);
    this.#openStreams();
  }

  /** The leg was read, and is active: it gets a stream unless it is still queued, where it has no events yet. */
  seenActive(leg: Leg): void {
    const { ledger, streams } = this.#deps;
    const hasBegun = !this.#isQueued(leg);
    streams.seenActive(leg, hasBegun, ledger.facts(leg).operation?.kind);
    if (hasBegun) streams.open(leg);
  }

  legsToPoll(): LegsToPoll {
    const { clock, poller } = this.#deps;
    const now = clock.now();
    if (now < poller.notBefore) return NONE;
    const isTime = this.#legs.some((leg) => this.#pollAt(leg) <= now);
    const streamless = isTime ? this.#legs.filter((leg) => this.#streamlessFrom(leg) <= now) : [];
    if (!this.#legs.some((leg) => this.#checkAt(leg) <= now)) return { streamless, quiet: [] };
    this.#checkedAt = now;
    const isQuiet = (leg: Leg): boolean =>
      this.#canBeChecked(leg) && quietUntil(this.#quietOf(leg), this.#checkFactor, CHECKED_TOGETHER) <= now;
    return { streamless, quiet: this.#legs.filter(isQuiet) };
  }

  /** Legs without a stream were polled. Returns how many of them are executing and find no place for one. */
  polled(legs: readonly Leg[]): number {
    if (legs.length === 0) return 0;
    const { clock, streams } = this.#deps;
    const now = clock.now();
    this.#withoutPlace = streams.places <= 0 ? legs.filter((leg) => this.#lacksPlace(leg)).length : 0;
    this.#polledAt = now;
    const ages = (of: readonly Leg[]): number[] => of.map((leg) => now - this.#sinceOf(leg));
    const facts = { waited: waitedFor(ages(legs), ages(this.#legs)), legs: this.#legs.length };
    const random = clock.random();
    this.#nextPoll = now + pollPause({ ...facts, areQueued: false }, random);
    this.#nextPollOfQueued = now + pollPause({ ...facts, areQueued: true }, random);
    return this.#withoutPlace;
  }

  /** When the next sweep is due. */
  dueAt(isPolling: boolean): number {
    const { poller, streams } = this.#deps;
    let opens = Infinity;
    let poll = Infinity;
    for (const leg of this.#legs) {
      const opensAt = Math.max(streams.opensAt(leg), this.#startsUpUntil(leg));
      // A stream that could be opened at the last sweep was opened, or has no place.
      if (opensAt > this.#sweptAt && !streams.has(leg)) opens = Math.min(opens, opensAt);
      if (!isPolling) poll = Math.min(poll, this.#pollAt(leg), this.#checkAt(leg));
    }
    return Math.min(opens, Math.max(poll, poller.notBefore));
  }

  /**
   * Few legs get streams at once, and so do legs just started, unless some had to queue. Of many, which may have ended long ago
   * or not begun, those get one that a poll has shown executing (`seenActive`): it would be wasted on the others.
   */
  #openStreams(): void {
    const { clock, poller, startsLegs, streams } = this.#deps;
    const limit = fruitlessLimit(this.#legs.length);
    const few = areFew(this.#legs.length);
    const unknown: Leg[] = [];
    for (const leg of this.#legs) {
      if (poller.isReading(leg) || streams.has(leg)) continue;
      if (this.#isUnknown(leg)) unknown.push(leg);
      else if (!this.#isQueued(leg) && !(streams.cursorOf(leg)?.exceeds(limit) ?? !few)) streams.open(leg);
    }
    if ((!startsLegs || streams.support.sawEarly) && !areFew(unknown.length)) return;
    for (const leg of unknown) if (this.#startsUpUntil(leg) <= clock.now()) streams.open(leg);
  }

  /** When the leg is polled although it has a stream; Infinity without one. */
  #checkAt(leg: Leg): number {
    return this.#canBeChecked(leg) ? checkAt(this.#quietOf(leg), this.#checkFactor, this.#checkedAt) : Infinity;
  }

  #canBeChecked(leg: Leg): boolean {
    return this.#deps.streams.has(leg) && !this.#deps.poller.isReading(leg);
  }

  #quietOf(leg: Leg): Quiet {
    return { since: this.#sinceOf(leg), heardAt: this.#deps.streams.cursorOf(leg)?.heardAt ?? 0 };
  }

  #sinceOf({ uuid }: Leg): number {
    return this.#since.get(uuid) ?? this.#deps.clock.now();
  }

  /** No request was made for it yet. */
  #isUnknown(leg: Leg): boolean {
    const { ledger, streams } = this.#deps;
    return streams.cursorOf(leg) === undefined && ledger.facts(leg).operation === null;
  }

  /** Until when the leg is given time to start; 0 when it is not. */
  #startsUpUntil(leg: Leg): number {
    const { startsLegs, streams } = this.#deps;
    return startsLegs && streams.support.sawEarly && this.#isUnknown(leg) ? this.#sinceOf(leg) + START_UP : 0;
  }

  /** When the leg is polled because it has no stream. */
  #pollAt(leg: Leg): number {
    return Math.max(this.#streamlessFrom(leg), this.#isQueued(leg) ? this.#nextPollOfQueued : this.#pollOfOthersAt());
  }

  #pollOfOthersAt(): number {
    const handsOver = this.#withoutPlace > 0 && this.#deps.streams.places >= Math.min(HANDOVER, this.#withoutPlace);
    return handsOver ? Math.min(this.#nextPoll, this.#polledAt + SOONEST) : this.#nextPoll;
  }

  /** From when on the leg has no stream and is not being read. */
  #streamlessFrom(leg: Leg): number {
    const { poller, streams } = this.#deps;
    if (poller.isReading(leg)) return Infinity;
    return Math.max(streams.coversUntil(leg, fruitlessLimit(this.#legs.length)), this.#startsUpUntil(leg));
  }

  #lacksPlace(leg: Leg): boolean {
    const { clock, ledger, streams } = this.#deps;
    if (!ledger.isOpen(leg) || this.#isQueued(leg) || streams.has(leg)) return false;
    return streams.opensAt(leg) <= clock.now();
  }

  /** It was seen queued, and nothing has shown since that it has begun. */
  #isQueued(leg: Leg): boolean {
    const { begun, operation } = this.#deps.ledger.facts(leg);
    return !begun && (operation?.status === 'PENDING' || operation?.status === 'ASSIGNED');
  }
}
