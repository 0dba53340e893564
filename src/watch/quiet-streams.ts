import type { Clock } from '../contree/clock.ts';
import type { Leg } from '../legs/leg.ts';
import type { DetailReads } from './detail-reads.ts';
import type { FollowedSince } from './followed-since.ts';
import { checkAt, CHECKED_TOGETHER, checkJitter, type Quiet, quietUntil } from './poll-schedule.ts';
import type { Streams } from './streams.ts';

export interface QuietStreamsDeps {
  readonly clock: Clock;
  readonly reads: Pick<DetailReads, 'has'>;
  readonly since: FollowedSince;
  readonly streams: Streams;
}

/** Decides which legs are polled although they have a stream: it has been quiet for so long that it may withhold an end. */
export class QuietStreams {
  readonly #deps: QuietStreamsDeps;
  readonly #factor: number;
  /** Milliseconds since the epoch. */
  #checkedAt = -Infinity;

  constructor(deps: QuietStreamsDeps) {
    this.#deps = deps;
    this.#factor = checkJitter(deps.clock.random());
  }

  /** When the leg is to be checked, in milliseconds since the epoch; Infinity without a stream. */
  checkAt(leg: Leg): number {
    return this.#canBeChecked(leg) ? checkAt(this.#quietOf(leg), this.#factor, this.#checkedAt) : Infinity;
  }

  /** Once one of the legs is to be checked: this one, and those that soon would be. They count as checked then. */
  takeDue(legs: readonly Leg[]): readonly Leg[] {
    const now = this.#deps.clock.now();
    if (!legs.some((leg) => this.checkAt(leg) <= now)) return [];
    this.#checkedAt = now;
    const isQuiet = (leg: Leg): boolean => quietUntil(this.#quietOf(leg), this.#factor, CHECKED_TOGETHER) <= now;
    return legs.filter((leg) => this.#canBeChecked(leg) && isQuiet(leg));
  }

  #canBeChecked(leg: Leg): boolean {
    return this.#deps.streams.has(leg) && !this.#deps.reads.has(leg);
  }

  #quietOf(leg: Leg): Quiet {
    const { since, streams } = this.#deps;
    return { since: since.of(leg), heardAt: streams.cursorOf(leg)?.heardAt ?? 0 };
  }
}
