import type { Clock } from '../contree/clock.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { DetailReads } from './detail-reads.ts';
import type { EndPace, Followed, Listed } from './end-pace.ts';
import type { FollowedSince } from './followed-since.ts';
import type { KnownLengths } from './known-lengths.ts';
import { isQueued, lastStatus } from '../legs/leg-stage.ts';
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
const LOOK_GAP = 25;

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
  /** They are expected to have ended, and may not: a detail of one that is active would postpone the next poll. */
  readonly isLook?: boolean;
}

const NONE: LegsToPoll = { streamless: [], quiet: [] };

/** Decides when all legs are gone over, which of them are polled then, and when. Times are milliseconds since the epoch. */
export class Scheduler {
  readonly #deps: SchedulerDeps;
  /** Not settled at the last sweep, and when that was. */
  #legs: readonly Leg[] = [];
  /** Those of them that are not being read. */
  #unread: readonly Leg[] = [];
  #followed: Followed = { streamed: 0, streamless: 0 };
  /** Legs wait for the slot of one of them. */
  #areWaitedFor = false;
  /** The poll under way is for legs alone that are expected to have ended. */
  #isLook = false;
  #sweptAt = 0;
  #polledAt = 0;
  #nextPoll = 0;
  #nextPollOfQueued = 0;
  /** The service asked for no poll before this. */
  #notBefore = 0;
  /** How many executing legs without a slot for a stream the last poll showed. */
  #withoutSlot = 0;

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
    const { clock, ledger, reads, since, starter } = this.#deps;
    const now = clock.now();
    this.#sweptAt = now;
    this.#legs = ledger.unsettled();
    const hasNew = since.add(this.#legs);
    // A new one among few is polled soon.
    if (hasNew && areFew(this.#legs.length)) this.#nextPoll = Math.min(this.#nextPoll, now + SOONEST);
    starter.open(this.#legs);
    this.#unread = this.#legs.filter((leg) => !reads.has(leg));
    this.#followed = this.#countFollowed();
    this.#areWaitedFor = areFew(this.#legs.length) && ledger.countOf('planned') > 0;
  }

  /** The service asked for no poll before this. */
  pollNotBefore(moment: number): void {
    this.#notBefore = Math.max(this.#notBefore, moment);
  }

  legsToPoll(): LegsToPoll {
    const { clock, ledger, quietStreams } = this.#deps;
    const now = clock.now();
    if (now < this.#notBefore) return NONE;
    const others = this.#pollOfOthersAt();
    const areDue = Math.min(others, this.#nextPollOfQueued) <= now;
    const isTime = areDue && this.#unread.some((leg) => this.#pollAt(leg, others) <= now);
    const isLook = (this.#isLook = !isTime && this.#unread.some((leg) => this.#lookAt(leg) <= now));
    if (!isTime && !isLook) return { streamless: [], quiet: quietStreams.takeDue(this.#unread), isLook };
    const streamless = this.#unread.filter((leg) => {
      if (this.#streamlessFrom(leg) > now) return false;
      // One that was not seen executing makes a listing of it three requests.
      return isTime || lastStatus(ledger.facts(leg)) === 'EXECUTING' || this.#lookAt(leg) <= now;
    });
    return { streamless, quiet: quietStreams.takeDue(this.#unread), isLook };
  }

  /** Legs without a stream were polled. Returns how many of them are executing and find no slot for one. */
  polled(legs: readonly Leg[], listed: Listed | null): number {
    if (legs.length === 0) return 0;
    const { clock, lengths, pace, since, streams } = this.#deps;
    const now = clock.now();
    if (this.#isLook) {
      this.#polledAt = now;
      return 0;
    }
    this.#withoutSlot = streams.slots <= 0 ? legs.filter((leg) => this.#lacksSlot(leg)).length : 0;
    const ages = (of: readonly Leg[]): number[] => of.map((leg) => now - since.of(leg));
    const isUrgent = this.#areWaitedFor && lengths.areFew;
    const facts = { waited: waitedFor(ages(legs), ages(this.#legs)), legs: this.#legs.length, isUrgent };
    pace.polled(listed, this.#polledAt === 0 ? Infinity : now - this.#polledAt, facts.waited);
    this.#polledAt = now;
    const random = clock.random();
    this.#nextPoll = now + pollPause({ ...facts, areQueued: false }, random);
    this.#nextPollOfQueued = now + pollPause({ ...facts, areQueued: true }, random);
    return this.#withoutSlot;
  }

  /** When the next sweep is due. */
  dueAt(isPolling: boolean): number {
    const { quietStreams, starter, streams } = this.#deps;
    let [opens, poll] = [Infinity, Infinity];
    const others = isPolling ? Infinity : this.#pollOfOthersAt();
    for (const leg of this.#unread) {
      // A stream that could be opened at the last sweep was opened, or has no slot.
      const opensAt = streams.has(leg) ? -Infinity : starter.opensAt(leg);
      if (opensAt > this.#sweptAt) opens = Math.min(opens, opensAt);
      if (!isPolling) poll = Math.min(poll, this.#pollAt(leg, others), this.#lookAt(leg), quietStreams.checkAt(leg));
    }
    return Math.min(opens, Math.max(poll, this.#notBefore));
  }

  /**
   * When the leg is polled because it has no stream, with all others that have none.
   * @param others when those are polled that are not queued
   */
  #pollAt(leg: Leg, others: number): number {
    const due = this.#isQueued(leg) ? this.#nextPollOfQueued : others;
    return Math.max(this.#streamlessFrom(leg), due);
  }

  /** When the leg is looked at because it may have ended by now, and others wait for its slot. */
  #lookAt(leg: Leg): number {
    if (!this.#areWaitedFor || this.#isQueued(leg)) return Infinity;
    const { lengths, since } = this.#deps;
    const begun = since.of(leg);
    const expected = Math.max(begun + lengths.lookAfter(this.#polledAt - begun), this.#polledAt + LOOK_GAP);
    return Math.max(this.#streamlessFrom(leg), expected);
  }

  #pollOfOthersAt(): number {
    const handsOver = this.#withoutSlot > 0 && this.#deps.streams.slots >= Math.min(HANDOVER, this.#withoutSlot);
    const pause = Math.min(handsOver ? SOONEST : Infinity, this.#deps.pace.pauseFor(this.#followed));
    return Math.min(this.#nextPoll, this.#polledAt + pause);
  }

  #countFollowed(): Followed {
    const { streams } = this.#deps;
    const streamed = this.#unread.filter((leg) => streams.has(leg)).length;
    return { streamed, streamless: this.#unread.length - streamed };
  }

  /** From when on the leg has no stream and is not being read. */
  #streamlessFrom(leg: Leg): number {
    const { reads, starter, streams } = this.#deps;
    if (reads.has(leg)) return Infinity;
    const covered = streams.coversUntil(leg, fruitlessLimit(this.#legs.length));
    return Math.max(covered, starter.startsUpUntil(leg));
  }

  #lacksSlot(leg: Leg): boolean {
    const { clock, ledger, streams } = this.#deps;
    if (!ledger.isOpen(leg) || this.#isQueued(leg) || streams.has(leg)) return false;
    return streams.opensAt(leg) <= clock.now();
  }

  #isQueued(leg: Leg): boolean {
    return isQueued(this.#deps.ledger.facts(leg));
  }
}
