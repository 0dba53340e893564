import type { Clock } from '../contree/clock.ts';
import { messageOf } from '../errors.ts';
import type { Publication } from '../inputs/publication-inputs.ts';
import { html, joinHtml, logLine, type Html } from '../report/text/escape.ts';
import type { Log } from '../report/log/log.ts';
import type { Report } from '../report/report.ts';
import { legNaming } from '../report/test-results/test-legs.ts';
import { Page } from '../report/summary/page.ts';
import { addTable, addTimeline } from '../report/summary/summary.ts';
import { headingOf, leadOf } from '../report/summary/summary-headline.ts';
import { accessOf } from './access-of.ts';
import type { RunningChecks } from './running-checks.ts';
import { endChecks, type PublishWork } from './end-checks.ts';
import { limitTime } from './limit-time.ts';
import { loadGitHub } from './load-github.ts';
import { originLine } from './origin-line.ts';
import { completeTarget, readPublishEvent } from './publish-event.ts';
import { explainPublishProblem } from './publish-problem.ts';
import { testsBlock } from './published-tests.ts';

/**
 * Milliseconds for all requests together, and from the moment that the step is stopped. The first also count after the step's
 * deadline, where a comment matters most: the one of an earlier run would stay.
 */
const LIMITS = { limit: 10_000, stoppedLimit: 1_000 };
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

/**
 * Shows the results as a comment and check runs, where wanted, as the step's last act. Failures are only warnings.
 * @param running the check runs that the step has shown so far; null when it has shown none
 */
export async function publish(
  report: Report,
  publication: Publication | null,
  deps: PublishDeps,
  running: RunningChecks | null = null,
): Promise<void> {
  const { clock, log, signal, hideSecrets } = deps;
  if (publication === null) return;
  if (publication.repository === '') {
    log.info(logLine`No comment and no check runs: this is not a workflow run of a repository.`);
    return;
  }
  const over = new AbortController();
  try {
    const access = { ...accessOf(publication), clock, signal: limitTime(clock, signal, over.signal, LIMITS) };
    const wanted = { comment: publication.commentKey !== null, checks: publication.checks };
    await running?.close();
    const target = await completeTarget(running?.target ?? (await readPublishEvent(publication)), wanted, access);
    const work = { report, publication, target, access, log, hideSecrets };
    await Promise.all([writeComment(work), endChecks(work, running)]);
  } catch (error) {
    log.warning(logLine`Nothing can be shown on GitHub: ${messageOf(error)}`);
  } finally {
    over.abort();
  }
}

/**
 * The comment's body: verdict, failing tests, table and timeline. The runner masks no secret in a comment, so it has neither a
 * leg's output nor the reason why a step stopped, which may hold an input's value, and says where these are.
 * @param sha the commit that the results are for; may be empty
 */
export function renderComment(report: Report, publication: Publication, marker: Html, sha: string): Html {
  const page = new Page(COMMENT_BUDGET, COMMENT_RESERVE);
  const shown = report.stopped === null ? report : { ...report, stopped: 'The log of the step says why.' };
  page.add(joinHtml([marker, headingOf(report), leadOf(shown)], '\n'));
  if (report.tests !== null) page.add(testsBlock(report.tests, legNaming(report)));
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

async function writeComment({ report, publication, target, access, log, hideSecrets }: PublishWork): Promise<void> {
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
      logLine`The comment on pull request #${pullRequest} is not written: ${explainPublishProblem(result.problem, target)}`,
    );
}
