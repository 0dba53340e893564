import type { LegResult } from '../../legs/leg.ts';
import { isFlaky } from '../../legs/outcome.ts';
import { html, type Html } from '../text/escape.ts';
import { LEAST_EXCERPT, SUMMARY_EXCERPT } from '../excerpts/excerpt.ts';
import { counted } from '../text/format.ts';
import { type Page, sizeOf } from './page.ts';
import type { Report } from '../report.ts';
import { type DetailLimits, type DetailsSource, legDetails } from './summary-details.ts';

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

/** How many legs lack their output, and how many lack all details. */
export type LeftOutCounts = Readonly<Record<'shortened' | 'missing', number>>;

/**
 * Shares the room that is left among the legs, in this order: what one does not use goes to the next. Returns notes on what is
 * left out.
 * @param before what was left out of legs that stand before these; null when no leg does
 */
export function addFolded(
  page: Page,
  source: DetailsSource,
  legs: readonly LegResult[],
  before: LeftOutCounts | null,
): Html[] {
  const { report } = source;
  let lastTitle = '';
  let { shortened, missing } = before ?? { shortened: 0, missing: 0 };
  legs.forEach((result, index) => {
    const ownTitle = titleOf(report, result, before !== null);
    const title = String(ownTitle) === lastTitle ? html`` : ownTitle;
    const fair = page.left / (legs.length - index);
    const share = Math.min(page.left, Math.max(fair, LEAST_SHARE)) - sizeOf(title);
    const fitting = fittingDetails((limits) => legDetails(source, result, limits), share);
    if (fitting === null) {
      missing += 1;
      return;
    }
    page.add(html`${title}${fitting.details}`);
    lastTitle = String(ownTitle);
    if (fitting.isShortened) shortened += 1;
  });
  return [
    ...(shortened === 0 ? [] : [html`the output of ${counted(shortened, 'leg')}`]),
    ...(missing === 0 ? [] : [html`all details of ${counted(missing, 'leg')}`]),
  ];
}

function titleOf({ mode }: Report, result: LegResult, isRest: boolean): Html {
  if (mode !== 'wait' && mode !== 'run')
    return html`<h3>Details</h3>
`;
  return isFlaky(result)
    ? html`<h3>Flaky: legs that passed on a later try</h3>
`
    : html`<h3>Output of ${isRest ? 'other legs' : 'legs'} that did not pass</h3>
`;
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
