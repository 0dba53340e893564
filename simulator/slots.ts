interface Waiting {
  readonly start: () => void;
}

/** Limits how many operations run at once; the others wait in the order of their requests. */
export class Slots {
  readonly #limit: number;
  readonly #queue: Waiting[] = [];
  #taken = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Calls `start` as soon as a slot is free. Returns a function that leaves the queue: true when it had not started. */
  request(start: () => void): () => boolean {
    const waiting = { start };
    this.#queue.push(waiting);
    this.#fill();
    return () => {
      const index = this.#queue.indexOf(waiting);
      if (index >= 0) this.#queue.splice(index, 1);
      return index >= 0;
    };
  }

  /** Gives a slot back. */
  release(): void {
    this.#taken -= 1;
    this.#fill();
  }

  #fill(): void {
    while (this.#taken < this.#limit) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      this.#taken += 1;
      next.start();
    }
  }
}
