import type { LegResult } from '../legs/leg.ts';
import { isFlaky, isGivenUp } from '../legs/outcome.ts';
import { codeCell, html, joinHtml, type Html } from './escape.ts';
import { LEAST_EXCERPT, SUMMARY_EXCERPT } from './excerpt.ts';
import { counted } from './format.ts';
import { whyNotStarted } from './leg-phrase.ts';
import { Page, sizeOf } from './page.ts';
import { addPreview } from './preview-summary.ts';
import type { Report } from './report.ts';
import { type DetailLimits, hasDetails, legDetails, passedDetails } from './summary-details.ts';
import { headingOf, leadOf } from './summary-headline.ts';
import { tableOf, tableRow } from './summary-table.ts';
import type { TestsView } from './tests-view.ts';
import { timelineOf } from './timeline.ts';

/** The platform drops a step's summary of more than 1,048,576 bytes, and masking a secret can still make it longer. */
const BUDGET = 900 * 1024;
/** Bytes kept for the list of what did not fit. */
const RESERVE = 2_048;

/** How much of one leg's command and output is shown, from most to least. */
const DETAIL_LIMITS: readonly DetailLimits[] = [
  { command: Infinity, output: SUMMARY_EXCERPT },
  {
    command: Infinity,
    output: { head: { lines: 5, bytes: 1024 }, tail: { lines: 30, bytes: 6 * 1024 }, failing: 5 },
  },
  { command: 300, output: LEAST_EXCERPT },
];
const WITHOUT_OUTPUT: DetailLimits = { command: 300, output: null };

/** Bytes that hold a leg's facts and the least of its output. */
const LEAST_SHARE = 4 * 1024;

/**
 * The job summary. What comes later yields first to the budget, in bytes of UTF-8, and is named where it is missing.
 * Each part is an HTML block without blank lines, in which GitHub reads no Markdown; only the timeline is Markdown.
 * @param resultsFile path of the file that has everything; empty when there is none
 */
export function renderSummary(
  report: Report,
  resultsFile: string,
  tests: TestsView | null = null,
  budget = BUDGET,
): Html {
  const page = new Page(budget, RESERVE);
  if (!page.add(joinHtml([headingOf(report), leadOf(report)], '\n'))) {
    page.release();
    page.add(headingOf(report));
    return page.whole();
  }
  const missing = [...addTests(page, tests), ...addParts(page, report, resultsFile)];
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
function addTests(page: Page, tests: TestsView | null): readonly Html[] {
  if (tests === null) return [];
  const { blocks, missing } = tests.blocks(page.left / 2);
  for (const block of blocks) page.add(block);
  return missing;
}

/** Returns what is missing. */
function addParts(page: Page, report: Report, resultsFile: string): Html[] {
  if (report.preview !== null) return addPreview(page, report.preview);
  const parts = [addTable(page, report), addTimeline(page, report), addDetails(page, report, resultsFile)];
  return [...parts.flat(), ...addPassed(page, report)];
}

/** Adds as many rows as fit, first those of legs that need attention, in the order given. Returns what is missing. */
export function addTable(page: Page, report: Report): Html[] {
  const { results } = report;
  const rows: Html[] = [];
  let left = page.left - sizeOf(tableOf([]));
  for (const result of results.toSorted((one, other) => rowRank(one) - rowRank(other))) {
    const row = tableRow(result, whyNotStarted(report, result));
    left -= sizeOf(row) + 1;
    if (left < 0) break;
    rows.push(row);
  }
  if (rows.length > 0) page.add(tableOf(rows));
  const lost = results.length - rows.length;
  return lost === 0 ? [] : [html`${counted(lost, 'row')} of the table`];
}

/** First what did not pass, then what passed on a later try, then the rest. */
function rowRank(result: LegResult): number {
  const { outcome, exitCode, loss } = result;
  if (outcome !== 'passed' || exitCode !== 0 || loss !== null) return 0;
  return isFlaky(result) ? 1 : 2;
}

/** Returns what is missing. */
export function addTimeline(page: Page, report: Report): Html[] {
  const timeline = timelineOf(report);
  if (timeline === null || page.add(joinHtml([html`<h3>Timeline</h3>`, timeline], '\n\n'))) return [];
  return [html`the timeline`];
}

/** What fail-fast cancelled comes after what it was cancelled for, and what passed on a later try comes last. */
function byNeed(one: LegResult, other: LegResult): number {
  const rank = (result: LegResult): number => (isFlaky(result) ? 2 : Number(isGivenUp(result)));
  return rank(one) - rank(other);
}

function detailsTitle({ mode }: Report, result: LegResult): Html {
  if (mode !== 'wait' && mode !== 'run')
    return html`<h3>Details</h3>
`;
  return isFlaky(result)
    ? html`<h3>Flaky: legs that passed on a later try</h3>
`
    : html`<h3>Output of legs that did not pass</h3>
`;
}

/**
 * Shares the room that is left among preparation and legs, in this order: what one does not use goes to the next. Returns notes
 * on what is left out.
 */
function addDetails(page: Page, report: Report, resultsFile: string): Html[] {
  const { preparation, results } = report;
  const detailed = [...preparation, ...results.toSorted(byNeed)].filter(hasDetails);
  let lastTitle = '';
  let shortened = 0;
  let lost = 0;
  detailed.forEach((result, index) => {
    const ownTitle = detailsTitle(report, result);
    const title = String(ownTitle) === lastTitle ? html`` : ownTitle;
    const fair = page.left / (detailed.length - index);
    const share = Math.min(page.left, Math.max(fair, LEAST_SHARE)) - sizeOf(title);
    const fitting = fittingDetails((limits) => legDetails(report, result, limits, resultsFile), share);
    if (fitting === null) {
      lost += 1;
      return;
    }
    page.add(html`${title}${fitting.details}`);
    lastTitle = String(ownTitle);
    if (fitting.isShortened) shortened += 1;
  });
  return [
    ...(shortened === 0 ? [] : [html`the output of ${counted(shortened, 'leg')}`]),
    ...(lost === 0 ? [] : [html`all details of ${counted(lost, 'leg')}`]),
  ];
}

/** Their commands are the first to yield. Returns what is missing. */
function addPassed(page: Page, report: Report): Html[] {
  const whole = passedDetails(report, true);
  if (whole === null || page.add(whole)) return [];
  const short = passedDetails(report, false);
  if (short !== null && page.add(short)) return [html`the commands of the legs that passed`];
  return [html`the details of the legs that passed`];
}

type DetailsRenderer = (limits: DetailLimits) => Html;

/** As much of a leg's details as its share of bytes holds; null when it does not hold the least. */
function fittingDetails(render: DetailsRenderer, share: number): { details: Html; isShortened: boolean } | null {
  const least = render(WITHOUT_OUTPUT);
  if (sizeOf(least) > share) return null;
  for (const limits of DETAIL_LIMITS) {
    const details = render(limits);
    if (sizeOf(details) <= share) return { details, isShortened: false };
  }
  return { details: least, isShortened: true };
}
