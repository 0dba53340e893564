import type { LegResult } from '../../legs/leg.ts';
import { html, type Html, joinHtml } from '../text/escape.ts';
import { groupLegs, type LegGroup, needOf } from './leg-groups.ts';
import { whyNotStarted } from '../text/leg-phrase.ts';
import { sizeOf } from './page.ts';
import type { Report } from '../report.ts';
import type { LegRow } from './summary-cells.ts';
import { chooseColumns, type Column, tableOf, tableRow } from './summary-table.ts';
import type { TestsView } from '../test-results/tests-view.ts';

/** Legs that one table shows whole. Of more, those as expected are folded. */
const MOST_LEGS = 25;
/** Rows that are not folded. */
const MOST_ROWS = 50;

/** Blocks that hold a row for each leg, and how many legs they lack. */
export interface LegRows {
  readonly blocks: readonly Html[];
  readonly lost: number;
}

/** Which legs have a row in the open table, in its order, and which stand in folded tables. A list is there to be read. */
export function arrangeLegs(report: Report): { readonly open: LegResult[]; readonly folded: LegGroup[] } {
  const rank = (result: LegResult): number => {
    const need = needOf(report, result);
    return need === 2 && result.outcome === 'passed' ? 3 : need;
  };
  const sorted = report.results.toSorted((one, other) => rank(one) - rank(other));
  if (sorted.length <= MOST_LEGS) return { open: sorted, folded: [] };
  const isShown = (result: LegResult): boolean => report.mode === 'list' || needOf(report, result) < 2;
  const shown = sorted.filter(isShown);
  return {
    open: shown.slice(0, MOST_ROWS),
    folded: [
      ...groupLegs(report, shown.slice(MOST_ROWS), true),
      ...groupLegs(
        report,
        sorted.filter((result) => !isShown(result)),
      ),
    ],
  };
}

/**
 * As many rows of the legs as fit into so many bytes, in a table that is open.
 * @param isTitled a title says how all of them ended
 */
export function openRows(
  report: Report,
  legs: readonly LegResult[],
  tests: TestsView | null,
  room: number,
  isTitled = false,
): LegRows {
  const rows = legs.map((result) => ({ result, cause: whyNotStarted(report, result) }));
  const { columns, shared } = chooseColumns(report, rows, tests, isTitled);
  const line = shared.length === 0 ? [] : [html`<p>The same in each row: ${joinHtml(shared, ' · ')}</p>`];
  const fitting = fittingRows(rows, columns, room - sizeOf(joinHtml(line, '')) - 1);
  if (fitting.length === 0) return { blocks: [], lost: rows.length };
  return { blocks: [joinHtml([...line, tableOf(fitting, columns)], '\n')], lost: rows.length - fitting.length };
}

/** The same, folded under the title of the group. */
export function foldedRows(report: Report, group: LegGroup, tests: TestsView | null, room: number): LegRows {
  const title = html`<details>\n<summary>${group.title}</summary>`;
  const end = html`</details>`;
  const { blocks, lost } = openRows(report, group.results, tests, room - sizeOf(title) - sizeOf(end) - 2, true);
  return { blocks: blocks.map((block) => joinHtml([title, block, end], '\n')), lost };
}

function fittingRows(rows: readonly LegRow[], columns: readonly Column[], room: number): Html[] {
  const fitting: Html[] = [];
  let left = room - sizeOf(tableOf([], columns));
  for (const { result, cause } of rows) {
    const row = tableRow(result, cause, columns);
    left -= sizeOf(row) + 1;
    if (left < 0) break;
    fitting.push(row);
  }
  return fitting;
}
