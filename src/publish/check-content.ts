import type { CheckConclusion, CheckRun, RunningCheck } from '../github/check-runs.ts';
import type { Publication } from '../inputs/publication-inputs.ts';
import type { LegResult } from '../legs/leg.ts';
import type { TestRecord } from '../legs/test-results.ts';
import { truncate } from '../report/text/clean.ts';
import { html, type Html, joinHtml } from '../report/text/escape.ts';
import { legFacts, whyNotStarted } from '../report/text/leg-phrase.ts';
import { Page } from '../report/summary/page.ts';
import { joinPhrases, phrase, phraseLog } from '../report/text/phrase.ts';
import type { Report } from '../report/report.ts';
import { failureDetails } from '../report/summary/summary-details.ts';
import { chooseColumns, tableOf, tableRow } from '../report/summary/summary-table.ts';
import { testsSentence } from '../report/test-results/test-phrases.ts';
import type { ModeName } from '../values/mode.ts';
import { checkNames } from './check-names.ts';
import { originLine } from './origin-line.ts';
import { annotationsOf, failedByLeg, legTestsBlock } from './published-tests.ts';

/** UTF-16 units. */
const TITLE_LENGTH = 250;
/** Bytes of UTF-8 of a summary (GitHub takes 65,535 characters), and those kept for its footer. */
const SUMMARY_BUDGET = 60_000;
const SUMMARY_RESERVE = 4_096;

/** The latest moment that RFC 3339 can write, in milliseconds. */
const LATEST = Date.UTC(9999, 11, 31);

/**
 * Those of the legs in these positions of the report. They show neither command nor output: the runner masks no secret there.
 * @param sha the commit that shows them
 */
export function checkRunsOf(
  report: Report,
  publication: Publication,
  sha: string,
  chosen: readonly number[] = report.results.map((_, index) => index),
): CheckRun[] {
  const names = checkNames(
    publication.origin,
    report.results.map(({ leg }) => leg.name),
  );
  const origin = originLine(publication, sha);
  const legs = new Set(chosen.flatMap((index) => report.results[index]?.leg.name ?? []));
  const failed = report.tests === null ? null : failedByLeg(report.tests, legs);
  return chosen.flatMap((index): CheckRun[] => {
    const [result, name] = [report.results[index], names[index]];
    if (result === undefined || name === undefined) return [];
    return [
      {
        name,
        conclusion: conclusionOf(report, result),
        ...timesOf(result),
        output: outputOf(report, result, failed?.get(result.leg.name) ?? [], origin),
      },
    ];
  });
}

/** What the check run of a leg shows while the step runs. */
export function runningOutput(mode: ModeName, result: LegResult, origin: Html): RunningCheck['output'] {
  const page = new Page(SUMMARY_BUDGET, SUMMARY_RESERVE);
  const title = result.reusedFrom === null ? 'in progress' : factsOf(mode, result);
  return { title: truncate(title, TITLE_LENGTH), summary: finish(page, origin, 'writes') };
}

/**
 * GitHub lets a pull request with a neutral required check be merged, so only an allowed failure is neutral, and a leg
 * that the step only read, or started without waiting for its end.
 */
export function conclusionOf({ verdict }: Pick<Report, 'verdict'>, result: LegResult): CheckConclusion {
  const { outcome, allowFailure, operation, loss, exitCode } = result;
  if (outcome === 'passed' && loss === null) return 'success';
  if (allowFailure || (outcome === 'active' && exitCode === 0)) return 'neutral';
  const isStopped = outcome === 'active' && verdict.outcome === 'cancelled';
  if (outcome === 'cancelled' || isStopped) return 'cancelled';
  const hitOwnLimit = outcome === 'failed' && operation?.sandboxTimedOut === true;
  return outcome === 'timed-out' || hitOwnLimit ? 'timed_out' : 'failure';
}

function timesOf({ operation }: LegResult): Pick<CheckRun, 'started_at' | 'completed_at'> {
  const start = Date.parse(operation?.createdAt ?? '');
  const end = Math.round(start + (operation?.duration ?? NaN) * 1_000);
  const isMoment = (time: number): boolean => time > 0 && time < LATEST;
  return {
    ...(isMoment(start) && { started_at: new Date(start).toISOString() }),
    ...(isMoment(end) && end >= start && { completed_at: new Date(end).toISOString() }),
  };
}

function outputOf(report: Report, result: LegResult, failed: readonly TestRecord[], origin: Html): CheckRun['output'] {
  const { mode, tests } = report;
  const { name } = result.leg;
  const counts = tests?.byLeg.get(name);
  const tested = counts === undefined ? [] : [String(phraseLog(testsSentence(counts)))];
  const title = [factsOf(mode, result), ...tested].join(' · ');
  const page = new Page(SUMMARY_BUDGET, SUMMARY_RESERVE);
  const cause = whyNotStarted(report, result);
  const { columns } = chooseColumns(report, [{ result, cause }], null);
  page.add(tableOf([tableRow(result, cause, columns)], columns));
  if (counts !== undefined) page.add(legTestsBlock(counts, failed));
  const details = failureDetails(report, result);
  if (details.length > 0) page.add(joinHtml(details, '\n'));
  return {
    title: truncate(title, TITLE_LENGTH),
    summary: finish(page, origin, 'wrote'),
    ...(tests !== null && { annotations: annotationsOf(failed) }),
  };
}

function factsOf(mode: ModeName, result: LegResult): string {
  return String(phraseLog(joinPhrases(legFacts(mode, result), phrase` · `)));
}

/** Adds where the rest is. */
function finish(page: Page, origin: Html, verb: 'writes' | 'wrote'): string {
  page.release();
  page.add(html`<p><sub>${origin} · what the leg ${verb} is in its log and summary</sub></p>`);
  return String(page.whole());
}
