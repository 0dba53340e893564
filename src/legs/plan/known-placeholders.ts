import { quote } from '../../values.ts';
import { nearest } from './nearest.ts';

const MOST_LISTED = 30;

/** The placeholders that stand for something in at least one leg, by their names in lower case. */
export class KnownPlaceholders {
  readonly #names: ReadonlySet<string>;

  constructor(names: Iterable<string>) {
    this.#names = new Set(names);
  }

  /** What is wrong with a placeholder that no leg has a value for; null when a leg has. */
  problemOf(name: string): string | null {
    const folded = name.toLowerCase();
    if (this.#names.has(folded)) return null;
    const inside = [...this.#names].filter((known) => known.startsWith(`${folded}.`));
    if (inside.length > 0) return `${shown(name)} holds more than one value: use ${listed(inside)}`;
    const meant = nearest(folded, this.#names);
    const hint = meant === null ? ':' : `, did you mean {{${meant}}}?`;
    return `${shown(name)} is not a placeholder here${hint} use ${listed([...this.#names])}`;
  }
}

/** The placeholder of this name, for a message. */
export function shown(name: string): string {
  return quote(`{{${name}}}`);
}

/** The placeholders of these names, for a message. */
export function listed(names: readonly string[]): string {
  const some = names.slice(0, MOST_LISTED).map((name) => `{{${name}}}`);
  const more = names.length - some.length;
  return more > 0 ? `${some.join(', ')} or one of ${String(more)} more` : some.join(', ');
}
