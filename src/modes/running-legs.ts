import type { Clock } from '../contree/clock.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ledger } from '../legs/ledger.ts';
import type { RunningLeg } from '../report/log/progress.ts';

/** Since when legs run: from their start by this step, else from what the service says, where it is known. */
export class RunningLegs {
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  /** Milliseconds since the epoch, by UUID. */
  readonly #starts = new Map<string, number>();
  readonly #unsubscribe: () => void;

  constructor(ledger: Ledger, clock: Clock) {
    this.#ledger = ledger;
    this.#clock = clock;
    this.#unsubscribe = ledger.onStart(({ uuid }) => {
      this.#starts.set(uuid, clock.now());
    });
  }

  /** The legs that are active, the longest running first, and at the end those whose start is not known. */
  longestFirst(): RunningLeg[] {
    const now = this.#clock.now();
    const legs = this.#ledger.unsettled().map((leg) => {
      const since = this.#sinceOf(leg);
      return { leg, seconds: since === null ? null : (now - since) / 1000 };
    });
    return legs.sort((one, other) => (other.seconds ?? -Infinity) - (one.seconds ?? -Infinity));
  }

  close(): void {
    this.#unsubscribe();
  }

  #sinceOf(leg: Leg): number | null {
    const created = Date.parse(this.#ledger.facts(leg).operation?.createdAt ?? '');
    return this.#starts.get(leg.uuid) ?? (Number.isNaN(created) ? null : created);
  }
}
