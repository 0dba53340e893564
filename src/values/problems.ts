import { listed, type Place, showPlaces } from './place.ts';
import { InvalidValue } from './values.ts';

/**
 * Inputs, or files that they name, that the step cannot use. Thrown with all problems, so that the user can fix them at once.
 */
export class InvalidInputs extends Error {
  readonly problems: readonly string[];
  /** Where the first problem in a file is; null when none is in a file. */
  readonly at: LinePlace | null;

  /** @param problems at least one; each says where, quotes the value and says what is allowed; not yet escaped */
  constructor(problems: readonly string[], { at = null, ...options }: ErrorOptions & { at?: LinePlace | null } = {}) {
    super(problems.join('\n'), options);
    this.name = 'InvalidInputs';
    this.problems = problems;
    this.at = at;
  }
}

/** A line of a file of the checkout. */
export interface LinePlace {
  /** Relative to the workspace, with slashes; untrusted. */
  readonly file: string;
  /** 1-based; null for the file as a whole. */
  readonly line: number | null;
}

/** Where in the inputs; a text is the name of an input, and empty when the problem says itself where it is. */
export type Where = string | Place;

/** Collects what is wrong with inputs. A problem that many legs share is one line that names them. */
export class Problems {
  readonly #found = new Findings();
  readonly #warnings = new Findings();
  #at: LinePlace | null = null;

  add(where: Where, problem: string | InvalidValue): void {
    if (typeof where === 'object' && where.file !== undefined) {
      this.#at ??= { file: where.file, line: where.line ?? null };
    }
    this.#found.add(where, problem);
  }

  /** For what the step ignores, which is no problem. */
  warn(where: Where, warning: string): void {
    this.#warnings.add(where, warning);
  }

  get warnings(): readonly string[] {
    return this.#warnings.lines();
  }

  /** Of problems, each place by itself. */
  get count(): number {
    return this.#found.count;
  }

  /** What the parser returns; null when it refuses the value, which adds its problems. */
  attempt<Value>(where: Where, parse: () => Promise<Value>): Promise<Value | null>;
  attempt<Value>(where: Where, parse: () => Value): Value | null;
  attempt<Value>(where: Where, parse: () => Value | Promise<Value>): Value | null | Promise<Value | null> {
    const refuse = (error: unknown): null => {
      if (error instanceof InvalidValue) this.add(where, error);
      else if (error instanceof InvalidInputs) {
        this.#at ??= error.at;
        for (const problem of error.problems) this.add(where, problem);
      } else throw error;
      return null;
    };
    try {
      const value = parse();
      return value instanceof Promise ? value.catch(refuse) : value;
    } catch (error) {
      return refuse(error);
    }
  }

  /** Throws `InvalidInputs` when there is any problem: it has `most` lines of them, and counts the others. */
  throwIfAny(most = Infinity): void {
    const all = this.#found.lines();
    if (all.length === 0) return;
    const shown = all.length > most ? [...all.slice(0, most), `and ${all.length - most} more`] : all;
    throw new InvalidInputs(shown, { at: this.#at });
  }
}

/** Problems that differ only in the leg, the line and the value. */
interface Finding {
  readonly problem: string;
  readonly places: Map<string, Place>;
  /** Quoted; none where the problem is not about a value. */
  readonly values: Set<string>;
}

class Findings {
  readonly #found = new Map<string, Finding>();

  add(where: Where, problem: string | InvalidValue): void {
    const place = typeof where === 'string' ? { input: where } : where;
    const [text, values] = typeof problem === 'string' ? [problem, []] : [problem.expectation, [problem.shown]];
    const key = JSON.stringify([place.input, text]);
    const finding = this.#found.get(key) ?? { problem: text, places: new Map(), values: new Set() };
    this.#found.set(key, finding);
    finding.places.set(JSON.stringify(place), place);
    for (const value of values) finding.values.add(value);
  }

  get count(): number {
    return [...this.#found.values()].reduce((sum, { places }) => sum + places.size, 0);
  }

  /** In the order in which each was first found. */
  lines(): string[] {
    return [...this.#found.values()].map(({ problem, places, values: [first, ...others] }) => {
      const where = showPlaces([...places.values()]);
      const likewise = others.length === 0 ? '' : ` (likewise ${listed(others)})`;
      return (
        [...(where === '' ? [] : [`${where}:`]), ...(first === undefined ? [] : [first]), problem].join(' ') + likewise
      );
    });
  }
}
