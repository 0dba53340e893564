import { isTerminal } from './operation.ts';

export interface Stage {
  /** Milliseconds after the seeding. */
  readonly after: number;
  /** Any text, unknown statuses included. */
  readonly status: string;
}

/** A status, and since when it holds, in milliseconds since the epoch. */
export interface Moment {
  readonly at: number;
  readonly status: string;
}

/** The life of a seeded operation: its stages in order, up to its end or its cancel. */
export class Timeline {
  readonly #stages: readonly Moment[];
  readonly #first: Moment;
  /** The end that came from outside, before that of the script. */
  #cut: Moment = { at: Infinity, status: 'CANCELLED' };
  #moments: readonly Moment[];

  /** The first stage holds from the start at the latest. Without stages the operation stays PENDING. */
  constructor(stages: readonly Stage[], start: number) {
    this.#stages = stages
      .toSorted((one, other) => one.after - other.after)
      .map(({ after, status }, index) => ({ at: start + (index === 0 ? Math.min(0, after) : after), status }));
    this.#first = this.#stages[0] ?? { at: start, status: 'PENDING' };
    this.#moments = this.#momentsUntilEnd();
  }

  /** The status at a moment. */
  at(now: number): Moment {
    return this.#moments.findLast(({ at }) => at <= now) ?? this.#first;
  }

  /** When it begins to execute, in milliseconds since the epoch; null when it never does. */
  get executing(): number | null {
    return this.#moments.find(({ status }) => status === 'EXECUTING')?.at ?? null;
  }

  /** Its last status and when it is reached; null when it never ends. */
  get end(): Moment | null {
    const last = this.#moments.at(-1);
    return last !== undefined && isTerminal(last.status) ? last : null;
  }

  /** Makes it CANCELLED at a moment, unless it ends or is cancelled before. */
  cancel(at: number): void {
    this.cut({ at, status: 'CANCELLED' });
  }

  /** Gives it this end, unless it ends before. */
  cut(end: Moment): void {
    if (end.at < this.#cut.at) this.#cut = end;
    this.#moments = this.#momentsUntilEnd();
  }

  /** The stages up to the end or the cut. A cut at the same millisecond as an end wins. */
  #momentsUntilEnd(): Moment[] {
    const moments: Moment[] = [];
    for (const stage of this.#stages) {
      const ends = isTerminal(stage.status);
      if (this.#cut.at < stage.at || (ends && this.#cut.at === stage.at)) break;
      moments.push(stage);
      if (ends) return moments;
    }
    return this.#cut.at === Infinity ? moments : [...moments, this.#cut];
  }
}
