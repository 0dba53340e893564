/** What a poll's listings came to: their requests, and how many of its legs they showed no more for the first time. */
export interface Listed {
  readonly requests: number;
  readonly ended: number;
}

/** How many legs a step follows that no read has found ended yet: with a stream, and without. */
export interface Followed {
  readonly streamed: number;
  readonly streamless: number;
}

/**
 * Ends that each request of an early listing must be expected to bring: so many legs pay for it. One for each two seconds that
 * legs were waited for, since a second matters less to those that take long; at least the fewest, at most the most.
 */
const FEWEST_PAYING = 16;
const MOST_PAYING = 40;
const LONGER_BY_END = 2_000;
/** The least time between two early polls, in milliseconds. */
const SHORTEST = 50;
/** Polls are so close together, in milliseconds, that a listing shows an end as soon as a stream would. */
const CLOSE = 500;
/** One end may be an exception. Two say how fast legs end. */
const FEWEST_HEARD = 2;

/**
 * Decides how soon the next listing pays, by how fast legs end: one that shows many ends costs each of these legs a small part
 * of a request, and they are known sooner. Streams are a sample of all legs. When they are none, their word counts less.
 */
export class EndPace {
  /** Legs whose stream has brought the end since the last poll. */
  #heard = 0;
  /** Ends for which the next listing pays. */
  #paying = FEWEST_PAYING;
  /** Milliseconds until the next poll pays, by what the last one found. */
  #pause = Infinity;
  /** Ends that must be expected for each that would pay, since streams have promised too many. */
  #doubt = 1;
  #wasPromised = false;

  /** A stream has brought the end of its leg. */
  heard(): void {
    this.#heard += 1;
  }

  /**
   * @param listed null for a poll without a listing
   * @param since milliseconds since the poll before; Infinity when there was none
   * @param waited milliseconds that the legs have been waited for
   */
  polled(listed: Listed | null, since: number, waited: number): void {
    this.#heard = 0;
    this.#pause = Infinity;
    if (listed === null) return;
    const { requests, ended } = listed;
    if (this.#wasPromised) this.#doubt = ended < this.#paying / 2 ? this.#doubt * 2 : 1;
    this.#wasPromised = false;
    this.#paying = requests * Math.min(Math.max(FEWEST_PAYING, waited / LONGER_BY_END), MOST_PAYING);
    if (ended > 0) this.#pause = Math.max(SHORTEST, (since * this.#paying) / ended);
  }

  /** Milliseconds from the last poll to the next one that pays; Infinity while none does. */
  pauseFor({ streamed, streamless }: Followed): number {
    const expected = (streamless * this.#heard) / Math.max(streamed + this.#heard, 1);
    const isPromised = this.#heard >= FEWEST_HEARD && expected >= this.#paying * this.#doubt;
    if (!isPromised) return this.#pause;
    this.#wasPromised = true;
    return SHORTEST;
  }

  /** Legs end so fast that a listing soon shows most ends: no further stream would pay. */
  get isFast(): boolean {
    return this.#pause < CLOSE;
  }
}
