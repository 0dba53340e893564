export interface UniqueNamesOptions {
  /** Taken from the start. */
  readonly taken?: Iterable<string>;
  /** No suffix may make one of these, but each may be given as it is while it is free. */
  readonly reserved?: Iterable<string>;
  /** Names that differ only in case are the same. */
  readonly ignoreCase?: boolean;
  /** UTF-16 units: a name is cut to make place for its suffix. */
  readonly longest?: number;
}

/** Gives each name once: where it is taken, the first of `-2`, `-3` and so on behind it makes one that is free. */
export class UniqueNames {
  readonly #fold: (name: string) => string;
  readonly #longest: number;
  readonly #taken: Set<string>;
  readonly #reserved: ReadonlySet<string>;
  /** A number once tried for a name stays taken: without this, thousands of equal names take quadratic time. */
  readonly #next = new Map<string, number>();

  constructor({ taken = [], reserved = [], ignoreCase = false, longest = Infinity }: UniqueNamesOptions = {}) {
    this.#fold = (name) => (ignoreCase ? name.toLowerCase() : name);
    this.#longest = longest;
    this.#taken = new Set([...taken].map(this.#fold));
    this.#reserved = new Set([...reserved].map(this.#fold));
  }

  /** Takes the name as it is; returns whether it was free. */
  take(name: string): boolean {
    const folded = this.#fold(name);
    const isFree = !this.#taken.has(folded);
    this.#taken.add(folded);
    return isFree;
  }

  /** Takes the name, with a suffix where it needs one, and returns what was taken. */
  make(name: string): string {
    if (this.take(name)) return name;
    for (let number = this.#next.get(name) ?? 2; ; number += 1) {
      const suffix = `-${number}`;
      const candidate = `${name.slice(0, this.#longest - suffix.length)}${suffix}`;
      if (this.#reserved.has(this.#fold(candidate)) || !this.take(candidate)) continue;
      this.#next.set(name, number + 1);
      return candidate;
    }
  }
}
