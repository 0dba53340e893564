import type { Publication } from '../inputs/publication-inputs.ts';
import { html, joinHtml, type Html } from '../report/escape.ts';
import { createPage } from '../report/page.ts';
import { originLine } from './publish-event.ts';
import type { Report } from '../report/report.ts';
import { addTable, addTimeline } from '../report/summary.ts';
import { headingOf, leadOf } from '../report/summary-headline.ts';

/** Bytes of UTF-8. GitHub takes 65,536 characters. */
const BUDGET = 60_000;

/** Bytes kept free for what did not fit and for where the comment is from. */
const RESERVE = 4_096;

/**
 * The comment's body: verdict, table and timeline, within the budget. The runner takes a job's secrets out of its log and
 * its summary, but nobody does out of a comment; so it has neither a leg's output nor the reason why a step stopped, which may
 * hold an input's value, and says where these are.
 * @param marker see `markerOf`
 * @param sha the commit that the results are for; may be empty
 */
export function renderComment(
  report: Report,
  publication: Publication,
  { marker, sha }: { readonly marker: Html; readonly sha: string },
): Html {
  const page = createPage(BUDGET, RESERVE);
  page.add(joinHtml([marker, headingOf(report), leadOf(withoutReason(report))], '\n'));
  const missing = [...addTable(page, report), ...addTimeline(page, report)];
  page.release(RESERVE);
  if (missing.length > 0) {
    page.add(html`<p>⚠️ To stay within GitHub's limit, this comment leaves out ${joinHtml(missing, ', ')}.</p>`);
  }
  page.add(html`<p><sub>${originLine(publication, sha)} · what the legs wrote is in its log and summary</sub></p>`);
  return page.whole();
}

/** What the body of this step's comment, and of no other, begins with. It shows nowhere. */
export function markerOf(commentKey: string): Html {
  return html`<!-- op-action comment ${commentKey} -->`;
}

function withoutReason(report: Report): Report {
  return report.stopped === null ? report : { ...report, stopped: 'The log of the step says why.' };
}
