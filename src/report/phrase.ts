import { codeCell, html, logLine, type Html, type LogText } from './escape.ts';

/** Words of ours around untrusted text, not yet escaped for a place: the same sentence serves the log and the page. */
export interface Phrase {
  readonly literals: TemplateStringsArray;
  readonly values: readonly (string | number | Phrase)[];
}

/** UTF-16 units of an untrusted value that a sentence shows. */
const VALUE_LENGTH = 200;

/** Literal parts are trusted and must hold no markup; strings are untrusted; phrases nest. */
export function phrase(literals: TemplateStringsArray, ...values: readonly (string | number | Phrase)[]): Phrase {
  return { literals, values };
}

/** `a`, `a, b`, `a, b, c`; nothing for an empty list. */
export function listed(phrases: readonly Phrase[]): Phrase {
  const [first, ...others] = phrases;
  return others.reduce((list, next) => phrase`${list}, ${next}`, first ?? phrase``);
}

/** The phrase as a log line. */
export function phraseLog(words: Phrase): LogText {
  return logLine(
    words.literals,
    ...words.values.map((value) => (typeof value === 'object' ? phraseLog(value) : value)),
  );
}

/** The phrase for an HTML block of a page; untrusted text stands in `<code>`. */
export function phraseHtml(words: Phrase): Html {
  return html(
    words.literals,
    ...words.values.map((value) => {
      if (typeof value === 'object') return phraseHtml(value);
      return typeof value === 'string' ? codeCell(value, VALUE_LENGTH) : value;
    }),
  );
}
