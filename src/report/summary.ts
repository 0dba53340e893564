import type { LegResult } from '../legs/leg.ts';
import { codeCell, html, joinHtml, type Html } from './escape.ts';
import { type ExcerptLimits, LEAST_EXCERPT, SUMMARY_EXCERPT } from './excerpt.ts';
import { counted } from './format.ts';
import { whyNotStarted } from './leg-phrase.ts';
import { Page, sizeOf } from './page.ts';
import { addPreview } from './preview-summary.ts';
import type { Report } from './report.ts';
import { hasDetails, legDetails, passedDetails } from './summary-details.ts';
import { headingOf, leadOf } from './summary-headline.ts';
import { tableOf, tableRow } from './summary-table.ts';
import { timelineOf } from './timeline.ts';

/** The platform drops a step's summary of more than 1,048,576 bytes, and masking a secret can still make it longer. */
const BUDGET = 900 * 1024;
/** Bytes kept for the list of what did not fit. */
const RESERVE = 2_048;

/** How much of one leg's output is shown, from most to least. */
const OUTPUT_LIMITS: readonly ExcerptLimits[] = [
  SUMMARY_EXCERPT,
  { head: { lines: 5, bytes: 1024 }, tail: { lines: 30, bytes: 6 * 1024 }, failing: 5 },
  LEAST_EXCERPT,
];

/** Bytes that hold a leg's facts and the least of its output. */
const LEAST_SHARE = 4 * 1024;

/**
 * The job summary. What comes later yields first to the budget, in bytes of UTF-8, and is named where it is missing.
 * Each part is an HTML block without blank lines, in which GitHub reads no Markdown; only the timeline is Markdown.
 * @param resultsFile path of the file that has everything; empty when there is none
 */
export function renderSummary(report: Report, resultsFile: string, budget = BUDGET): Html {
  const page = new Page(budget, RESERVE);
  if (!page.add(joinHtml([headingOf(report), leadOf(report)], '\n'))) {
    page.release();
    page.add(headingOf(report));
    return page.whole();
  }
  const missing = addParts(page, report, resultsFile);
  const passed = passedDetails(report);
  if (passed !== null && !page.add(passed)) missing.push(html`the details of the legs that passed`);
  page.release();
  if (missing.length > 0)
    page.add(html`<p>⚠️ To stay within the platform's limit, this summary leaves out ${joinHtml(missing, ', ')}.</p>`);
  if (resultsFile !== '' && report.results.length > 0) {
    page.add(
      html`<p><sub>Everything, with the whole output, is in ${codeCell(resultsFile, 300)} until the job ends.</sub></p>`,
    );
  }
  return page.whole();
}

/** Returns what is missing. */
function addParts(page: Page, report: Report, resultsFile: string): Html[] {
  if (report.preview !== null) return addPreview(page, report.preview);
  return [...addTable(page, report), ...addTimeline(page, report), ...addDetails(page, report, resultsFile)];
}

/** Adds as many rows as fit, first those of legs that need attention, in the order given. Returns what is missing. */
export function addTable(page: Page, report: Report): Html[] {
  const { results } = report;
  const cause = whyNotStarted(report);
  const isWell = ({ outcome, exitCode, loss }: LegResult): number =>
    Number(outcome === 'passed' && exitCode === 0 && loss === null);
  const rows: Html[] = [];
  let left = page.left - sizeOf(tableOf([]));
  for (const result of results.toSorted((one, other) => isWell(one) - isWell(other))) {
    const row = tableRow(result, cause);
    left -= sizeOf(row) + 1;
    if (left < 0) break;
    rows.push(row);
  }
  if (rows.length > 0) page.add(tableOf(rows));
  const lost = results.length - rows.length;
  return lost === 0 ? [] : [html`${counted(lost, 'row')} of the table`];
}

/** Returns what is missing. */
export function addTimeline(page: Page, report: Report): Html[] {
  const timeline = timelineOf(report);
  if (timeline === null || page.add(joinHtml([html`<h3>Timeline</h3>`, timeline], '\n\n'))) return [];
  return [html`the timeline`];
}

/** Shares what is left among the legs, first the preparation; what one spares goes on. Returns what is missing. */
function addDetails(page: Page, report: Report, resultsFile: string): Html[] {
  const { mode, preparation, results } = report;
  const detailed = [...preparation, ...results].filter(hasDetails);
  let title =
    mode === 'wait' || mode === 'run' ? html`<h3>Output of legs that did not pass</h3>\n` : html`<h3>Details</h3>\n`;
  let shortened = 0;
  let lost = 0;
  detailed.forEach((result, index) => {
    const fair = page.left / (detailed.length - index);
    const share = Math.min(page.left, Math.max(fair, LEAST_SHARE)) - sizeOf(title);
    const fitting = fittingDetails((limits) => legDetails(report, result, limits, resultsFile), share);
    if (fitting === null) {
      lost += 1;
      return;
    }
    page.add(html`${title}${fitting.details}`);
    title = html``;
    if (fitting.isShortened) shortened += 1;
  });
  return [
    ...(shortened === 0 ? [] : [html`the output of ${counted(shortened, 'leg')}`]),
    ...(lost === 0 ? [] : [html`all details of ${counted(lost, 'leg')}`]),
  ];
}

type DetailsRenderer = (limits: ExcerptLimits | null) => Html;

/** As much of a leg's details as its share of bytes holds; null when it does not hold the least. */
function fittingDetails(render: DetailsRenderer, share: number): { details: Html; isShortened: boolean } | null {
  const least = render(null);
  if (sizeOf(least) > share) return null;
  for (const limits of OUTPUT_LIMITS) {
    const details = render(limits);
    if (sizeOf(details) <= share) return { details, isShortened: false };
  }
  return { details: least, isShortened: true };
}
