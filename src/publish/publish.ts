import type { Clock } from '../contree/clock.ts';
import { messageOf } from '../errors.ts';
import type { CheckRun } from '../github/check-runs.ts';
import type { RepositoryAccess } from '../github/repository-client.ts';
import type { Publication } from '../inputs/publication-inputs.ts';
import { html, joinHtml, logLine, type Html } from '../report/escape.ts';
import { counted } from '../report/format.ts';
import type { Log } from '../report/log.ts';
import type { Report } from '../report/report.ts';
import { Page } from '../report/page.ts';
import { addTable, addTimeline } from '../report/summary.ts';
import { headingOf, leadOf } from '../report/summary-headline.ts';
import { checkRunsOf } from './publish-checks.ts';
import type { EventTarget } from './event-target.ts';
import { loadGitHub } from './load-github.ts';
import { originLine, runUrlOf } from './origin-line.ts';
import { completeTarget, readPublishEvent } from './publish-event.ts';

/** Milliseconds for all requests together, and from the moment that the step is stopped. */
const LIMIT = 10_000;
const STOPPED_LIMIT = 1_000;
/** Check runs of one step. */
const MOST_CHECK_RUNS = 100;
/** Bytes of UTF-8 of a comment (GitHub takes 65,536 characters), and those kept for its footer. */
const COMMENT_BUDGET = 60_000;
const COMMENT_RESERVE = 4_096;

interface PublishDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when the runner stops the step. */
  readonly signal: AbortSignal;
  /** The last that is done to a text: GitHub masks no secret in what is published. */
  readonly hideSecrets: (text: string) => string;
}

/** Shows the results as a comment and check runs, where wanted, as the step's last act. Failures are only warnings. */
export async function publish(report: Report, publication: Publication | null, deps: PublishDeps): Promise<void> {
  const { clock, log, signal, hideSecrets } = deps;
  if (publication === null) return;
  if (publication.repository === '') {
    log.info(logLine`No comment and no check runs: this is not a workflow run of a repository.`);
    return;
  }
  const over = new AbortController();
  try {
    const { token, apiUrl, proxyEnv, repository } = publication;
    const access = { token, apiUrl, proxyEnv, repository, clock, signal: limitTime(clock, signal, over.signal) };
    const wanted = { comment: publication.commentKey !== null, checks: publication.checks };
    const target = await completeTarget(await readPublishEvent(publication), wanted, access);
    const work = { report, publication, target, access, log, hideSecrets };
    await Promise.all([writeComment(work), createChecks(work)]);
  } catch (error) {
    log.warning(logLine`Nothing can be shown on GitHub: ${messageOf(error)}`);
  } finally {
    over.abort();
  }
}

/**
 * The comment's body: verdict, table and timeline. The runner masks no secret in a comment, so it has neither a leg's
 * output nor the reason why a step stopped, which may hold an input's value, and says where these are.
 * @param sha the commit that the results are for; may be empty
 */
export function renderComment(report: Report, publication: Publication, marker: Html, sha: string): Html {
  const page = new Page(COMMENT_BUDGET, COMMENT_RESERVE);
  const shown = report.stopped === null ? report : { ...report, stopped: 'The log of the step says why.' };
  page.add(joinHtml([marker, headingOf(report), leadOf(shown)], '\n'));
  const missing = [...addTable(page, report), ...addTimeline(page, report)];
  page.release();
  if (missing.length > 0) {
    page.add(html`<p>⚠️ To stay within GitHub's limit, this comment leaves out ${joinHtml(missing, ', ')}.</p>`);
  }
  page.add(html`<p><sub>${originLine(publication, sha)} · what the legs wrote is in its log and summary</sub></p>`);
  return page.whole();
}

/** The beginning of this step's comment, and of no other. A page does not show it. */
export function markerOf(commentKey: string): Html {
  return html`<!-- op-action comment ${commentKey} -->`;
}

interface Work extends Pick<PublishDeps, 'log' | 'hideSecrets'> {
  readonly report: Report;
  readonly publication: Publication;
  readonly target: EventTarget;
  readonly access: RepositoryAccess;
}

async function writeComment({ report, publication, target, access, log, hideSecrets }: Work): Promise<void> {
  const { commentKey } = publication;
  const { pullRequest, sha } = target;
  if (commentKey === null) return;
  if (pullRequest === null) {
    if (target.problem === null) log.info(logLine`No comment: the workflow run belongs to no pull request.`);
    else
      log.warning(logLine`No comment: which pull request the workflow run belongs to is not known: ${target.problem}.`);
    return;
  }
  const marker = markerOf(commentKey);
  const body = hideSecrets(String(renderComment(report, publication, marker, sha)));
  const { upsertComment } = await loadGitHub();
  const result = await upsertComment({ ...access, pullRequest, marker: hideSecrets(String(marker)), body });
  if ('done' in result) log.info(logLine`The comment on pull request #${pullRequest} is ${result.done}.`);
  else
    log.warning(
      logLine`The comment on pull request #${pullRequest} is not written: ${explain(result.problem, target)}`,
    );
}

async function createChecks({ report, publication, target, access, log, hideSecrets }: Work): Promise<void> {
  const { sha } = target;
  if (!publication.checks || report.results.length === 0) return;
  if (sha === '') {
    if (target.problem === null) log.info(logLine`No check runs: the commit is not known.`);
    else log.warning(logLine`No check runs: the commit is not known: ${target.problem}.`);
    return;
  }
  const all = checkRunsOf(report, publication, sha);
  const runs = all.slice(0, MOST_CHECK_RUNS).map((run) => withoutSecrets(run, hideSecrets));
  if (all.length > runs.length) {
    const left = counted(all.length - runs.length, 'leg');
    log.warning(logLine`A step creates ${MOST_CHECK_RUNS} check runs at most: ${left} of ${all.length} have none.`);
  }
  const { createCheckRuns } = await loadGitHub();
  const { created, problem } = await createCheckRuns({ ...access, sha, detailsUrl: runUrlOf(publication), runs });
  if (problem === null) log.info(logLine`${counted(created, 'check run')} created.`);
  else log.warning(logLine`${created} of ${counted(runs.length, 'check run')} created: ${explain(problem, target)}`);
}

function withoutSecrets(run: CheckRun, hide: Work['hideSecrets']): CheckRun {
  const { title, summary } = run.output;
  return { ...run, name: hide(run.name), output: { title: hide(title), summary: hide(summary) } };
}

/** Aborts when the time is up; its reason is a clause for people. */
function limitTime(clock: Clock, stop: AbortSignal, over: AbortSignal): AbortSignal {
  const limit = new AbortController();
  const abortAfter = async (ms: number, reason: string): Promise<void> => {
    await clock.sleep(ms, over);
    limit.abort(reason);
  };
  const hurry = (): void => void abortAfter(STOPPED_LIMIT, 'the step was stopped');
  if (stop.aborted) hurry();
  stop.addEventListener('abort', hurry, { once: true, signal: over });
  void abortAfter(LIMIT, 'GitHub did not reply in time');
  return limit.signal;
}

/** The problem as the end of a sentence. The pull request of a fork has no other token. */
function explain(problem: string, { isFork }: EventTarget): string {
  const isPermission = problem.includes('permission');
  return isFork && isPermission ? `${problem}; the token of a pull request from a fork can only read.` : `${problem}.`;
}
