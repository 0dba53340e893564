import type { Clock } from '../contree/clock.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { DetailReads } from './detail-reads.ts';
import type { EndPace } from './end-pace.ts';
import type { FollowedSince } from './followed-since.ts';
import { isQueued } from '../legs/leg-stage.ts';
import { areFew, fruitlessLimit } from './poll-schedule.ts';
import type { Streams } from './streams.ts';

export interface StreamStarterDeps {
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly pace: Pick<EndPace, 'isFast'>;
  readonly reads: Pick<DetailReads, 'has'>;
  readonly since: FollowedSince;
  readonly streams: Streams;
  /** Legs are started while they are followed. */
  readonly startsLegs: boolean;
}

/** Milliseconds until a leg just started is expected to have events, once some operation had none at first. */
const START_UP = 1_000;

/**
 * Decides which legs get a stream. Few legs get one at once, and so do legs just started, unless some had to queue. Of many,
 * which may have ended long ago or not begun, those get one that a poll has shown executing: it would be wasted on the others.
 */
export class StreamStarter {
  readonly #deps: StreamStarterDeps;

  constructor(deps: StreamStarterDeps) {
    this.#deps = deps;
  }

  /** Opens the streams that can be opened without a poll; `legs` are all that are followed. */
  open(legs: readonly Leg[]): void {
    const { clock, ledger, reads, startsLegs, streams } = this.#deps;
    const limit = fruitlessLimit(legs.length);
    const few = areFew(legs.length);
    const unknown: Leg[] = [];
    for (const leg of legs) {
      if (reads.has(leg) || streams.has(leg)) continue;
      if (this.#isUnknown(leg)) unknown.push(leg);
      else if (!isQueued(ledger.facts(leg)) && !(streams.cursorOf(leg)?.exceeds(limit) ?? !few)) streams.open(leg);
    }
    if ((!startsLegs || streams.support.sawEarly) && !areFew(unknown.length)) return;
    for (const leg of unknown) if (this.startsUpUntil(leg) <= clock.now()) streams.open(leg);
  }

  /**
   * The leg was read, and is active: it gets a stream unless it is still queued, where it has no events yet, or listings show
   * ends as soon.
   */
  seenActive(leg: Leg): void {
    const { ledger, pace, streams } = this.#deps;
    const facts = ledger.facts(leg);
    const hasBegun = !isQueued(facts);
    streams.seenActive(leg, hasBegun, facts.operation?.kind);
    if (hasBegun && !pace.isFast) streams.open(leg);
  }

  /** Until when the leg is given time to start, in milliseconds since the epoch; 0 when it is not. */
  startsUpUntil(leg: Leg): number {
    const { since, startsLegs, streams } = this.#deps;
    return startsLegs && streams.support.sawEarly && this.#isUnknown(leg) ? since.of(leg) + START_UP : 0;
  }

  /** When a stream of the leg may be opened, in milliseconds since the epoch; Infinity: never. */
  opensAt(leg: Leg): number {
    return Math.max(this.#deps.streams.opensAt(leg), this.startsUpUntil(leg));
  }

  /** No request was made for it yet. */
  #isUnknown(leg: Leg): boolean {
    const { ledger, streams } = this.#deps;
    return streams.cursorOf(leg) === undefined && ledger.facts(leg).operation === null;
  }
}
