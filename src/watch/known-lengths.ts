/** Legs of a step mostly take about as long as those that ended last. So many of them count. */
const MOST_KNOWN = 16;
const FEWEST_KNOWN = 3;
/** Lengths say nothing of the next one when the longest is more than so many times their median. */
const WIDEST = 1.5;
/** The least time between two looks, in milliseconds and as a share of the median. */
const GAP = { least: 25, share: 0.025 };

/** How long the last legs took, and when others are expected to end by that. Times in milliseconds. */
export class KnownLengths {
  readonly #known: number[] = [];
  /** Ages at which a look is worth it, in order. */
  #looks: readonly number[] = [];

  add(length: number): void {
    this.#known.push(length);
    if (this.#known.length > MOST_KNOWN) this.#known.shift();
    this.#looks = looksFor(this.#known.toSorted((one, other) => one - other));
  }

  /** So few that they say nothing. */
  get areFew(): boolean {
    return this.#known.length < FEWEST_KNOWN;
  }

  /** The age at which a leg that was last seen active at this age may have ended; Infinity when nothing says so. */
  lookAfter(age: number): number {
    return this.#looks.find((look) => look > age) ?? Infinity;
  }
}

/** The median, the longer ones that are a gap apart, and a gap beyond the longest. */
function looksFor(sorted: readonly number[]): number[] {
  const longer = sorted.slice(Math.floor(sorted.length / 2));
  const [median = 0, longest = 0] = [longer[0], longer.at(-1)];
  if (sorted.length < FEWEST_KNOWN || longest > median * WIDEST) return [];
  const gap = Math.max(GAP.least, median * GAP.share);
  const looks: number[] = [];
  for (const length of longer) if (length >= (looks.at(-1) ?? -Infinity) + gap) looks.push(length);
  return [...looks, longest + gap];
}
