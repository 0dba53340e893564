import { EventLog } from './event-log.ts';

/** Something that a log is told at a moment, in milliseconds since the epoch. */
export interface Cue {
  readonly at: number;
  readonly tell: (log: EventLog) => void;
}

/** What a timer takes at most. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A log that fills itself by the clock. It has a timer only while somebody follows it and something is to come. */
export class ScriptedLog extends EventLog {
  #cues: readonly Cue[];
  #told = 0;
  #timer: NodeJS.Timeout | undefined;

  /** The cues are in the order of their moments. */
  constructor(cues: readonly Cue[]) {
    super();
    this.#cues = cues;
  }

  /** Replaces the cues. Those that were told already must be at the head of the new ones, too. */
  rewrite(cues: readonly Cue[], now: number): void {
    this.#cues = cues;
    this.advance(now);
  }

  /** Adds everything that has come due. */
  advance(now: number): void {
    for (let cue = this.#cues[this.#told]; cue !== undefined && cue.at <= now; cue = this.#cues[this.#told]) {
      this.#told += 1;
      cue.tell(this);
    }
    this.#wind();
  }

  override subscribe(listener: () => void): () => void {
    this.advance(Date.now());
    const unsubscribe = super.subscribe(listener);
    this.#wind();
    return () => {
      unsubscribe();
      this.#wind();
    };
  }

  /** Sets the timer for the next cue, or ends it when it serves nobody. */
  #wind(): void {
    clearTimeout(this.#timer);
    const next = this.#cues[this.#told];
    if (next === undefined || !this.followed) return;
    // A timer may fire a fraction of a millisecond early; it is wound again then, so that nothing is told too soon.
    const delay = Math.min(Math.max(1, next.at - Date.now()), LONGEST_TIMER_MS);
    this.#timer = setTimeout(() => {
      this.advance(Date.now());
    }, delay).unref();
  }
}
