/** How much may be printed, or was not. */
export interface Amount {
  readonly lines: number;
  readonly bytes: number;
}

/** What may be printed at once, and what may be printed again each second after that. */
export interface Rate {
  readonly burst: Amount;
  readonly perSecond: Amount;
}

export const LEG_RATE: Rate = {
  burst: { lines: 1_000, bytes: 256 * 1024 },
  perSecond: { lines: 50, bytes: 16 * 1024 },
};
export const STEP_RATE: Rate = {
  burst: { lines: 5_000, bytes: 1024 * 1024 },
  perSecond: { lines: 300, bytes: 96 * 1024 },
};

/** A flood is over when the leg has written nothing for so many milliseconds. */
const LULL = 1_000;
/** While it lasts, a part of it is shown once in so many milliseconds. */
const TURN = 10_000;

/** A token bucket for lines and bytes. Moments are milliseconds by the clock. */
export class TokenBucket {
  readonly #rate: Rate;
  #lines: number;
  #bytes: number;
  #filledAt: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#lines = rate.burst.lines;
    this.#bytes = rate.burst.bytes;
    this.#filledAt = now;
  }

  has({ lines, bytes }: Amount, now: number): boolean {
    const { burst, perSecond } = this.#rate;
    const seconds = (now - this.#filledAt) / 1000;
    this.#lines = Math.min(burst.lines, this.#lines + seconds * perSecond.lines);
    this.#bytes = Math.min(burst.bytes, this.#bytes + seconds * perSecond.bytes);
    this.#filledAt = now;
    return this.#lines >= lines && this.#bytes >= bytes;
  }

  take({ lines, bytes }: Amount): void {
    this.#lines -= lines;
    this.#bytes -= bytes;
  }
}

/**
 * Decides which lines of a leg are printed. Once one finds no room the gate is shut, and all that follow are left out as
 * well until a good part can be shown again: so what is printed has no gaps but those that a note stands in.
 */
export class FloodGate {
  readonly #buckets: readonly TokenBucket[];
  #isShut = false;
  #shutAt = 0;
  #heardAt = 0;
  #lines = 0;
  #bytes = 0;

  constructor(step: TokenBucket, now: number) {
    this.#buckets = [new TokenBucket(LEG_RATE, now), step];
  }

  /** Whether the line may be printed; if not, it counts as left out. */
  admits(bytes: number, now: number): boolean {
    this.#heardAt = now;
    const line = { lines: 1, bytes };
    if (!this.#isShut && this.#hasRoom(line, now)) {
      for (const bucket of this.#buckets) bucket.take(line);
      return true;
    }
    if (!this.#isShut) this.#shutAt = now;
    this.#isShut = true;
    this.#lines += 1;
    this.#bytes += bytes;
    return false;
  }

  /** Counts what else is missing of a line among what is left out; false when nothing is, and the gate is open. */
  swallows(bytes: number): boolean {
    if (this.#isShut) this.#bytes += bytes;
    return this.#isShut;
  }

  /** Whether it is time to print again. */
  mayOpen(now: number): boolean {
    const isTime = now - this.#heardAt >= LULL || now - this.#shutAt >= TURN;
    return isTime && this.#hasRoom(LEG_RATE.perSecond, now);
  }

  /** Lets lines through again, as far as there is room. Returns what was left out. */
  open(): Amount {
    const leftOut = { lines: this.#lines, bytes: this.#bytes };
    this.#isShut = false;
    this.#lines = 0;
    this.#bytes = 0;
    return leftOut;
  }

  #hasRoom(amount: Amount, now: number): boolean {
    return this.#buckets.every((bucket) => bucket.has(amount, now));
  }
}
