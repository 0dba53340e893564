import type { LegResult } from '../../legs/leg.ts';
import { isFlaky, isGivenUp } from '../../legs/outcome.ts';
import { html, joinHtml, type Html } from '../text/escape.ts';
import { counted } from '../text/format.ts';
import { distinctHints } from '../text/leg-hint.ts';
import { BLANK_LINE, Page, sizeOf } from './page.ts';
import { addPreview } from './preview-summary.ts';
import type { Report } from '../report.ts';
import { type DetailsSource, hasDetails } from './summary-details.ts';
import { firstFailures, fitFailures } from './summary-failures.ts';
import { addFolded, type LeftOutCounts } from './summary-folded.ts';
import { headingOf, leadOf, runFacts } from './summary-headline.ts';
import { addPassed } from './summary-passed.ts';
import { arrangeLegs, foldedRows, type LegRows, openRows } from './summary-rows.ts';
import type { TestsView } from '../test-results/tests-view.ts';
import { timelineOf } from './timeline.ts';

/** The platform drops a step's summary of more than 1,048,576 bytes, and masking a secret can still make it longer. */
const BUDGET = 900 * 1024;
/** Bytes kept for the list of what did not fit. */
const RESERVE = 2_048;
/** Of the room below the heading, what failing tests may take. */
const TESTS_SHARE = 0.5;

/**
 * The job summary, for a reader who wants to know what failed: the verdict, failing tests, the end of the first outputs of
 * failures, a table, the timeline, and folded the rest. What the budget, in bytes of UTF-8, has no room for is named: first the
 * details of legs that passed yield, then outputs, then rows. Each part is an HTML block without blank lines, in which GitHub
 * reads no Markdown; only the timeline is Markdown.
 * @param tests null in a step without test reports
 */
export function renderSummary(report: Report, tests: TestsView | null = null, budget = BUDGET): Html {
  const page = new Page(budget, RESERVE);
  if (!page.add(joinHtml([headingOf(report), leadOf(report)], '\n'))) {
    page.release();
    page.add(headingOf(report));
    return page.whole();
  }
  const missing = report.preview === null ? addParts(page, report, tests) : addPreview(page, report.preview);
  page.release();
  if (missing.length > 0)
    page.add(html`<p>⚠️ To stay within the platform's limit, this summary leaves out ${joinHtml(missing, ', ')}.</p>`);
  return page.whole();
}

/** Returns what is missing. */
function addParts(page: Page, report: Report, tests: TestsView | null): Html[] {
  const failing = addTests(page, tests);
  const table = fitTable(report, tests, page.left);
  const failures = firstFailures(report);
  const others = [...report.preparation, ...report.results.toSorted(byNeed)].filter(
    (result) => hasDetails(result) && !failures.includes(result),
  );
  const source = { report, hints: distinctHints(report, [...failures, ...others]) };
  const leftOut = addFailures(page, source, failures, sizeOf(joinHtml(table.blocks, BLANK_LINE)) + BLANK_LINE.length);
  for (const block of table.blocks) page.add(block);
  return [
    ...failing,
    ...table.missing,
    ...addTimeline(page, report),
    ...addFolded(page, source, others, leftOut),
    ...addPassed(page, report),
  ];
}

/** The failing tests. Returns what is missing. */
function addTests(page: Page, tests: TestsView | null): readonly Html[] {
  if (tests === null) return [];
  if (!page.add(tests.heading)) return [html`what the tests came to`];
  const { blocks, missing } = tests.blocks(Math.floor(page.left * TESTS_SHARE));
  const left = blocks.filter((block) => !page.add(block));
  return left.length === 0 ? missing : [...missing, html`some tests`];
}

/** Adds what fits above so many bytes that follow. */
function addFailures(
  page: Page,
  source: DetailsSource,
  failures: readonly LegResult[],
  after: number,
): LeftOutCounts | null {
  if (failures.length === 0) return null;
  const fitting = [...fitFailures(source, failures, page.left - after).values()];
  for (const { details } of fitting) page.add(details);
  return {
    shortened: fitting.filter(({ isShortened }) => isShortened).length,
    missing: failures.length - fitting.length,
  };
}

interface Fitted {
  readonly blocks: readonly Html[];
  readonly missing: readonly Html[];
}

/**
 * What came before the legs, the table, and folded ones of many legs: as many rows as fit, first those of legs that need
 * attention, in their order.
 */
function fitTable(report: Report, tests: TestsView | null, room: number): Fitted {
  const { open, folded } = arrangeLegs(report);
  const facts = joinHtml(runFacts(report), '\n');
  const blocks: Html[] = [];
  let left = room;
  let lost = 0;
  const add = ({ blocks: more, lost: lacking }: LegRows): void => {
    blocks.push(...more);
    left -= more.reduce((sum, block) => sum + sizeOf(block) + BLANK_LINE.length, 0);
    lost += lacking;
  };
  const hasRoom = sizeOf(facts) <= left;
  if (hasRoom && String(facts) !== '') add({ blocks: [facts], lost: 0 });
  if (open.length > 0) add(openRows(report, open, tests, left));
  for (const group of folded) add(foldedRows(report, group, tests, left));
  return {
    blocks,
    missing: [
      ...(hasRoom ? [] : [html`the lines above the table`]),
      ...(lost === 0 ? [] : [html`${counted(lost, 'row')} of the table`]),
    ],
  };
}

/** Adds the table. Returns what is missing. */
export function addTable(page: Page, report: Report, tests: TestsView | null = null): Html[] {
  const { blocks, missing } = fitTable(report, tests, page.left);
  for (const block of blocks) page.add(block);
  return [...missing];
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
