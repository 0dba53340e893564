import type { Clock } from '../contree/clock.ts';
import type { Leg } from '../legs/leg.ts';

/** When each operation was first followed, in milliseconds since the epoch. */
export class FollowedSince {
  readonly #clock: Pick<Clock, 'now'>;
  /** By UUID. */
  readonly #since = new Map<string, number>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** These are followed from now on, if they were not before. Returns whether some were not. */
  add(legs: readonly Leg[]): boolean {
    const now = this.#clock.now();
    const fresh = legs.filter(({ uuid }) => !this.#since.has(uuid));
    for (const { uuid } of fresh) this.#since.set(uuid, now);
    return fresh.length > 0;
  }

  /** Now, for one that was not added. */
  of({ uuid }: Leg): number {
    return this.#since.get(uuid) ?? this.#clock.now();
  }

  forget({ uuid }: Leg): void {
    this.#since.delete(uuid);
  }
}
