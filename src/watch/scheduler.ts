import type { Clock } from '../contree/clock.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { DetailReads } from './detail-reads.ts';
import type { EndPace, Followed, Listed } from './end-pace.ts';
import type { FollowedSince } from './followed-since.ts';
import type { KnownLengths } from './known-lengths.ts';
import { isQueued } from './leg-stage.ts';
import { areFew, fruitlessLimit, pollPause, waitedFor } from './poll-schedule.ts';
import type { QuietStreams } from './quiet-streams.ts';
import type { StreamStarter } from './stream-starter.ts';
import type { Streams } from './streams.ts';

/**
 * Milliseconds in which changes of many legs are gathered before they are acted on, at least and for each leg, so that
 * thousands stay cheap.
 */
const GATHERING = { least: 20, leg: 0.05 };
/** Places for streams that must be free before an early poll, which finds out which legs need one. */
const HANDOVER = 8;
/** The least time between two polls, in milliseconds. */
const SOONEST = 500;
/** The same where a leg is expected to have ended. */
const LOOK_GAP = 50;

export interface SchedulerDeps {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly lengths: KnownLengths;
  readonly pace: EndPace;
  readonly reads: Pick<DetailReads, 'has'>;
  readonly since: FollowedSince;
  readonly streams: Streams;
  readonly starter: StreamStarter;
  readonly quietStreams: QuietStreams;
}

export interface LegsToPoll {
  /** Legs without a stream. */
  readonly streamless: readonly Leg[];
  /** Legs whose stream has been quiet for so long that it may withhold an end. */
  readonly quiet: readonly Leg[];
}

const NONE: LegsToPoll = { streamless: [], quiet: [] };

/** Decides when all legs are gone over, which of them are polled then, and when. Times are milliseconds since the epoch. */
export class Scheduler {
  readonly #deps: SchedulerDeps;
  /** Not settled at the last sweep, and when that was. */
  #legs: readonly Leg[] = [];
  #followed: Followed = { streamed: 0, streamless: 0 };
  /** Legs wait for the place of one of them. */
  #areWaitedFor = false;
  #sweptAt = 0;
  #polledAt = 0;
  #nextPoll = 0;
  #nextPollOfQueued = 0;
  /** The service asked for no poll before this. */
  #notBefore = 0;
  /** How many executing legs without a place for a stream the last poll showed. */
  #withoutPlace = 0;

  constructor(deps: SchedulerDeps) {
    this.#deps = deps;
  }

  /** When the next sweep may be at the earliest. */
  get restsUntil(): number {
    const count = this.#legs.length;
    return this.#sweptAt + (areFew(count) ? 0 : Math.max(GATHERING.least, count * GATHERING.leg));
  }

  /** Goes over all legs: opens the streams that can be opened without a poll. */
  sweep(): void {
    const { clock, ledger, since, starter } = this.#deps;
    const now = clock.now();
    this.#sweptAt = now;
    this.#legs = ledger.unsettled();
    const hasNew = since.add(this.#legs);
    // A new one among few is polled soon.
    if (hasNew && areFew(this.#legs.length)) this.#nextPoll = Math.min(this.#nextPoll, now + SOONEST);
    starter.open(this.#legs);
    this.#followed = this.#countFollowed();
    this.#areWaitedFor = areFew(this.#legs.length) && ledger.countOf('planned') > 0;
  }

  /** The service asked for no poll before this. */
  pollNotBefore(moment: number): void {
    this.#notBefore = Math.max(this.#notBefore, moment);
  }

  legsToPoll(): LegsToPoll {
    const { clock, quietStreams } = this.#deps;
    const now = clock.now();
    if (now < this.#notBefore) return NONE;
    const pollAt = this.#pollTimes();
    const isTime = this.#legs.some((leg) => pollAt(leg) <= now);
    const streamless = isTime ? this.#legs.filter((leg) => this.#streamlessFrom(leg) <= now) : [];
    return { streamless, quiet: quietStreams.takeDue(this.#legs) };
  }

  /** Legs without a stream were polled. Returns how many of them are executing and find no place for one. */
  polled(legs: readonly Leg[], listed: Listed | null): number {
    if (legs.length === 0) return 0;
    const { clock, pace, since, streams } = this.#deps;
    const now = clock.now();
    this.#withoutPlace = streams.places <= 0 ? legs.filter((leg) => this.#lacksPlace(leg)).length : 0;
    const ages = (of: readonly Leg[]): number[] => of.map((leg) => now - since.of(leg));
    const facts = { waited: waitedFor(ages(legs), ages(this.#legs)), legs: this.#legs.length };
    pace.polled(listed, this.#polledAt === 0 ? Infinity : now - this.#polledAt, facts.waited);
    this.#polledAt = now;
    const random = clock.random();
    this.#nextPoll = now + pollPause({ ...facts, areQueued: false }, random);
    this.#nextPollOfQueued = now + pollPause({ ...facts, areQueued: true }, random);
    return this.#withoutPlace;
  }

  /** When the next sweep is due. */
  dueAt(isPolling: boolean): number {
    const { quietStreams, starter, streams } = this.#deps;
    const pollAt = this.#pollTimes();
    let opens = Infinity;
    let poll = Infinity;
    for (const leg of this.#legs) {
      const opensAt = streams.has(leg) ? Infinity : starter.opensAt(leg);
      // A stream that could be opened at the last sweep was opened, or has no place.
      if (opensAt > this.#sweptAt) opens = Math.min(opens, opensAt);
      if (!isPolling) poll = Math.min(poll, pollAt(leg), quietStreams.checkAt(leg));
    }
    return Math.min(opens, Math.max(poll, this.#notBefore));
  }

  /** Says of each leg when it is polled because it has no stream, as things stand now. */
  #pollTimes(): (leg: Leg) => number {
    // Found out once for all legs, since this is asked for each of them after each event.
    let ofOthers: number | null = null;
    return (leg) => {
      if (this.#isQueued(leg)) return Math.max(this.#streamlessFrom(leg), this.#nextPollOfQueued);
      ofOthers ??= this.#pollOfOthersAt();
      return Math.max(this.#streamlessFrom(leg), Math.min(ofOthers, this.#expectedEnd(leg)));
    };
  }

  /** When the leg is looked at because it may have ended by now, and others wait for its place. */
  #expectedEnd(leg: Leg): number {
    if (!this.#areWaitedFor) return Infinity;
    const { lengths, since } = this.#deps;
    const begun = since.of(leg);
    return Math.max(begun + lengths.lookAfter(this.#polledAt - begun), this.#polledAt + LOOK_GAP);
  }

  #pollOfOthersAt(): number {
    const handsOver = this.#withoutPlace > 0 && this.#deps.streams.places >= Math.min(HANDOVER, this.#withoutPlace);
    const pause = Math.min(handsOver ? SOONEST : Infinity, this.#deps.pace.pauseFor(this.#followed));
    return Math.min(this.#nextPoll, this.#polledAt + pause);
  }

  #countFollowed(): Followed {
    const { reads, streams } = this.#deps;
    const unread = this.#legs.filter((leg) => !reads.has(leg));
    const streamed = unread.filter((leg) => streams.has(leg)).length;
    return { streamed, streamless: unread.length - streamed };
  }

  /** From when on the leg has no stream and is not being read. */
  #streamlessFrom(leg: Leg): number {
    const { reads, starter, streams } = this.#deps;
    if (reads.has(leg)) return Infinity;
    const covered = streams.coversUntil(leg, fruitlessLimit(this.#legs.length));
    return Math.max(covered, starter.startsUpUntil(leg));
  }

  #lacksPlace(leg: Leg): boolean {
    const { clock, ledger, streams } = this.#deps;
    if (!ledger.isOpen(leg) || this.#isQueued(leg) || streams.has(leg)) return false;
    return streams.opensAt(leg) <= clock.now();
  }

  #isQueued(leg: Leg): boolean {
    return isQueued(this.#deps.ledger.facts(leg));
  }
}
