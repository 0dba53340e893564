/** A text in which placeholders may stand. */
export interface Template {
  readonly text: string;
  /** The input's name, and where in it. */
  readonly where: string;
  /** It is a step's input, which many legs may read; else it is one leg's own. */
  readonly shared: boolean;
}

/** The text with every placeholder in it. What is not shaped like a name, such as `{{.State}}`, is none. */
const PLACEHOLDER = /\{\{[ \t]*(?<name>[A-Za-z_][\w-]*(?:\.[\w-]+)*)[ \t]*\}\}/g;

/** The names of the placeholders in a text as written, each once. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match.groups?.['name'] ?? ''))];
}

/**
 * The text with the values in the placeholders' place, in one pass: what a value brings along is not looked at again. A
 * placeholder that has no value stays.
 *
 * @param values by their names in lower case: GitHub's names ignore case
 */
export function fill(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => values.get(name.toLowerCase()) ?? whole);
}
