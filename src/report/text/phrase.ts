import { codeCell, html, logLine, type Html, type LogText } from './escape.ts';
import { grouped } from './format.ts';

/** Our own words around untrusted text, not escaped yet: the same sentence serves the log and the page. */
export interface Phrase {
  readonly literals: TemplateStringsArray;
  readonly values: readonly Value[];
}

/** A count, a duration or a size in our own words. */
export type Figure = Readonly<Record<'figure', string>>;

type Value = string | number | Figure | Phrase;

/** UTF-16 units of an untrusted value in a sentence of a page. */
const VALUE_LENGTH = 200;

/** Literal parts are trusted and must hold no markup; strings are untrusted; phrases nest. */
export function phrase(literals: TemplateStringsArray, ...values: readonly Value[]): Phrase {
  return { literals, values };
}

/** A trusted text. A page shows it as part of the sentence, not in `<code>` as an untrusted string. */
export function figure(text: string): Figure {
  return { figure: text };
}

/** The phrases with the separator between them: `a, b, c`. */
export function joinPhrases([first, ...others]: readonly Phrase[], separator = phrase`, `): Phrase {
  return others.reduce((list, next) => phrase`${list}${separator}${next}`, first ?? phrase``);
}

/** `a, b and 1,234 more`: the first ones, at most `most`, and how many there are besides. */
export function joinFirst<Item>(items: readonly Item[], most: number, phraseOf: (item: Item) => Phrase): Phrase {
  const shown = joinPhrases(items.slice(0, most).map(phraseOf));
  const more = items.length - most;
  return more > 0 ? phrase`${shown} and ${figure(grouped(more))} more` : shown;
}

export function phraseLog({ literals, values }: Phrase): LogText {
  const parts = values.map((value) => {
    if (typeof value !== 'object') return value;
    return 'figure' in value ? value.figure : phraseLog(value);
  });
  return logLine(literals, ...parts);
}

/** The phrase for an HTML block of a page; untrusted text stands in `<code>`. */
export function phraseHtml({ literals, values }: Phrase): Html {
  const parts = values.map((value) => {
    if (typeof value === 'string') return codeCell(value, VALUE_LENGTH);
    if (typeof value === 'number') return value;
    return 'figure' in value ? value.figure : phraseHtml(value);
  });
  return html(literals, ...parts);
}
