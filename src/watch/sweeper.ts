import type { Clock } from '../contree/clock.ts';
import type { Poller } from './poller.ts';
import type { PollCall } from './reading-handler.ts';
import type { Scheduler } from './scheduler.ts';

export interface SweeperDeps {
  readonly clock: Clock;
  readonly poller: Poller;
  readonly scheduler: Scheduler;
}

/** Goes over all legs when something has changed or is due: opens the streams that are wanted, and polls. */
export class Sweeper {
  readonly #deps: SweeperDeps;
  /** Something happened that the next sweep acts on. */
  #hasChanged = true;
  /** When the next sweep is due without a change, in milliseconds since the epoch. */
  #dueAt = 0;

  constructor(deps: SweeperDeps) {
    this.#deps = deps;
  }

  /** Something happened that the next sweep acts on. */
  changed(): void {
    this.#hasChanged = true;
  }

  /** Sweeps if that is due. Returns when the next sweep may be, in milliseconds since the epoch. */
  sweepIfDue(call: PollCall): number {
    const { clock, poller, scheduler } = this.#deps;
    const now = clock.now();
    if (now >= scheduler.restsUntil && (this.#hasChanged || now >= this.#dueAt)) {
      this.#hasChanged = false;
      scheduler.sweep();
      if (!poller.isPolling) poller.poll(scheduler.legsToPoll(), call);
      this.#dueAt = scheduler.dueAt(poller.isPolling);
    }
    return Math.max(this.#hasChanged ? 0 : this.#dueAt, scheduler.restsUntil);
  }
}
