import type { CheckoutLine, TestCounts, TestPlace, TestRecord, TestResults } from '../../legs/test-results.ts';
import type { PlaceOf } from '../places/run-places.ts';
import { FirstTests } from './first-tests.ts';
import { IdentityTable } from './identity-table.ts';
import type { KeptTest } from './kept-test.ts';
import { type LegOutcome, LegTests } from './leg-tests.ts';
import { NumberSet } from './number-set.ts';
import { StepTests } from './step-tests.ts';
import type { HideSecrets } from './test-texts.ts';

export interface MergeLimits {
  /** Different tests. Those beyond are in the counts of their leg alone. */
  readonly tests: number;
  /** Tests in the lists of the results. */
  readonly failed: number;
  readonly flaky: number;
  /** Units of the details that a leg's failed tests have together; those behind the first ones have none then. */
  readonly details: number;
}

export const MERGE_LIMITS: MergeLimits = { tests: 1_000_000, failed: 2000, flaky: 200, details: 1_000_000 };
/** Of flaky tests so many more are kept than are listed, since one that failed in another leg is not listed. */
const FLAKY_IN_RESERVE = 5;

export interface MergerOptions {
  /** The names of all legs that may have reports, in the order of the plan. */
  readonly legs: readonly string[];
  readonly hideSecrets: HideSecrets;
  readonly placeOf: PlaceOf;
  /** Adds the link to the commit. */
  readonly linked: (place: CheckoutLine) => Promise<TestPlace>;
  readonly limits?: Partial<MergeLimits>;
}

/**
 * Merges what the reports of a step's legs say. The legs may be read in any order and at the same time: the results are the
 * same, as long as there are no more different tests than the limit.
 */
export class TestMerger {
  readonly #options: MergerOptions;
  readonly #limits: MergeLimits;
  readonly #identities: IdentityTable;
  readonly #tests = new StepTests();
  readonly #failed: FirstTests<KeptTest>;
  readonly #flaky: FirstTests<KeptTest>;
  /** By the leg's place in the plan: those that have ended, with a report. */
  readonly #ended = new Map<number, EndedLeg>();
  #unmerged = 0;

  constructor(options: MergerOptions) {
    this.#options = options;
    this.#limits = { ...MERGE_LIMITS, ...options.limits };
    this.#identities = new IdentityTable(this.#limits.tests);
    this.#failed = new FirstTests(this.#limits.failed);
    this.#flaky = new FirstTests(this.#limits.flaky * FLAKY_IN_RESERVE);
  }

  /** How many tests the ended legs reported beyond the limit of different ones. */
  get unmerged(): number {
    return this.#unmerged;
  }

  /**
   * Takes the leg's tests; once for each leg. One that does not end leaves nothing in the results: with only a part of its
   * tries a test might be called failed that passed in the end.
   */
  leg(name: string): LegTests {
    const place = this.#options.legs.indexOf(name);
    if (place === -1) throw new Error('A leg that is not in the plan has tests.');
    const { hideSecrets, placeOf } = this.#options;
    return new LegTests({
      identities: this.#identities,
      source: { hideSecrets, placeOf: (report, test) => placeOf(name, report, test) },
      limits: { ...this.#limits, flaky: this.#limits.flaky * FLAKY_IN_RESERVE },
      needsTexts: (number) => !this.#failed.hasBefore(place, number),
      onEnd: (outcome) => {
        this.#end(place, outcome);
      },
    });
  }

  /** What the legs that have ended reported. */
  async results(): Promise<TestResults> {
    const { legs, linked } = this.#options;
    const ended = [...this.#ended].sort(([left], [right]) => left - right);
    const namesOf = sharedNames(ended.map(([place, leg]) => ({ ...leg, name: legs[place] ?? '' })));
    const record = async ({ number, place, ...texts }: KeptTest, kind: 'failed' | 'flaky'): Promise<TestRecord> => {
      return { ...texts, place: place && (await linked(place)), legs: namesOf(kind, number) };
    };
    const flaky = this.#flaky.tests.filter(({ number }) => !this.#tests.hasFailed(number));
    return {
      counts: this.#tests.counts(),
      byLeg: new Map(ended.map(([place, { counts }]) => [legs[place] ?? '', counts])),
      failed: await inTurn(this.#failed.tests, (test) => record(test, 'failed')),
      flaky: await inTurn(flaky.slice(0, this.#limits.flaky), (test) => record(test, 'flaky')),
    };
  }

  #end(place: number, { counts, states, failed, flaky, unmerged }: LegOutcome): void {
    if (counts === null) return;
    const numbers = this.#tests.add(states);
    this.#ended.set(place, { counts, failed: new NumberSet(numbers.failed), flaky: new NumberSet(numbers.flaky) });
    this.#failed.add(place, failed);
    this.#flaky.add(place, flaky);
    this.#unmerged += unmerged;
  }
}

interface EndedLeg {
  readonly counts: TestCounts;
  readonly failed: NumberSet;
  readonly flaky: NumberSet;
}

/** Legs by their indexes, ascending. */
interface SomeLegs {
  readonly indexes: readonly number[];
  readonly names: readonly string[];
}

/**
 * The names of the legs in which a test failed, or was flaky. Tests with the same legs share one list. It takes no text to
 * tell whether they are the same: ten thousand legs may fail in each of thousands of tests.
 */
function sharedNames(legs: readonly (EndedLeg & { readonly name: string })[]) {
  const lists = new Map<string, SomeLegs[]>();
  return (kind: 'failed' | 'flaky', number: number): readonly string[] => {
    const indexes: number[] = [];
    let sum = 0;
    legs.forEach((leg, index) => {
      if (!leg[kind].has(number)) return;
      indexes.push(index);
      sum += index;
    });
    const key = `${indexes.length} ${sum}`;
    const alike = lists.get(key) ?? [];
    const known = alike.find((list) => list.indexes.every((index, at) => index === indexes[at]));
    if (known !== undefined) return known.names;
    const names = indexes.map((index) => legs[index]?.name ?? '');
    lists.set(key, [...alike, { indexes, names }]);
    return names;
  };
}

/** One at a time: thousands of files at once are too many to open. */
async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
