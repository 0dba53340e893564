import { EventLog } from './event-log.ts';

/** Adds events to a log at a moment, in milliseconds since the epoch. */
export interface ScheduledEvent {
  readonly at: number;
  readonly record: (log: EventLog) => void;
}

/** The longest delay that a timer accepts. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A log that fills itself by the clock. It has a timer only while it is followed and more events are due. */
export class ScriptedLog extends EventLog {
  #schedule: readonly ScheduledEvent[];
  #recorded = 0;
  #timer: NodeJS.Timeout | undefined;

  /** The schedule is in the order of its moments. */
  constructor(schedule: readonly ScheduledEvent[]) {
    super();
    this.#schedule = schedule;
  }

  /** Replaces the schedule. The events that are already in the log must be the first of the new schedule too. */
  reschedule(schedule: readonly ScheduledEvent[], now: number): void {
    this.#schedule = schedule;
    this.advance(now);
  }

  /** Adds all events that are due. */
  advance(now: number): void {
    for (let next = this.#next; next !== undefined && next.at <= now; next = this.#next) {
      this.#recorded += 1;
      next.record(this);
    }
    this.#setTimer();
  }

  get #next(): ScheduledEvent | undefined {
    return this.#schedule[this.#recorded];
  }

  override subscribe(listener: () => void): () => void {
    this.advance(Date.now());
    const unsubscribe = super.subscribe(listener);
    this.#setTimer();
    return () => {
      unsubscribe();
      this.#setTimer();
    };
  }

  /** Sets the timer for the next event. Clears it when the log is complete or not followed. */
  #setTimer(): void {
    clearTimeout(this.#timer);
    const next = this.#next;
    if (next === undefined || !this.followed) return;
    // A timer may fire a fraction of a millisecond early. It is set again then, so that no event comes too soon.
    const delay = Math.min(Math.max(1, next.at - Date.now()), LONGEST_TIMER_MS);
    this.#timer = setTimeout(() => {
      this.advance(Date.now());
    }, delay).unref();
  }
}
