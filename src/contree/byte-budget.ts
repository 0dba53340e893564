/** One reply's share of a budget. */
export interface ByteLease {
  /** Resolves when so many more bytes are granted; with false when the signal aborts first. One call at a time. */
  readonly grow: (bytes: number, signal: AbortSignal) => Promise<boolean>;
  /** Gives all of it back. Nothing can be obtained with it any more. */
  readonly release: () => void;
}

interface Waiting {
  readonly lease: Lease;
  readonly bytes: number;
  readonly settle: (isGranted: boolean) => void;
}

interface Lease extends ByteLease {
  held: number;
  isOver: boolean;
}

/**
 * Bytes that several replies may hold at a time. They are granted in the order in which they are asked for.
 *
 * Growing replies could each hold a part and wait for the rest for ever. So the first that has to wait may exceed the capacity
 * until it is released. At most the capacity and one whole reply are held.
 */
export class ByteBudget {
  readonly #capacity: number;
  #used = 0;
  readonly #queue: Waiting[] = [];
  /** The lease that may exceed the capacity. */
  #overdrawn: Lease | null = null;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Bytes that are held now. */
  get used(): number {
    return this.#used;
  }

  lease(): ByteLease {
    const lease: Lease = {
      held: 0,
      isOver: false,
      grow: (bytes, signal) => this.#grow(lease, bytes, signal),
      release: () => {
        this.#release(lease);
      },
    };
    return lease;
  }

  async #grow(lease: Lease, bytes: number, signal: AbortSignal): Promise<boolean> {
    if (lease.isOver || signal.aborted) return false;
    return await new Promise((resolve) => {
      const onAbort = (): void => {
        this.#queue.splice(this.#queue.indexOf(waiting), 1);
        waiting.settle(false);
        this.#grantInOrder();
      };
      const settle = (isGranted: boolean): void => {
        signal.removeEventListener('abort', onAbort);
        resolve(isGranted);
      };
      const waiting = { lease, bytes, settle };
      signal.addEventListener('abort', onAbort);
      // The others wait for this one.
      if (this.#overdrawn === lease) this.#queue.unshift(waiting);
      else this.#queue.push(waiting);
      this.#grantInOrder();
    });
  }

  #release(lease: Lease): void {
    lease.isOver = true;
    this.#used -= lease.held;
    lease.held = 0;
    if (this.#overdrawn === lease) this.#overdrawn = null;
    for (const waiting of this.#queue.filter((one) => one.lease === lease)) {
      this.#queue.splice(this.#queue.indexOf(waiting), 1);
      waiting.settle(false);
    }
    this.#grantInOrder();
  }

  #grantInOrder(): void {
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      const { lease, bytes, settle } = next;
      if (this.#used + bytes > this.#capacity) {
        this.#overdrawn ??= lease;
        if (this.#overdrawn !== lease) return;
      }
      this.#queue.shift();
      this.#used += bytes;
      lease.held += bytes;
      settle(true);
    }
  }
}
