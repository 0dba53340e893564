import type { Place } from '../values/place.ts';
import { quote } from '../values/values.ts';
import { nearest } from './nearest.ts';

/** A text in which placeholders may stand. */
export interface Template {
  readonly text: string;
  readonly where: Place;
  /** It is the step's input, for all legs; else one leg's own. */
  readonly shared: boolean;
  /** No placeholder stands in it, also where it looks like one: the value of one of the step's own variables. */
  readonly isLiteral?: true;
}

/** The text with every placeholder in it. What is not shaped like a name, such as `{{.State}}`, is none. */
export const PLACEHOLDER = /\{\{[ \t]*(?<name>[A-Za-z_][\w-]*(?:\.[\w-]+)*)[ \t]*\}\}/g;

/** The names as written, each once. */
export function placeholdersIn({ text, isLiteral }: Pick<Template, 'text' | 'isLiteral'>): string[] {
  if (isLiteral) return [];
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match.groups?.['name'] ?? ''))];
}

export function holdsPlaceholder(template: Parameters<typeof placeholdersIn>[0]): boolean {
  return placeholdersIn(template).length > 0;
}

/**
 * In one pass, so that placeholders within a value stay; one without a value is empty, as in a workflow's matrix. The names of
 * `values` are in lower case, as GitHub ignores case.
 */
export function fill(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(PLACEHOLDER, (_, name: string) => values.get(name.toLowerCase()) ?? '');
}

/** The text in front of the first placeholder; null without one. */
export function beforePlaceholder(text: string): string | null {
  const index = text.search(PLACEHOLDER);
  return index === -1 ? null : text.slice(0, index);
}

/** As a workflow spells it, `matrix.os`, or with a typing error; null for anything else. */
function meantBy(name: string, known: ReadonlySet<string>): string | null {
  const axis = name.replace(/^matrix\./, '');
  return known.has(axis) ? axis : nearest(axis, known);
}

const MOST_LISTED = 30;

const KEPT_TEXT =
  'To keep it as text, set a variable in the "env:" of the step, and write its name alone in the input env';

/**
 * Null when the placeholder is among the `known` ones, in lower case, which have a value in at least one leg.
 * @param isOfShell it may be meant as text, such as `{{end}}` of a Go template, since a shell could read it from a variable
 */
export function problemOfPlaceholder(name: string, known: ReadonlySet<string>, isOfShell = false): string | null {
  const folded = name.toLowerCase();
  if (known.has(folded)) return null;
  const inside = [...known].filter((other) => other.startsWith(`${folded}.`));
  if (inside.length > 0) return `${quotePlaceholder(name)} holds more than one value: use ${listed(inside)}`;
  const meant = meantBy(folded, known);
  const wrong = `${quotePlaceholder(name)} is not a placeholder here`;
  if (meant !== null) return `${wrong}: did you mean {{${meant}}}?`;
  const kept = isOfShell ? `. ${KEPT_TEXT}` : '';
  if (known.size === 1 && known.has('leg')) return `${wrong}: without matrix, {{leg}} is the only one${kept}`;
  return `${wrong}: use ${listed([...known])}${kept}`;
}

export function quotePlaceholder(name: string): string {
  return quote(`{{${name}}}`);
}

function listed(names: readonly string[]): string {
  const some = names.slice(0, MOST_LISTED).map((name) => `{{${name}}}`);
  const more = names.length - some.length;
  return more > 0 ? `${some.join(', ')} or one of ${String(more)} more` : some.join(', ');
}
