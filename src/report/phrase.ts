import { codeCell, html, logLine, type Html, type LogText } from './escape.ts';

/** A count, a duration or a size, as our own code words it. */
export interface Figure {
  readonly figure: string;
}

/** Words of ours around untrusted text, not yet escaped for a place: the same sentence serves the log and the page. */
export interface Phrase {
  readonly literals: TemplateStringsArray;
  readonly values: readonly (string | number | Figure | Phrase)[];
}

/** UTF-16 units of an untrusted value that a sentence shows. */
const VALUE_LENGTH = 200;

/** Literal parts are trusted and must hold no markup; strings are untrusted; phrases nest. */
export function phrase(
  literals: TemplateStringsArray,
  ...values: readonly (string | number | Figure | Phrase)[]
): Phrase {
  return { literals, values };
}

/** A figure, which a sentence shows as its own words; a string would be set apart as somebody else's. */
export function figure(text: string): Figure {
  return { figure: text };
}

/** `a`, `a, b`, `a, b, c`; nothing for an empty list. */
export function listed(phrases: readonly Phrase[]): Phrase {
  return joined(phrases, phrase`, `);
}

/** The phrases with the separator between them; nothing for an empty list. */
export function joined([first, ...others]: readonly Phrase[], separator: Phrase): Phrase {
  return others.reduce((list, next) => phrase`${list}${separator}${next}`, first ?? phrase``);
}

/** The phrase as a log line. */
export function phraseLog(words: Phrase): LogText {
  return logLine(
    words.literals,
    ...words.values.map((value) => {
      if (typeof value !== 'object') return value;
      return 'figure' in value ? value.figure : phraseLog(value);
    }),
  );
}

/** The phrase for an HTML block of a page; untrusted text stands in `<code>`. */
export function phraseHtml(words: Phrase): Html {
  return html(
    words.literals,
    ...words.values.map((value) => {
      if (typeof value === 'string') return codeCell(value, VALUE_LENGTH);
      if (typeof value === 'number') return value;
      return 'figure' in value ? value.figure : phraseHtml(value);
    }),
  );
}
