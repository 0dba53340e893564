/** Where a test stands among those of all legs. */
export interface Ranked {
  /** Of the test, the same in all legs. */
  readonly number: number;
}

interface Entry<Test> {
  readonly leg: number;
  readonly test: Test;
}

/**
 * The first tests of all legs, in the order of the legs and, within one, in the order that it gives. The order in which legs
 * are added makes no difference: a test that others push out could come back only with a leg that gives it again.
 */
export class FirstTests<Test extends Ranked> {
  readonly #most: number;
  /** In order. */
  #entries: readonly Entry<Test>[] = [];
  #legs = new Map<number, number>();

  constructor(most: number) {
    this.#most = most;
  }

  get tests(): readonly Test[] {
    return this.#entries.map(({ test }) => test);
  }

  /** Whether a leg before this one gave the test: this leg's is not needed. */
  hasBefore(leg: number, number: number): boolean {
    return (this.#legs.get(number) ?? leg) < leg;
  }

  /**
   * @param leg its place in the plan; each leg once
   * @param tests the first ones of the leg, as many as are kept in all where there are so many
   */
  add(leg: number, tests: readonly Test[]): void {
    const own = tests.filter(({ number }) => !this.hasBefore(leg, number)).map((test) => ({ leg, test }));
    const numbers = new Set(own.map(({ test }) => test.number));
    const others = this.#entries.filter(({ test }) => !numbers.has(test.number));
    const before = others.filter((entry) => entry.leg < leg);
    const behind = others.filter((entry) => entry.leg > leg);
    this.#entries = [...before, ...own, ...behind].slice(0, this.#most);
    this.#legs = new Map(this.#entries.map((entry) => [entry.test.number, entry.leg]));
  }
}
