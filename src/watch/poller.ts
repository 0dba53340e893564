import type { Leg } from '../legs/leg.ts';
import type { ActiveListing } from './active-listing.ts';
import type { DetailReads } from './detail-reads.ts';
import { type Message, sendCrash } from './messages.ts';
import type { PollCall } from './reading-handler.ts';
import type { LegsToPoll } from './scheduler.ts';

export interface PollerDeps {
  readonly listing: ActiveListing;
  readonly reads: DetailReads;
  readonly send: (message: Message) => void;
}

/**
 * Polls legs with the fewest requests: each by its detail, or all through the listings of active operations, with one detail
 * for each leg that is in none. One poll at a time.
 */
export class Poller {
  readonly #deps: PollerDeps;
  #underWay: Promise<void> | null = null;

  constructor(deps: PollerDeps) {
    this.#deps = deps;
  }

  /** A poll is under way, or the message that it is over was not handled yet. */
  get isPolling(): boolean {
    return this.#underWay !== null;
  }

  /** Polls all of these legs in one poll, so that listings serve them all. A message says when it is over. */
  poll({ streamless, quiet, isLook = false }: LegsToPoll, call: PollCall): void {
    if (streamless.length + quiet.length === 0) return;
    const { listing, send } = this.#deps;
    this.#underWay = sendCrash(send, this.#pollEach([...streamless, ...quiet], call, isLook)).then(() => {
      send({ kind: 'polled', legs: streamless, listed: listing.listed });
    });
  }

  /** The message that the poll is over was handled. */
  ended(): void {
    this.#underWay = null;
  }

  /** Resolves when no poll is under way and no detail is being read. */
  async idle(): Promise<void> {
    await this.#underWay;
    await this.#deps.reads.idle();
  }

  /** The poll after the deadline. Resolves when all details are read. */
  async pollOnceMore(legs: readonly Leg[], call: PollCall): Promise<void> {
    await this.#pollEach(legs, { ...call, isLast: true });
    await this.#deps.reads.idle();
  }

  /** Reads of details go on when it resolves, so that a slow one delays no other. */
  async #pollEach(legs: readonly Leg[], call: PollCall, isLook = false): Promise<void> {
    const { listing, reads } = this.#deps;
    reads.readEach(await listing.unlistedOf(legs, call, isLook), call);
  }
}
