/** One event of an operation, as the wire carries it. */
export interface OperationEvent {
  readonly id: number;
  /** RFC 3339. */
  readonly ts: string;
  /** 0 the daemon, 1 the main process, 2 and up further processes; absent on `completion`. */
  readonly spid?: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An operation's events in order. The log is complete when its last event is `completion`. */
export class EventLog {
  readonly #events: OperationEvent[] = [];
  readonly #listeners = new Set<() => void>();

  get events(): readonly OperationEvent[] {
    return this.#events;
  }

  get complete(): boolean {
    return this.#events.at(-1)?.type === 'completion';
  }

  /** Whether a reader follows it. */
  get followed(): boolean {
    return this.#listeners.size > 0;
  }

  add(type: string, spid: number | null, data: Readonly<Record<string, unknown>>, at = Date.now()): void {
    const ts = new Date(at).toISOString();
    this.#events.push({ id: this.#events.length, ts, ...(spid === null ? {} : { spid }), type, data });
    for (const listener of this.#listeners) listener();
  }

  /** Calls back after every new event. Returns a function that unsubscribes. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
