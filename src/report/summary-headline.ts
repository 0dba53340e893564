import { OUTCOMES } from '../legs/leg.ts';
import { capped } from './clean.ts';
import { formatDuration } from './duration.ts';
import { html, joinHtml, preformatted, type Html } from './escape.ts';
import { phraseHtml } from './phrase.ts';
import type { Report } from './report.ts';
import { runFacts } from './summary-run.ts';
import { signed, signOf } from './summary-table.ts';
import { verdictSentence } from './verdict-sentence.ts';

/** UTF-16 units of the reason why a step stopped. */
const REASON_LENGTH = 4_000;

/** The verdict as a heading. */
export function headingOf(report: Report): Html {
  const { exitCode } = report.verdict;
  return exitCode === 0
    ? html`<h2>${goodTitle(report)}</h2>`
    : html`<h2>${badTitle(report)} · exit code ${exitCode}</h2>`;
}

/** The verdict in words, and how many legs ended how. */
export function leadOf(report: Report): Html {
  const { verdict, startedAt, endedAt, stopped } = report;
  const sentence =
    stopped === null
      ? html`<p><b>${phraseHtml(verdictSentence(report))}.</b></p>`
      : joinHtml([html`<p><b>The step stopped early.</b></p>`, preformatted(capped(stopped, REASON_LENGTH))], '\n');
  const counts = OUTCOMES.filter((outcome) => verdict.counts[outcome] > 0).map((outcome) =>
    signed(outcome, verdict.counts[outcome]),
  );
  const took = html`${counts.length === 0 ? html`Took` : html`took`} ${formatDuration((endedAt - startedAt) / 1_000)}`;
  const facts = joinHtml([...counts, took], ' · ');
  return joinHtml([sentence, html`<p>${facts}</p>`, ...runFacts(report)], '\n');
}

function badTitle({ verdict, stopped }: Report): Html {
  switch (verdict.outcome) {
    case 'cancelled':
      return html`${signOf('cancelled')} Cancelled`;
    case 'timed-out':
      return html`${signOf('timed-out')} Timed out`;
    case 'passed':
    case 'failed':
      return stopped === null ? html`${signOf('failed')} Failed` : html`${signOf('failed')} Stopped`;
  }
}

/** Nothing made the step fail; a leg that did not pass all the same, or was only looked at, deserves a second look. */
function goodTitle(report: Report): Html {
  const {
    mode,
    verdict: { counts },
  } = report;
  const doubtful = counts.failed + counts['timed-out'] + counts.unknown > 0;
  const sign = doubtful ? html`⚠️` : html`✅`;
  switch (mode) {
    case 'wait':
      return doubtful ? html`${sign} Passed, but not every leg` : html`${sign} Passed`;
    case 'show':
      return html`${sign} Operations shown`;
    case 'list':
      return html`${sign} Operations listed`;
    case 'cancel':
      return html`✅ Operations cancelled`;
    case 'run':
      return goodRunTitle(report);
  }
}

/** Whatever did not pass here was allowed to. */
function goodRunTitle({ detached, results, verdict: { counts } }: Report): Html {
  const done = detached ? html`Started` : html`Passed`;
  if (counts.passed + counts.active < results.length) return html`⚠️ ${done}, but not every leg`;
  const isWhole = results.every(({ loss }) => loss === null);
  return isWhole ? html`✅ ${done}` : html`⚠️ ${done}, but something is missing`;
}
