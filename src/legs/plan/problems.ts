import { InvalidInputs } from '../../invalid-inputs.ts';
import { InvalidValue } from '../../values.ts';

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
