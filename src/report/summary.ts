import type { LegResult } from '../legs/leg.ts';
import { counted } from './format.ts';
import { codeCell, html, joinHtml, type Html } from './escape.ts';
import type { ExcerptLimits } from './excerpt.ts';
import { createPage, sizeOf, type Page } from './page.ts';
import { reasonNotStarted } from './report.ts';
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

/** How much of one leg's output is shown, from most to least. */
const OUTPUT_LIMITS: readonly ExcerptLimits[] = [
  { lines: 100, bytes: 16 * 1024 },
  { lines: 50, bytes: 4 * 1024 },
  { lines: 20, bytes: 1024 },
];

/** Bytes in which a leg can say something: its facts, and the least of its output. */
const LEAST_SHARE = 4 * 1024;

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
  if (resultsFile !== '' && report.results.length > 0) {
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

/**
 * Adds as many rows as fit: those of legs that need attention, then the others, both in the order given. Returns what is
 * missing.
 */
export function addTable(page: Page, report: Report): Html[] {
  const { results } = report;
  if (results.length === 0) return [];
  const notStarted = reasonNotStarted(report);
  const isWell = ({ outcome, exitCode, loss }: LegResult): boolean =>
    outcome === 'passed' && exitCode === 0 && loss === null;
  const sorted = [...results].sort((one, other) => Number(isWell(one)) - Number(isWell(other)));
  const rows: Html[] = [];
  let left = page.left() - sizeOf(tableOf([]));
  for (const result of sorted) {
    const row = tableRow(result, notStarted);
    left -= sizeOf(row) + 1;
    if (left < 0) break;
    rows.push(row);
  }
  if (rows.length > 0) page.add(tableOf(rows));
  const lost = results.length - rows.length;
  return lost === 0 ? [] : [html`${counted(lost, 'row')} of the table`];
}

/** Adds the timeline where there is one. Returns what is missing. */
export function addTimeline(page: Page, report: Report): Html[] {
  const timeline = timelineOf(report);
  if (timeline === null || page.add(joinHtml([html`<h3>Timeline</h3>`, timeline], '\n\n'))) return [];
  return [html`the timeline`];
}

/**
 * Gives each leg its share of what is left, first what was to prepare them; a leg that needs less leaves more to those
 * after it. Where a share would be too small to tell anything, the first legs have what the last ones miss.
 */
function addOutput(page: Page, report: Report, resultsFile: string): Html[] {
  const detailed = [...report.preparation, ...report.results].filter(hasDetails);
  let title = html`<h3>${outputTitle(report)}</h3>\n`;
  let shortened = 0;
  let lost = 0;
  detailed.forEach((result, index) => {
    const fair = page.left() / (detailed.length - index);
    const share = Math.min(page.left(), Math.max(fair, LEAST_SHARE)) - sizeOf(title);
    const fitting = fittingDetails(report, result, resultsFile, share);
    if (fitting === null) {
      lost += 1;
      return;
    }
    page.add(html`${title}${fitting.details}`);
    title = html``;
    if (fitting.limits === null) shortened += 1;
  });
  return [
    ...(shortened === 0 ? [] : [html`the output of ${counted(shortened, 'leg')}`]),
    ...(lost === 0 ? [] : [html`all details of ${counted(lost, 'leg')}`]),
  ];
}

function outputTitle({ mode }: Report): Html {
  return mode === 'wait' || mode === 'run' ? html`Output of what did not pass` : html`Details`;
}

function fittingDetails(
  report: Report,
  result: LegResult,
  resultsFile: string,
  share: number,
): { readonly details: Html; readonly limits: ExcerptLimits | null } | null {
  const bare = legDetails(report, result, null, resultsFile);
  if (sizeOf(bare) > share) return null;
  for (const limits of OUTPUT_LIMITS) {
    const details = legDetails(report, result, limits, resultsFile);
    if (sizeOf(details) <= share) return { details, limits };
  }
  return { details: bare, limits: null };
}
