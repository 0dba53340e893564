import type { Clock } from '../contree/clock.ts';
import { ContreeError } from '../contree/contree-error.ts';
import type { Call } from '../contree/types.ts';
import type { Leg } from '../legs/leg.ts';
import type { Locator } from './locate.ts';
import type { Marker } from './marker.ts';

export interface LateArrivalsDeps {
  readonly clock: Clock;
  readonly locator: Locator;
  /** Makes the operation the leg's own where the leg is lost; returns false for any other leg. */
  readonly adopt: (leg: Leg) => boolean;
  /**
   * Called when a start turns out to have arrived that was taken for one that did not, and has been sent again or given up
   * since. The operation is no leg: it must be cancelled within the call.
   */
  readonly onDuplicate: (leg: Leg, call: Call) => Promise<void>;
}

/** Milliseconds after which starts that may still arrive are searched for once more while the run goes on. */
const LOOK_AFTER = 5_000;
/** Milliseconds for cancelling a duplicate. */
const CANCEL_LIMIT = 5_000;

/** Starts that no search has found and that may still arrive. All of this goes on beside the run. */
export class LateArrivals {
  readonly #deps: LateArrivalsDeps;
  readonly #search: Call;
  readonly #over = new AbortController();
  readonly #missing = new Set<Marker>();
  #isLooking = false;
  readonly #work: Promise<void>[] = [];

  /** @param search limits of all its requests */
  constructor(deps: LateArrivalsDeps, search: Call) {
    this.#deps = deps;
    this.#search = search;
  }

  /** How many may still arrive. */
  get count(): number {
    return this.#missing.size;
  }

  /** Each search for a start from now on looks for this one too, and there is one of its own soon. */
  expect(name: string, marker: Marker): void {
    const { adopt, clock, locator, onDuplicate } = this.#deps;
    this.#missing.add(marker);
    locator.expect(marker, (uuid) => {
      this.#missing.delete(marker);
      if (adopt({ name, uuid })) return;
      const deadline = Math.min(clock.now() + CANCEL_LIMIT, this.#search.deadline ?? Infinity);
      this.#run(onDuplicate({ name, uuid }, { ...this.#search, deadline }));
    });
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#run(this.#look());
  }

  /** Looks no more, and resolves when what was found is cancelled. */
  async close(): Promise<void> {
    this.#over.abort('over');
    while (this.#work.length > 0) await Promise.all(this.#work.splice(0));
  }

  async #look(): Promise<void> {
    const { clock, locator } = this.#deps;
    const { signal } = this.#over;
    await clock.sleep(LOOK_AFTER, signal);
    this.#isLooking = false;
    if (signal.aborted) return;
    const signals = this.#search.signal === undefined ? [signal] : [this.#search.signal, signal];
    try {
      await locator.look({ ...this.#search, signal: AbortSignal.any(signals) });
    } catch (error) {
      // The last search of the step and the one of the post step follow.
      if (!(error instanceof ContreeError)) throw error;
    }
  }

  #run(work: Promise<void>): void {
    // `close` throws it.
    work.catch(() => undefined);
    this.#work.push(work);
  }
}
