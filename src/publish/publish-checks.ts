import type { CheckRun } from '../github/check-runs.ts';
import type { Publication } from '../inputs/publication-inputs.ts';
import type { LegResult } from '../legs/leg.ts';
import { oneLine, truncate } from '../report/clean.ts';
import { html, type Html, joinHtml } from '../report/escape.ts';
import { legFacts, whyNotStarted } from '../report/leg-phrase.ts';
import { joinPhrases, phrase, phraseLog } from '../report/phrase.ts';
import type { Report } from '../report/report.ts';
import { failureDetails } from '../report/summary-details.ts';
import { tableOf, tableRow } from '../report/summary-table.ts';
import { jobName } from '../start/marker.ts';
import { originLine } from './origin-line.ts';

/** UTF-16 units. */
const NAME_LENGTH = 100;
const TITLE_LENGTH = 250;

/** The latest moment that RFC 3339 can write, in milliseconds. */
const LATEST = Date.UTC(9999, 11, 31);

/** For each leg, first those without success. They show no output, as the runner masks no secret in them. */
export function checkRunsOf(report: Report, publication: Publication, sha: string): CheckRun[] {
  const nameOf = uniqueNames(publication);
  const origin = originLine(publication, sha);
  const runs = report.results.map((result): CheckRun => ({
    name: nameOf(result.leg.name),
    conclusion: conclusionOf(report, result),
    ...timesOf(result),
    output: { title: titleOf(report, result), summary: String(summaryOf(report, result, origin)) },
  }));
  const isGood = ({ conclusion }: CheckRun): number => Number(conclusion === 'success');
  return runs.sort((one, other) => isGood(one) - isGood(other));
}

/** `op-action / job / leg`, the same in each run; a matrix has `job/2`. Of equal names GitHub shows only the latest. */
function uniqueNames({ origin }: Publication): (leg: string) => string {
  const counts = new Map<string, number>();
  return (leg) => {
    const parts = ['op-action', jobName(origin), leg].map((part) => truncate(oneLine(part), NAME_LENGTH));
    const name = parts.filter((part) => part !== '').join(' / ');
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name} (${String(count)})`;
  };
}

/**
 * GitHub lets a pull request with a neutral required check be merged, so only an allowed failure is neutral, and a leg
 * that the step only read, or started without waiting for its end.
 */
function conclusionOf({ verdict }: Report, result: LegResult): CheckRun['conclusion'] {
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

function titleOf({ mode }: Report, result: LegResult): string {
  return truncate(String(phraseLog(joinPhrases(legFacts(mode, result), phrase` · `))), TITLE_LENGTH);
}

/** At most some 60,000 characters: escaping can make the two long texts six times as long. */
function summaryOf(report: Report, result: LegResult, origin: Html): Html {
  const table = tableOf([tableRow(result, whyNotStarted(report, result))]);
  const footer = html`<p><sub>${origin} · what the leg wrote is in its log and summary</sub></p>`;
  return joinHtml([table, ...failureDetails(report, result), footer], '\n');
}
