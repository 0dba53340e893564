import type { LegResult, Outcome } from '../legs/leg.ts';
import { formatDuration } from './duration.ts';
import { codeCell, html, joinHtml, type Html } from './escape.ts';
import { outcomeWord } from './fate.ts';
import { phraseHtml } from './phrase.ts';

/** UTF-16 units of the longer texts in a cell. */
const NAME_LENGTH = 100;
const ERROR_LENGTH = 200;

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

const SIGNS: Readonly<Record<Outcome, Html>> = {
  passed: html`✅`,
  failed: html`❌`,
  cancelled: html`🚫`,
  'timed-out': html`⏰`,
  active: html`⏳`,
  unknown: html`❓`,
};

/** The outcome with its sign: `✅ passed`. */
export function signed(outcome: Outcome, count?: number): Html {
  const word = phraseHtml(outcomeWord(outcome));
  return count === undefined ? html`${SIGNS[outcome]} ${word}` : html`${SIGNS[outcome]} ${count} ${word}`;
}

export function signOf(outcome: Outcome): Html {
  return SIGNS[outcome];
}

const HEAD = joinHtml(
  [
    html`<thead><tr><th>Leg</th><th>Outcome</th><th>Status</th><th align="right">Exit code</th><th>Timed out</th>`,
    html`<th align="right">Duration</th><th>Image</th><th>Error</th></tr></thead>`,
  ],
  '',
);

/** One table of rows made by `tableRow`, without a blank line: that would end the HTML block. */
export function tableOf(rows: readonly Html[]): Html {
  return joinHtml([html`<table>`, HEAD, html`<tbody>`, ...rows, html`</tbody>`, html`</table>`], '\n');
}

/** A leg's row, all untrusted text in `<code>`. */
export function tableRow(result: LegResult): Html {
  const { leg, operation, outcome, problem } = result;
  const cells = [
    html`<td>${codeCell(leg.name, NAME_LENGTH)}</td>`,
    html`<td>${signed(outcome)}</td>`,
    html`<td>${codeCell(operation?.status ?? '', 30)}</td>`,
    html`<td align="right">${exitCell(result)}</td>`,
    html`<td>${timedOutCell(result)}</td>`,
    html`<td align="right">${durationCell(operation?.duration ?? null)}</td>`,
    html`<td>${codeCell(shortImage(operation?.image ?? ''), 60)}</td>`,
    html`<td>${codeCell(operation?.error ?? problem?.message ?? '', ERROR_LENGTH)}</td>`,
  ];
  return html`<tr>${cells}</tr>`;
}

function exitCell({ operation }: LegResult): Html {
  if (operation?.signal !== null && operation?.signal !== undefined) return html`signal ${operation.signal}`;
  return operation?.exitCode === null || operation?.exitCode === undefined ? html`` : html`${operation.exitCode}`;
}

function timedOutCell({ timedOut, operation }: LegResult): Html {
  if (timedOut) return html`at the deadline`;
  return operation?.sandboxTimedOut === true ? html`own limit` : html``;
}

function durationCell(seconds: number | null): Html {
  return seconds === null ? html`` : html`${formatDuration(seconds).replaceAll(' ', '\u00a0')}`;
}

/** A UUID's first part is enough to tell images apart; it is whole in the leg's details. */
function shortImage(image: string): string {
  return UUID.test(image) ? `${image.slice(0, 8)}…` : image;
}
