import { linesOf } from '../../values/values.ts';
import { firstUnits, truncate, cleanColouredLine, cleanLine, oneLine } from './clean.ts';

/**
 * The only place that makes text safe for the step log or for a page. The class has a private field and is not
 * exported, so no other file can make a `LogText` or an `Html`, and a sink that takes them accepts no plain text.
 */
class Escaped<Sink extends 'log' | 'page'> {
  /** For the compiler only: what is safe for one sink is not for the other. */
  declare protected readonly sink: Sink;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** One line of the step log that the runner does not read as a command. */
export type LogText = Escaped<'log'>;

/** Markup whose every dynamic part is escaped. */
export type Html = Escaped<'page'>;

/** UTF-16 units of one value in a line, and of a line. */
const VALUE_LENGTH = 1_000;
const LINE_LENGTH = 4_000;
/** The live log cuts a line at 1,024 characters. */
const OUTPUT_LINE_LENGTH = 1_000;

/** A log line. Literal parts are trusted; a string becomes one line as of `oneLine`, of at most 1,000 UTF-16 units. */
export function logLine(literals: TemplateStringsArray, ...values: readonly (string | number | LogText)[]): LogText {
  const parts = values.map((part) => (typeof part === 'string' ? truncate(oneLine(part), VALUE_LENGTH) : String(part)));
  return new Escaped(truncate(withoutCommands(interleave(literals, parts)), LINE_LENGTH));
}

/** One line; the separator is trusted. */
export function joinLogText(lines: readonly LogText[], separator: string): LogText {
  return new Escaped(truncate(withoutCommands(lines.map(String).join(separator)), LINE_LENGTH));
}

/** The text with blanks behind it, up to `width` UTF-16 units, for a column. */
export function padLogText(text: LogText, width: number): LogText {
  return new Escaped(String(text).padEnd(width));
}

/** Untrusted lines that a leg wrote, and the prefix of each. A line break at the text's end is the last line's. */
export interface PrefixedLines {
  readonly prefix: LogText;
  readonly text: string;
}

/** Lines to go between `fenceStart` and `fenceEnd`: cut where long, and of terminal sequences only with colours. */
export function outputLines(batch: readonly PrefixedLines[]): string {
  const lines = batch.flatMap(({ prefix, text }) =>
    linesOf(text.replace(/\r?\n$/, '')).map((line) =>
      withoutCommands(`${String(prefix)}${cleanColouredLine(line, OUTPUT_LINE_LENGTH)}`),
    ),
  );
  return [...lines, ''].join('\n');
}

/** From here on the runner reads no line as a command, until `fenceEnd` of the same token. */
export function fenceStart(token: string): string {
  return `::stop-commands::${token}\n`;
}

export function fenceEnd(token: string): string {
  return `::${token}::\n`;
}

/**
 * Markup for a page. Literal parts are trusted; strings are escaped, line breaks as character references, so that they
 * can neither open an element nor end their HTML block. `Html` is inserted unchanged.
 */
export function html(literals: TemplateStringsArray, ...values: readonly HtmlPart[]): Html {
  return new Escaped(interleave(literals, values.map(markupOf)));
}

/** The separator is trusted. */
export function joinHtml(parts: readonly Html[], separator: string): Html {
  return new Escaped(parts.map(String).join(separator));
}

/** One line of text in `<code>`, of at most `maxLength` UTF-16 units; empty for a blank text. */
export function codeCell(text: string, maxLength: number): Html {
  const line = truncate(oneLine(text), maxLength);
  return line === '' ? html`` : html`<code>${line}</code>`;
}

/** Text in `<pre>` with its line breaks. It takes one line of the source, so that no line there is a blank one. */
export function preformatted(text: string): Html {
  return html`<pre><code>${text}</code></pre>`;
}

/** What GitHub's Mermaid reads as a statement or a date at the start of a task's name. */
const GANTT_STATEMENT =
  /^(?:gantt|section|title|click|call|href|dateFormat|axisFormat|tickInterval|inclusiveEndDates|topAxis|excludes|includes|todayMarker|weekday|weekend|accTitle|accDescr|\d{4}-\d\d-\d\d)/i;

/** A task name for a Mermaid gantt: letters, digits and `._/-`, never empty, never the start of a statement. */
export function ganttLabel(text: string): string {
  const label = firstUnits(oneLine(text).replace(/[^\p{L}\p{N}._/-]+/gu, '-'), 40).replace(/^-+|-+$/g, '');
  if (label === '') return 'leg';
  return GANTT_STATEMENT.test(label) ? `_${label}` : label;
}

/**
 * Breaks up what the runner reads as a command: `##[` anywhere in a line, `::` at its start or after blanks. A
 * culture-sensitive search ignores the zero-width space, but then the runner reads a name that begins one character too
 * early, which is no command.
 */
function withoutCommands(line: string): string {
  return line.replaceAll('##[', '##\u200b[').replace(/^([\s\p{Cf}\p{Cc}]*):(?=:)/u, '$1:\u200b');
}

/** `String.raw` of the literals takes several times as long, and a summary is made of some 100,000 such texts. */
function interleave(literals: readonly string[], parts: readonly string[]): string {
  let text = literals[0] ?? '';
  for (let index = 0; index < parts.length; index += 1) text += (parts[index] ?? '') + (literals[index + 1] ?? '');
  return text;
}

type HtmlPart = string | number | Html | readonly Html[];

/** One line of ASCII without control characters and without those of ENTITIES: most texts, which stay as they are. */
const PLAIN = /^[ !#-%(-;=?-~]*$/;

function markupOf(value: HtmlPart): string {
  if (typeof value === 'string') return PLAIN.test(value) ? value : escapeLines(value);
  return Array.isArray(value) ? value.map(String).join('') : String(value);
}

function escapeLines(value: string): string {
  return linesOf(value).map(cleanLine).map(escapeMarkup).join('&#10;');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
