import { linesOf } from '../values/values.ts';
import { firstUnits, truncate, cleanColouredLine, cleanLine, oneLine } from './clean.ts';

/**
 * The only place that makes text safe for the step log or for a page. `LogText` and `Html` have private fields and their classes
 * are not exported, so no other file can make one, and a sink that takes them accepts no plain text.
 */
class EscapedLine {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

class EscapedHtml {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** One line of the step log that the runner does not read as a command. */
export type LogText = EscapedLine;

/** Markup whose every dynamic part is escaped. */
export type Html = EscapedHtml;

/** UTF-16 units of one value in a line, and of a line. */
const VALUE_LENGTH = 1_000;
const LINE_LENGTH = 4_000;

/** The live log cuts a line at 1,024 characters. */
const OUTPUT_LINE_LENGTH = 1_000;

/** A log line. Literal parts are trusted; a string becomes one line as of `oneLine`, of at most 1,000 UTF-16 units. */
export function logLine(literals: TemplateStringsArray, ...values: readonly (string | number | LogText)[]): LogText {
  const parts = values.map((value) =>
    typeof value === 'string' ? truncate(oneLine(value), VALUE_LENGTH) : String(value),
  );
  return new EscapedLine(truncate(withoutCommands(String.raw({ raw: literals }, ...parts)), LINE_LENGTH));
}

/** Lines joined into one, with the trusted separator between them. */
export function joinLogText(lines: readonly LogText[], separator: string): LogText {
  return new EscapedLine(truncate(withoutCommands(lines.map(String).join(separator)), LINE_LENGTH));
}

/** Lines that a leg wrote, and the prefix of each. */
export interface PrefixedLines {
  readonly prefix: LogText;
  /** Untrusted; one or several lines. A line break at its end belongs to the last line. */
  readonly text: string;
}

/**
 * A leg's lines for the step log, between `fenceStart` and `fenceEnd`: each after its prefix, without terminal sequences other
 * than colours, and cut where it is long.
 */
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
 * Markup for a page. Literal parts are trusted; strings are escaped, line breaks as character references, so that they can
 * neither open an element nor end their HTML block. `Html` is inserted unchanged.
 */
export function html(
  literals: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  return new EscapedHtml(String.raw({ raw: literals }, ...values.map(markupOf)));
}

/** Markup joined, with the trusted separator between its parts. */
export function joinHtml(parts: readonly Html[], separator: string): Html {
  return new EscapedHtml(parts.map(String).join(separator));
}

/** One line of text in `<code>`, of at most `maxLength` UTF-16 units; empty for a blank text. */
export function codeCell(text: string, maxLength: number): Html {
  const line = truncate(oneLine(text), maxLength);
  return line === '' ? html`` : html`<code>${line}</code>`;
}

/** Text in `<pre>` with its line breaks. It takes one line of the source, so that none of its lines is a blank one there. */
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
 * Breaks up what the runner reads as a command: `##[` anywhere in a line, `::` at its start or after blanks. A culture-sensitive
 * search ignores the zero-width space, but then the runner reads a name that begins one character too early, which is no command.
 */
function withoutCommands(line: string): string {
  return line.replaceAll('##[', '##\u200b[').replace(/^([\s\p{Cf}\p{Cc}]*):(?=:)/u, '$1:\u200b');
}

function markupOf(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string') return linesOf(value).map(cleanLine).map(escapeMarkup).join('&#10;');
  return Array.isArray(value) ? value.map(String).join('') : String(value);
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
