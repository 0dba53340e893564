import type { CheckRun } from '../github/check-runs.ts';
import type { Publication } from '../inputs/publication-inputs.ts';
import type { LegResult } from '../legs/leg.ts';
import { hintOf } from '../report/annotations.ts';
import { truncate, oneLine } from '../report/clean.ts';
import { html, type Html, joinHtml } from '../report/escape.ts';
import { formatDuration } from '../report/format.ts';
import { describeOutcome, remarksOn } from '../report/leg-phrase.ts';
import { figure, joined, phrase, phraseHtml, phraseLog } from '../report/phrase.ts';
import { reasonNotStarted, type Report } from '../report/report.ts';
import { textBlock } from '../report/summary-details.ts';
import { tableOf, tableRow } from '../report/summary-table.ts';
import { jobName } from '../selection/workflow-legs.ts';
import { originLine } from './publish-event.ts';

/** UTF-16 units. */
const NAME_LENGTH = 100;
const TITLE_LENGTH = 250;

/** The latest moment that RFC 3339 can write, in milliseconds. */
const LATEST = Date.UTC(9999, 11, 31);

/**
 * A check run for each leg, those that did not succeed first. As the comment, it tells nothing of a leg's output: the runner
 * takes no secret out of it.
 * @param sha the commit that they are shown at
 */
export function checkRunsOf(report: Report, publication: Publication, sha: string): CheckRun[] {
  const nameOf = naming(publication);
  const runs = report.results.map((result): CheckRun => {
    return {
      name: nameOf(result.leg.name),
      conclusion: conclusionOf(report, result),
      ...timesOf(result),
      title: titleOf(report, result),
      summary: String(summaryOf(report, result, originLine(publication, sha))),
    };
  });
  const isGood = ({ conclusion }: CheckRun): number => Number(conclusion === 'success');
  return runs.sort((one, other) => isGood(one) - isGood(other));
}

/**
 * What a leg comes to as a check. GitHub lets a pull request be merged over a required check that is neutral, so only
 * what was allowed to fail is, and what a step looked at or started without waiting for its end.
 */
function conclusionOf({ verdict }: Report, result: LegResult): CheckRun['conclusion'] {
  const { outcome, allowFailure, operation, loss, exitCode } = result;
  if (outcome === 'passed' && loss === null) return 'success';
  if (allowFailure || (outcome === 'active' && exitCode === 0)) return 'neutral';
  switch (outcome) {
    case 'cancelled':
      return 'cancelled';
    case 'timed-out':
      return 'timed_out';
    case 'active':
      return verdict.outcome === 'cancelled' ? 'cancelled' : 'failure';
    case 'failed':
      return operation?.sandboxTimedOut === true ? 'timed_out' : 'failure';
    case 'passed':
    case 'unknown':
      return 'failure';
  }
}

/**
 * Names that are the same from run to run: `op-action / job / leg`, the job with its position from the second of a matrix
 * on (`job/2`), as of names in one repository only the latest check run is shown.
 */
function naming({ origin }: Publication): (leg: string) => string {
  const taken = new Map<string, number>();
  return (leg) => {
    const parts = ['op-action', jobName(origin), leg].map((part) => truncate(oneLine(part), NAME_LENGTH));
    const name = parts.filter((part) => part !== '').join(' / ');
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return times === 1 ? name : `${name} (${String(times)})`;
  };
}

function timesOf({ operation }: LegResult): Pick<CheckRun, 'startedAt' | 'completedAt'> {
  const start = Date.parse(operation?.createdAt ?? '');
  const end = Math.round(start + (operation?.duration ?? NaN) * 1_000);
  return { startedAt: momentOf(start), completedAt: end >= start ? momentOf(end) : null };
}

/** RFC 3339, or null for what it cannot write. */
function momentOf(time: number): string | null {
  return time > 0 && time < LATEST ? new Date(time).toISOString() : null;
}

function titleOf(report: Report, result: LegResult): string {
  const duration = result.operation?.duration ?? null;
  const took = duration === null ? [] : [phrase`${figure(formatDuration(duration))}`];
  const facts = joined([describeOutcome(report.mode, result), ...remarksOn(result), ...took], phrase` · `);
  return truncate(String(phraseLog(facts)), TITLE_LENGTH);
}

/** At most some 60,000 characters: the two long texts can be six times as long when they are escaped. */
function summaryOf(report: Report, result: LegResult, origin: Html): Html {
  const { operation, problem, loss } = result;
  const hint = phraseHtml(hintOf(report, result));
  const parts = [
    tableOf([tableRow(result, reasonNotStarted(report))]),
    String(hint) === '' ? html`` : html`<p>💡 ${hint}</p>`,
    ...textBlock(html`Error`, operation?.error ?? problem?.message ?? ''),
    ...textBlock(html`Not kept`, loss ?? ''),
    html`<p><sub>${origin} · what the leg wrote is in its log and summary</sub></p>`,
  ];
  return joinHtml(
    parts.filter((part) => String(part) !== ''),
    '\n',
  );
}
