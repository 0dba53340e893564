import type { LegResult } from '../legs/leg.ts';
import { counted } from './count.ts';
import { codeCell, html, joinHtml, type Html } from './escape.ts';
import type { ExcerptLimits } from './excerpt.ts';
import { createPage, sizeOf, type Page } from './page.ts';
import type { Report } from './report.ts';
import { hasDetails, legDetails, passedDetails } from './summary-details.ts';
import { headingOf, leadOf } from './summary-headline.ts';
import { tableOf, tableRow } from './summary-table.ts';
import { timelineOf } from './timeline.ts';

export interface SummaryOptions {
  /** Path of the file that has everything. */
  readonly resultsFile: string;
  /** Bytes of UTF-8 that the summary may take. */
  readonly budget?: number;
}

/** The platform drops a step's summary of more than 1,048,576 bytes, and masking a secret can still make it longer. */
const BUDGET = 900 * 1024;

/** Bytes kept free for what is said of all that did not fit. */
const RESERVE = 2_048;

/** How much of one leg's output is shown, from most to nothing. */
const OUTPUT_LIMITS: readonly (ExcerptLimits | null)[] = [
  { lines: 100, bytes: 16 * 1024 },
  { lines: 50, bytes: 4 * 1024 },
  { lines: 20, bytes: 1024 },
  null,
];

/**
 * The job summary, within its budget: verdict, table, timeline, the output of what did not pass, the rest. What comes
 * later has to make room first, and is named where it is missing. Each part is an HTML block without blank lines, in
 * which GitHub reads no Markdown; only the timeline is Markdown, and has no text from outside but reduced names.
 */
export function renderSummary(report: Report, { resultsFile, budget = BUDGET }: SummaryOptions): Html {
  const page = createPage(budget, RESERVE);
  if (!page.add(joinHtml([headingOf(report), leadOf(report)], '\n'))) return shortest(report, budget);
  const missing = [...addTable(page, report), ...addTimeline(page, report), ...addOutput(page, report, resultsFile)];
  const passed = passedDetails(report);
  if (passed !== null && !page.add(passed)) missing.push(html`the details of the legs that passed`);
  page.release(RESERVE);
  if (missing.length > 0)
    page.add(html`<p>⚠️ To stay within the platform's limit, this summary leaves out ${joinHtml(missing, ', ')}.</p>`);
  if (resultsFile !== '') {
    page.add(
      html`<p><sub>Everything, with the whole output, is in ${codeCell(resultsFile, 300)} until the job ends.</sub></p>`,
    );
  }
  return page.whole();
}

function shortest(report: Report, budget: number): Html {
  const page = createPage(budget, 0);
  page.add(headingOf(report));
  return page.whole();
}

/** Adds as many rows as fit, those of legs that did not pass before others, all in the order given. */
function addTable(page: Page, report: Report): Html[] {
  const rows = report.results.map((result) => ({ passed: result.outcome === 'passed', row: tableRow(result) }));
  if (rows.length === 0) return [];
  const shown = new Set<Html>();
  let left = page.left() - sizeOf(tableOf([]));
  for (const { row } of [...rows].sort((one, other) => Number(one.passed) - Number(other.passed))) {
    const size = sizeOf(row) + 1;
    if (size > left) break;
    left -= size;
    shown.add(row);
  }
  const isAdded = shown.size > 0 && page.add(tableOf(rows.map(({ row }) => row).filter((row) => shown.has(row))));
  const lost = rows.length - (isAdded ? shown.size : 0);
  return lost === 0 ? [] : [html`${counted(lost, 'row')} of the table`];
}

function addTimeline(page: Page, report: Report): Html[] {
  const timeline = timelineOf(report);
  if (timeline === null || page.add(joinHtml([html`<h3>Timeline</h3>`, timeline], '\n\n'))) return [];
  return [html`the timeline`];
}

/** Gives each leg its share of what is left; a leg that needs less leaves more to those after it. */
function addOutput(page: Page, report: Report, resultsFile: string): Html[] {
  const detailed = report.results.filter(hasDetails);
  if (detailed.length === 0) return [];
  const isTitled = page.add(html`<h3>Output of what did not pass</h3>`);
  let shortened = 0;
  let lost = 0;
  detailed.forEach((result, index) => {
    const share = page.left() / (detailed.length - index);
    const fitting = isTitled ? fittingDetails(report, result, resultsFile, share) : null;
    if (fitting === null || !page.add(fitting.details)) lost += 1;
    else if (fitting.limits === null) shortened += 1;
  });
  return [
    ...(shortened === 0 ? [] : [html`the output of ${counted(shortened, 'leg')}`]),
    ...(lost === 0 ? [] : [html`all details of ${counted(lost, 'leg')}`]),
  ];
}

function fittingDetails(
  report: Report,
  result: LegResult,
  resultsFile: string,
  share: number,
): { readonly details: Html; readonly limits: ExcerptLimits | null } | null {
  for (const limits of OUTPUT_LIMITS) {
    const details = legDetails(report, result, limits, resultsFile);
    if (sizeOf(details) <= share) return { details, limits };
  }
  return null;
}
