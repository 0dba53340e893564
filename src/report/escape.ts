import { firstUnits, truncate, cleanColouredLine, cleanLine, linesOf, oneLine } from './clean.ts';

/**
 * The only place where text becomes fit for the step log or for a page. `LogText` and `Html` have private fields and
 * their classes are not exported, so nothing else can make one, and a sink that takes them cannot be given plain text.
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

/** One line of the step log that no part of the runner takes for a command. */
export type LogText = EscapedLine;

/** Markup whose every dynamic part is escaped. */
export type Html = EscapedHtml;

/** UTF-16 units that one value may add to a line, and that a line may have. */
const VALUE_LENGTH = 1_000;
const LINE_LENGTH = 4_000;

/** The live log cuts a line at 1,024 characters. */
const OUTPUT_LINE_LENGTH = 1_000;

/**
 * A log line. Literal parts are trusted; a string is made one line of at most 1,000 characters without terminal
 * sequences, control or invisible characters.
 */
export function logLine(literals: TemplateStringsArray, ...values: readonly (string | number | LogText)[]): LogText {
  const parts = values.map((value) =>
    typeof value === 'string' ? truncate(oneLine(value), VALUE_LENGTH) : String(value),
  );
  return new EscapedLine(truncate(withoutCommands(interleave(literals, parts)), LINE_LENGTH));
}

/** Lines joined into one, with the trusted separator between them. */
export function joinLogText(lines: readonly LogText[], separator: string): LogText {
  return new EscapedLine(truncate(withoutCommands(lines.map(String).join(separator)), LINE_LENGTH));
}

/** Lines that a leg wrote, and what stands before each. */
export interface PrefixedLines {
  readonly prefix: LogText;
  /** Untrusted, as it came; one or several lines. A line break at its end is that of the last line. */
  readonly text: string;
}

/**
 * What was written, as it may go to the step log behind `fenceStart` and before `fenceEnd`: each line behind its prefix,
 * with terminal sequences other than colours removed and long lines cut.
 */
export function outputLines(batch: readonly PrefixedLines[]): string {
  const lines = batch.flatMap(({ prefix, text }) =>
    linesOf(text.replace(/\r?\n$/, '')).map((line) =>
      withoutCommands(`${String(prefix)}${cleanColouredLine(line, OUTPUT_LINE_LENGTH)}`),
    ),
  );
  return [...lines, ''].join('\n');
}

/** From here on the runner takes no line for a command, until it reads `fenceEnd` of the same token. */
export function fenceStart(token: string): string {
  return `::stop-commands::${token}\n`;
}

export function fenceEnd(token: string): string {
  return `::${token}::\n`;
}

/**
 * Markup for a page. Literal parts are trusted; a string is escaped, its line breaks written as character references,
 * so that it can neither open an element nor end the HTML block it stands in. `Html` goes in as it is.
 */
export function html(
  literals: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  return new EscapedHtml(interleave(literals, values.map(markupOf)));
}

/** Markup joined, with the trusted separator between its parts. */
export function joinHtml(parts: readonly Html[], separator: string): Html {
  return new EscapedHtml(parts.map(String).join(separator));
}

/** One line of text in `<code>`, of at most `maxLength` characters; nothing for a blank text. */
export function codeCell(text: string, maxLength: number): Html {
  const line = truncate(oneLine(text), maxLength);
  return line === '' ? html`` : html`<code>${line}</code>`;
}

/** Text with its lines kept, in `<pre>`. It takes one line of the source, so that no line of it can be a blank one. */
export function preformatted(text: string): Html {
  return html`<pre><code>${text}</code></pre>`;
}

/** What GitHub's Mermaid would take for the start of a statement or a date when a task's name begins with it. */
const GANTT_STATEMENT =
  /^(?:gantt|section|title|click|call|href|dateFormat|axisFormat|tickInterval|inclusiveEndDates|topAxis|excludes|includes|todayMarker|weekday|weekend|accTitle|accDescr|\d{4}-\d\d-\d\d)/i;

/** A task name for a Mermaid gantt: letters, digits and `._/-`, never empty, never the start of a statement. */
export function ganttLabel(text: string): string {
  const label = firstUnits(oneLine(text).replace(/[^\p{L}\p{N}._/-]+/gu, '-'), 40).replace(/^-+|-+$/g, '');
  if (label === '') return 'leg';
  return GANTT_STATEMENT.test(label) ? `_${label}` : label;
}

/**
 * Keeps the runner from finding a command: `##[` counts anywhere in a line, `::` where the line begins after blanks. A
 * search by the rules of a language skips the zero-width space, but then the name that the runner reads begins one
 * character too early, and is no command's.
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

function interleave(literals: TemplateStringsArray, values: readonly string[]): string {
  return literals.map((literal, index) => `${literal}${values[index] ?? ''}`).join('');
}
