import { InvalidValue } from './values.ts';

/** Inputs, or files that they name, that the step cannot use. Thrown with all problems, so that the user can fix them at once. */
export class InvalidInputs extends Error {
  readonly problems: readonly string[];

  /** @param problems at least one; each says where, quotes the value and says what is allowed; not yet escaped */
  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.name = 'InvalidInputs';
    this.problems = problems;
  }
}

/** Collects what is wrong with inputs. A problem that many legs share counts once. */
export class Problems {
  readonly #found = new Set<string>();
  readonly #warnings: string[] = [];

  /** @param where the input's name, and where in it: `legs: line 4: unit.timeout`; empty when the problem says so itself */
  add(where: string, problem: string): void {
    this.#found.add(where === '' ? problem : `${where}: ${problem}`);
  }

  /** For what the step ignores, which is no problem. */
  warn(where: string, warning: string): void {
    this.#warnings.push(`${where}: ${warning}`);
  }

  get warnings(): readonly string[] {
    return this.#warnings;
  }

  get count(): number {
    return this.#found.size;
  }

  /** What the parser returns; null when it refuses the value, which adds its problems. */
  attempt<Value>(where: string, parse: () => Promise<Value>): Promise<Value | null>;
  attempt<Value>(where: string, parse: () => Value): Value | null;
  attempt<Value>(where: string, parse: () => Value | Promise<Value>): Value | null | Promise<Value | null> {
    const refuse = (error: unknown): null => {
      if (error instanceof InvalidValue) this.add(where, error.message);
      else if (error instanceof InvalidInputs) for (const problem of error.problems) this.add(where, problem);
      else throw error;
      return null;
    };
    try {
      const value = parse();
      return value instanceof Promise ? value.catch(refuse) : value;
    } catch (error) {
      return refuse(error);
    }
  }

  /** Throws `InvalidInputs` when there is any problem: it names `most` of them, and counts the others. */
  throwIfAny(most = Infinity): void {
    const all = [...this.#found];
    if (all.length === 0) return;
    throw new InvalidInputs(all.length > most ? [...all.slice(0, most), `and ${all.length - most} more`] : all);
  }
}
