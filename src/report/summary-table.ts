import { parseUuid } from '../contree/uuid.ts';
import type { CancelResult, LegResult, Outcome } from '../legs/leg.ts';
import { formatDuration } from './format.ts';
import { codeCell, html, joinHtml, type Html } from './escape.ts';
import { outcomeWord, remarksOn } from './leg-phrase.ts';
import { phrase, phraseHtml, type Phrase } from './phrase.ts';

/** UTF-16 units of the longer texts in a cell. */
const NAME_LENGTH = 100;
const ERROR_LENGTH = 200;

const SIGNS: Readonly<Record<Outcome, Html>> = {
  passed: html`✅`,
  failed: html`❌`,
  cancelled: html`🚫`,
  'timed-out': html`⏰`,
  active: html`⏳`,
  unknown: html`❓`,
};

/** The outcome with its sign: `✅ passed`. */
export function outcomeLabel(outcome: Outcome, count?: number): Html {
  const word = phraseHtml(outcomeWord(outcome));
  return count === undefined ? html`${SIGNS[outcome]} ${word}` : html`${SIGNS[outcome]} ${count} ${word}`;
}

export function iconOf(outcome: Outcome): Html {
  return SIGNS[outcome];
}

interface Column {
  readonly title: Html;
  readonly attributes: Html;
  readonly cell: (result: LegResult, notStarted: Phrase) => Html;
}

/** Short words stay on one line, however wide the error beside them is; numbers stand at the right. */
const TEXT = html``;
const WORDS = html` nowrap`;
const NUMBER = html` align="right" nowrap`;

const COLUMNS: readonly Column[] = [
  { title: html`Leg`, attributes: TEXT, cell: ({ leg }) => codeCell(leg.name, NAME_LENGTH) },
  { title: html`Outcome`, attributes: WORDS, cell: outcomeCell },
  { title: html`Status`, attributes: TEXT, cell: ({ operation }) => codeCell(operation?.status ?? '', 30) },
  { title: html`Exit code`, attributes: NUMBER, cell: exitCell },
  { title: html`Timed out`, attributes: WORDS, cell: timedOutCell },
  { title: html`Duration`, attributes: NUMBER, cell: ({ operation }) => durationCell(operation?.duration ?? null) },
  { title: html`Image`, attributes: TEXT, cell: ({ operation }) => codeCell(shortImage(operation?.image ?? ''), 60) },
  { title: html`Error`, attributes: TEXT, cell: errorCell },
];

const CANCEL_WORDS: Readonly<Record<CancelResult, Html>> = {
  accepted: html`cancel accepted`,
  finished: html`had finished`,
  rejected: html`cancel refused`,
  failed: html`cancel failed`,
};

/** One table of rows made by `tableRow`, without a blank line: that would end the HTML block. */
export function tableOf(rows: readonly Html[]): Html {
  const titles = COLUMNS.map(({ title, attributes }) => html`<th${attributes}>${title}</th>`);
  const head = html`<thead><tr>${titles}</tr></thead>`;
  return joinHtml([html`<table>`, head, html`<tbody>`, ...rows, html`</tbody>`, html`</table>`], '\n');
}

/**
 * A leg's row, all untrusted text in `<code>`.
 * @param notStarted why legs that were to be started were not; empty where nothing says why
 */
export function tableRow(result: LegResult, notStarted: Phrase): Html {
  return html`<tr>${COLUMNS.map(({ attributes, cell }) => html`<td${attributes}>${cell(result, notStarted)}</td>`)}</tr>`;
}

function exitCell({ operation }: LegResult): Html {
  if (operation?.signal !== null && operation?.signal !== undefined) return html`signal ${operation.signal}`;
  return operation?.exitCode === null || operation?.exitCode === undefined ? html`` : html`${operation.exitCode}`;
}

function timedOutCell({ timedOut, operation }: LegResult): Html {
  if (timedOut) return html`deadline`;
  return operation?.sandboxTimedOut === true ? html`own limit` : html``;
}

function durationCell(seconds: number | null): Html {
  return seconds === null ? html`` : html`${formatDuration(seconds)}`;
}

/** With what came of cancelling it, where the outcome does not say it, and what else there is to say. */
function outcomeCell(result: LegResult): Html {
  const { cancel, outcome } = result;
  const isSaid = cancel === null || (cancel === 'accepted' && outcome === 'cancelled');
  const remarks = [...(isSaid ? [] : [CANCEL_WORDS[cancel]]), ...remarksOn(result).map(phraseHtml)];
  return remarks.length === 0 ? outcomeLabel(outcome) : html`${outcomeLabel(outcome)} (${joinHtml(remarks, ', ')})`;
}

function errorCell({ operation, problem, loss, start, timedOut }: LegResult, notStarted: Phrase): Html {
  if (start === 'planned') return html`not started${reason(timedOut ? phrase`the deadline came first` : notStarted)}`;
  return codeCell(operation?.error ?? problem?.message ?? loss ?? '', ERROR_LENGTH);
}

function reason(words: Phrase): Html {
  const text = phraseHtml(words);
  return String(text) === '' ? text : html`: ${text}`;
}

/** A UUID's first part is enough to tell images apart; it is whole in the leg's details. */
function shortImage(image: string): string {
  return parseUuid(image) === image ? `${image.slice(0, 8)}…` : image;
}
