import { parseUuid } from '../contree/uuid.ts';
import type { CancelResult, LegResult, Outcome } from '../legs/leg.ts';
import { exitCodeOf, isFlaky, isGivenUp } from '../legs/outcome.ts';
import { codeCell, html, joinHtml, type Html } from './escape.ts';
import { durationOf, outcomeWord, remarksOf, tryPhrase } from './leg-phrase.ts';
import { phraseHtml, type Phrase } from './phrase.ts';

/** UTF-16 units of the longer texts in a cell. */
const NAME_LENGTH = 100;
const ERROR_LENGTH = 200;

export const OUTCOME_ICONS: Readonly<Record<Outcome, Html>> = {
  passed: html`✅`,
  failed: html`❌`,
  cancelled: html`🚫`,
  'timed-out': html`⏰`,
  active: html`⏳`,
  unknown: html`❓`,
  ended: html`🏁`,
};

/** The outcome with its icon: `✅ passed`, `✅ 3 passed`. */
export function outcomeLabel(outcome: Outcome, count?: number): Html {
  const amount = count === undefined ? html`` : html`${count} `;
  return html`${OUTCOME_ICONS[outcome]} ${amount}${outcomeWord(outcome)}`;
}

interface Column {
  readonly title: Html;
  readonly attributes: Html;
  readonly cell: (result: LegResult, cause: Phrase | null) => Html;
}

/** Short words stay on one line even beside a wide error; numbers stand at the right. */
const TEXT = html``;
const WORDS = html` nowrap`;
const NUMBER = html` align="right" nowrap`;

const COLUMNS: readonly Column[] = [
  { title: html`Leg`, attributes: TEXT, cell: ({ leg }) => codeCell(leg.name, NAME_LENGTH) },
  { title: html`Outcome`, attributes: WORDS, cell: outcomeCell },
  { title: html`Status`, attributes: TEXT, cell: ({ operation }) => codeCell(operation?.status ?? '', 30) },
  { title: html`Exit code`, attributes: NUMBER, cell: exitCell },
  { title: html`Timed out`, attributes: WORDS, cell: timedOutCell },
  { title: html`Duration`, attributes: NUMBER, cell: (result) => joinHtml(durationOf(result).map(phraseHtml), '') },
  { title: html`Image`, attributes: TEXT, cell: ({ operation }) => codeCell(shortImage(operation?.image ?? ''), 60) },
  { title: html`Error`, attributes: TEXT, cell: errorCell },
];

const CANCEL_WORDS: Readonly<Record<CancelResult, Html>> = {
  accepted: html`cancel accepted`,
  finished: html`had finished`,
  rejected: html`cancel refused`,
  failed: html`cancel failed`,
};

/** One table of rows from `tableRow`, without a blank line, which would end the HTML block. */
export function tableOf(rows: readonly Html[]): Html {
  const titles = COLUMNS.map(({ title, attributes }) => html`<th${attributes}>${title}</th>`);
  const head = html`<thead><tr>${titles}</tr></thead>`;
  return joinHtml([html`<table>`, head, html`<tbody>`, ...rows, html`</tbody>`, html`</table>`], '\n');
}

/** @param cause why a planned leg was not started; null when unknown */
export function tableRow(result: LegResult, cause: Phrase | null): Html {
  return html`<tr>${COLUMNS.map(({ attributes, cell }) => html`<td${attributes}>${cell(result, cause)}</td>`)}</tr>`;
}

function exitCell({ operation }: LegResult): Html {
  // What the leg counts: the signal is the service's way to end it.
  if (operation?.sandboxTimedOut === true) return html`${exitCodeOf(operation) ?? ''}`;
  const signal = operation?.signal ?? null;
  return signal === null ? html`${operation?.exitCode ?? ''}` : html`signal ${signal}`;
}

function timedOutCell({ timedOut, operation }: LegResult): Html {
  if (timedOut) return html`deadline`;
  return operation?.sandboxTimedOut === true ? html`own limit` : html``;
}

/** With the result of cancelling where the outcome does not imply it, and what else is remarkable. */
function outcomeCell(result: LegResult): Html {
  const { cancel, outcome } = result;
  const isSaid = cancel === null || (cancel === 'accepted' && outcome === 'cancelled');
  const remarks = [
    ...(isSaid ? [] : [CANCEL_WORDS[cancel]]),
    ...(isGivenUp(result) ? [html`fail-fast`] : []),
    ...(isFlaky(result) ? [html`flaky: ${phraseHtml(tryPhrase(result))}`] : []),
    ...remarksOf(result).map(phraseHtml),
  ];
  return remarks.length === 0 ? outcomeLabel(outcome) : html`${outcomeLabel(outcome)} (${joinHtml(remarks, ', ')})`;
}

function errorCell({ operation, problem, loss, start }: LegResult, cause: Phrase | null): Html {
  if (start !== 'planned') return codeCell(operation?.error ?? problem?.message ?? loss ?? '', ERROR_LENGTH);
  return cause === null ? html`not started` : html`not started: ${phraseHtml(cause)}`;
}

/** A UUID's first part is enough to tell images apart; the leg's details show all of it. */
function shortImage(image: string): string {
  return parseUuid(image) === image ? `${image.slice(0, 8)}…` : image;
}
