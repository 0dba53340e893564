import { quote } from '../../values.ts';
import { listed, shown, type KnownPlaceholders } from './known-placeholders.ts';
import type { LegDraft } from './leg-draft.ts';
import type { Problems } from './problems.ts';
import { fill, placeholdersIn, type Template } from './template.ts';

/** Fills in the placeholders of one leg, and reads what comes out. */
export class LegFiller {
  readonly #draft: LegDraft;
  readonly #known: KnownPlaceholders;
  readonly #problems: Problems;

  constructor(draft: LegDraft, known: KnownPlaceholders, problems: Problems) {
    this.#draft = draft;
    this.#known = known;
    this.#problems = problems;
  }

  /** The template's text for this leg; null when a placeholder has no value in it, which is then one of the problems. */
  text(template: Template): string | null {
    const missing = placeholdersIn(template.text).filter((name) => !this.#draft.values.has(name.toLowerCase()));
    for (const name of missing) {
      const problem = this.#known.problemOf(name);
      if (problem !== null) this.#problems.add(template.where, problem);
      else {
        const has = listed([...this.#draft.values.keys()]);
        this.#problems.add(this.where(template), `${shown(name)} has no value in this combination, which has ${has}`);
      }
    }
    return missing.length > 0 ? null : fill(template.text, this.#draft.values);
  }

  /** What the parser makes of the template's text; null when that is blank, which counts as not given, or invalid. */
  read<Value>(template: Template | undefined, parse: (text: string) => Value): Value | null {
    const text = template === undefined ? null : this.text(template);
    if (template === undefined || text === null || text.trim() === '') return null;
    return this.#problems.attempt(this.where(template), () => parse(text));
  }

  /** Where a problem of this leg is: an input that reads differently in each leg says in which. */
  where({ where, shared, text }: Template): string {
    return shared && placeholdersIn(text).length > 0 ? `${where}: leg ${quote(this.#draft.name)}` : where;
  }
}
