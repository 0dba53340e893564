export type Amount = Readonly<Record<'lines' | 'bytes', number>>;

/** What may be printed at once, and what each second after that adds. */
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

/** Milliseconds without output after which a flood is over. */
const PAUSE = 1_000;
/** Milliseconds after which a part of a lasting flood is printed. */
const SAMPLE_INTERVAL = 10_000;

/** A token bucket for lines and bytes. Times are milliseconds by the clock. */
export class TokenBucket {
  readonly #rate: Rate;
  #room: Amount;
  #filledAt: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#room = rate.burst;
    this.#filledAt = now;
  }

  has({ lines, bytes }: Amount, now: number): boolean {
    const { burst, perSecond } = this.#rate;
    const seconds = (now - this.#filledAt) / 1000;
    this.#room = {
      lines: Math.min(burst.lines, this.#room.lines + seconds * perSecond.lines),
      bytes: Math.min(burst.bytes, this.#room.bytes + seconds * perSecond.bytes),
    };
    this.#filledAt = now;
    return this.#room.lines >= lines && this.#room.bytes >= bytes;
  }

  take({ lines, bytes }: Amount): void {
    this.#room = { lines: this.#room.lines - lines, bytes: this.#room.bytes - bytes };
  }
}

/** Prints a leg's lines until one has no room, then drops all until a good part fits: one note stands for each gap. */
export class FloodGate {
  readonly #buckets: readonly TokenBucket[];
  /** What was dropped since the gate shut; null while it is open. */
  #dropped: Record<'lines' | 'bytes', number> | null = null;
  #shutAt = 0;
  #writtenAt = 0;

  constructor(step: TokenBucket, now: number) {
    this.#buckets = [new TokenBucket(LEG_RATE, now), step];
  }

  /** Whether the line may be printed; if not, it counts as dropped. */
  admits(bytes: number, now: number): boolean {
    this.#writtenAt = now;
    const line = { lines: 1, bytes };
    if (this.#dropped === null && this.#hasRoom(line, now)) {
      for (const bucket of this.#buckets) bucket.take(line);
      return true;
    }
    if (this.#dropped === null) this.#shutAt = now;
    this.#dropped ??= { lines: 0, bytes: 0 };
    this.#dropped.lines += 1;
    this.#dropped.bytes += bytes;
    return false;
  }

  /** Whether the rest of a long line counts as dropped, because the gate is shut. */
  absorbs(bytes: number): boolean {
    if (this.#dropped === null) return false;
    this.#dropped.bytes += bytes;
    return true;
  }

  /** Whether it is time to print again. */
  mayOpen(now: number): boolean {
    const isTime = now - this.#writtenAt >= PAUSE || now - this.#shutAt >= SAMPLE_INTERVAL;
    return isTime && this.#hasRoom(LEG_RATE.perSecond, now);
  }

  /** Admits lines again while there is room. Returns what was dropped. */
  open(): Amount {
    const dropped = this.#dropped ?? { lines: 0, bytes: 0 };
    this.#dropped = null;
    return dropped;
  }

  #hasRoom(amount: Amount, now: number): boolean {
    return this.#buckets.every((bucket) => bucket.has(amount, now));
  }
}
