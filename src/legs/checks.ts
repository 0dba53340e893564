import type { Clock } from '../contree/clock.ts';

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
