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
  /** When the next sweep is due, in milliseconds since the epoch. */
  #dueAt = 0;

  constructor(deps: SweeperDeps) {
    this.#deps = deps;
  }

  /** Something happened that a sweep acts on. */
  changed(): void {
    this.#dueAt = 0;
  }

  /** Sweeps if that is due. Returns when the next sweep may be, in milliseconds since the epoch. */
  sweepIfDue(call: PollCall): number {
    const { clock, poller, scheduler } = this.#deps;
    if (clock.now() >= this.#nextAt) {
      scheduler.sweep();
      if (!poller.isPolling) poller.poll(scheduler.legsToPoll(), call);
      this.#dueAt = scheduler.dueAt(poller.isPolling);
    }
    return this.#nextAt;
  }

  get #nextAt(): number {
    return Math.max(this.#dueAt, this.#deps.scheduler.restsUntil);
  }
}
