import { InvalidValue } from './values.ts';

/** One or more inputs cannot be used. One problem a line, each with the input's name, its value and what is allowed. */
export class InvalidInputs extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InvalidInputs';
    this.problems = problems;
  }
}

const MOST_TOLD = 50;

/** Everything that is wrong with a plan. A problem that many legs share counts once. */
export class Problems {
  readonly #found = new Set<string>();

  /** @param where the input's name, and where in it: `legs: line 4: unit.timeout` */
  add(where: string, problem: string): void {
    this.#found.add(`${where}: ${problem}`);
  }

  get count(): number {
    return this.#found.size;
  }

  /** What the parser makes of a value; null when it is invalid, which is then one of the problems. */
  attempt<Value>(where: string, parse: () => Value): Value | null {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      this.add(where, error.message);
      return null;
    }
  }

  /** @throws {InvalidInputs} with the first 50 problems and the count of the others, when there is any */
  throwIfAny(): void {
    const all = [...this.#found];
    if (all.length === 0) return;
    const more = all.length - MOST_TOLD;
    throw new InvalidInputs(more > 0 ? [...all.slice(0, MOST_TOLD), `and ${String(more)} more`] : all);
  }
}

/** Local files that cannot be taken. Thrown with all that is wrong, so that it can be mended at once. */
export class InvalidFiles extends Error {
  /** At least one. Each is a sentence without its full stop that quotes the line or path; not yet escaped. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InvalidFiles';
    this.problems = problems;
  }
}
