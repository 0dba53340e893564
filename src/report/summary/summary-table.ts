import type { LegResult } from '../../legs/leg.ts';
import { codeCell, html, joinHtml, type Html } from '../text/escape.ts';
import { durationOf } from '../text/leg-phrase.ts';
import { phraseHtml, type Phrase } from '../text/phrase.ts';
import type { Report } from '../report.ts';
import {
  cpuCell,
  errorCell,
  exitCell,
  imageCell,
  type LegRow,
  memoryCell,
  outcomeCell,
  statusCell,
} from './summary-cells.ts';
import type { TestsView } from '../test-results/tests-view.ts';

/** UTF-16 units. */
const NAME_LENGTH = 100;

export interface Column {
  readonly title: Html;
  readonly attributes: Html;
  readonly cell: (row: LegRow) => Html;
  /** What the cell holds, to stand before it in a line about all rows. */
  readonly noun: Html;
  /** Why it is no line about all rows: it always stays, or, as what was measured or counted, when any is known. */
  readonly stays?: 'always' | 'known';
}

/** Short words stay on one line even beside a wide error; numbers stand at the right. */
const TEXT = html``;
const WORDS = html` nowrap`;
const NUMBER = html` align="right" nowrap`;

const LEG: Column = {
  title: html`Leg`,
  noun: html`leg`,
  attributes: TEXT,
  cell: ({ result }) => codeCell(result.leg.name, NAME_LENGTH),
  stays: 'always',
};
const OUTCOME: Column = {
  title: html`Outcome`,
  noun: html`outcome`,
  attributes: WORDS,
  cell: ({ result }) => outcomeCell(result),
  stays: 'always',
};
const OTHERS: readonly Column[] = [
  { title: html`Exit code`, noun: html`exit code`, attributes: NUMBER, cell: ({ result }) => exitCell(result) },
  {
    title: html`Duration`,
    noun: html`duration`,
    attributes: NUMBER,
    cell: ({ result }) => joinHtml(durationOf(result).map(phraseHtml), ''),
    stays: 'known',
  },
  { title: html`CPU`, noun: html`CPU`, attributes: NUMBER, cell: ({ result }) => cpuCell(result), stays: 'known' },
  {
    title: html`Memory`,
    noun: html`memory`,
    attributes: NUMBER,
    cell: ({ result }) => memoryCell(result),
    stays: 'known',
  },
  {
    title: html`Status`,
    noun: html`status`,
    attributes: TEXT,
    cell: ({ result }) => statusCell(result),
  },
];
const IMAGE: Column = {
  title: html`Image`,
  noun: html`image`,
  attributes: TEXT,
  cell: ({ result }) => imageCell(result),
};
const ERROR: Column = { title: html`Error`, noun: html`error`, attributes: TEXT, cell: (row) => errorCell(row) };

const ALL_COLUMNS: readonly Column[] = [LEG, OUTCOME, ...OTHERS, IMAGE, ERROR];

/**
 * The columns that say something of these rows, and what several rows have in common instead of a column, such as
 * `exit code 3`. An image that all legs of the step have in common is said above its tables.
 * @param isTitled a title says how the legs of all rows ended
 */
export function chooseColumns(
  report: Pick<Report, 'results'>,
  rows: readonly LegRow[],
  tests: TestsView | null,
  isTitled = false,
): { readonly columns: readonly Column[]; readonly shared: readonly Html[] } {
  const shared: Html[] = [];
  const images = imagesOf(report).size > 1 ? [IMAGE] : [];
  const candidates = [LEG, OUTCOME, ...(tests === null ? [] : [testsColumn(tests)]), ...OTHERS, ...images, ERROR];
  const columns = candidates.filter((column) => {
    const { cell, noun, stays } = column;
    const cells = new Set(rows.map((row) => String(cell(row))));
    if (isTitled && column === OUTCOME && cells.size === 1) return false;
    if (stays === 'always' || cells.size > 1) return true;
    if (rows.length === 1 || stays === 'known') return rows.length > 0 && !cells.has('');
    const [first] = rows;
    if (first !== undefined && !cells.has('')) shared.push(html`${noun} ${cell(first)}`);
    return false;
  });
  return { columns, shared };
}

/** The images that the legs of a step ran on. */
export function imagesOf({ results }: Pick<Report, 'results'>): ReadonlySet<string> {
  return new Set(results.flatMap(({ operation }) => operation?.image ?? []));
}

function testsColumn({ cell }: TestsView): Column {
  return {
    title: html`Tests`,
    noun: html`tests`,
    attributes: WORDS,
    cell: ({ result }) => cell(result.leg.name),
    stays: 'known',
  };
}

/** One table of rows from `tableRow` with the same columns, without a blank line, which would end the HTML block. */
export function tableOf(rows: readonly Html[], columns = ALL_COLUMNS): Html {
  const titles = columns.map(({ title, attributes }) => html`<th${attributes}>${title}</th>`);
  const head = html`<thead><tr>${titles}</tr></thead>`;
  return joinHtml([html`<table>`, head, html`<tbody>`, ...rows, html`</tbody>`, html`</table>`], '\n');
}

/** @param cause why a planned leg was not started; null when unknown */
export function tableRow(result: LegResult, cause: Phrase | null, columns = ALL_COLUMNS): Html {
  return html`<tr>${columns.map(({ attributes, cell }) => html`<td${attributes}>${cell({ result, cause })}</td>`)}</tr>`;
}
