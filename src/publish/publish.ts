import type { Clock } from '../contree/clock.ts';
import { messageOf } from '../errors.ts';
import type { CommentRequest } from '../github/comment.ts';
import type { RepositoryAccess } from '../github/repository-client.ts';
import type { Publication } from '../inputs/publication-inputs.ts';
import { logLine } from '../report/escape.ts';
import { counted } from '../report/format.ts';
import type { Log } from '../report/log.ts';
import type { Report } from '../report/report.ts';
import { checkRunsOf } from './publish-checks.ts';
import { markerOf, renderComment } from './publish-comment.ts';
import { type PublishEvent, readPublishEvent, runUrlOf } from './publish-event.ts';

/** Milliseconds for all of it; the second from when the step is told to end. */
const LIMIT = 15_000;
const STOPPED_LIMIT = 1_000;

/** Check runs of one step. */
const MOST_CHECK_RUNS = 100;

interface Surroundings {
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when the runner asks the step to end. */
  readonly signal: AbortSignal;
}

/**
 * Shows on GitHub what came of the step: the pull request's comment and the legs' check runs, as far as they are wanted.
 * Comes after all else that the step leaves behind. Never throws: what fails is a warning.
 */
export async function publish(
  report: Report,
  publication: Publication | null,
  { clock, log, signal }: Surroundings,
): Promise<void> {
  if (publication === null) return;
  if (publication.repository === '') {
    log.info(logLine`No comment and no check runs: this is no workflow run of a repository.`);
    return;
  }
  const over = new AbortController();
  try {
    const event = await readPublishEvent(publication);
    const { token, apiUrl, repository } = publication;
    const access = { token, apiUrl, repository, clock, signal: limited(clock, signal, over.signal) };
    const work = { report, publication, event, access, log };
    await Promise.all([comment(work), createChecks(work)]);
  } catch (error) {
    log.warning(logLine`Nothing can be shown on GitHub: ${messageOf(error)}`);
  } finally {
    over.abort();
  }
}

interface Work {
  readonly report: Report;
  readonly publication: Publication;
  readonly event: PublishEvent;
  readonly access: RepositoryAccess;
  readonly log: Log;
}

/** Aborts when the time is up, with why as its reason. */
function limited(clock: Clock, stop: AbortSignal, over: AbortSignal): AbortSignal {
  const limit = new AbortController();
  const endAfter = async (ms: number, reason: string): Promise<void> => {
    await clock.sleep(ms, over);
    limit.abort(reason);
  };
  const hurry = (): void => void endAfter(STOPPED_LIMIT, 'the step was told to end');
  if (stop.aborted) hurry();
  stop.addEventListener('abort', hurry, { once: true, signal: over });
  void endAfter(LIMIT, 'GitHub did not reply in time');
  return limit.signal;
}

async function comment({ report, publication, event, access, log }: Work): Promise<void> {
  const { commentKey } = publication;
  const { pullRequest, sha } = event;
  if (commentKey === null) return;
  if (pullRequest === null) {
    const reason = event.problem === null ? logLine`` : logLine` (the event's file cannot be read: ${event.problem})`;
    log.info(logLine`No comment: the workflow run belongs to no pull request${reason}.`);
    return;
  }
  const marker = markerOf(commentKey);
  const body = String(renderComment(report, publication, { marker, sha }));
  const request: CommentRequest = { ...access, pullRequest, marker: String(marker), body };
  const end = await (await loadGitHub()).keepComment(request);
  if ('done' in end) log.info(logLine`The comment on pull request #${pullRequest} is ${end.done}.`);
  else log.warning(logLine`The comment on pull request #${pullRequest} is not written: ${excuse(end.problem, event)}`);
}

async function createChecks({ report, publication, event, access, log }: Work): Promise<void> {
  const { sha } = event;
  if (!publication.checks || report.results.length === 0) return;
  if (sha === '') {
    log.info(logLine`No check runs: the commit is not known.`);
    return;
  }
  const runs = checkRunsOf(report, publication, sha);
  const shown = runs.slice(0, MOST_CHECK_RUNS);
  if (runs.length > shown.length) {
    const left = counted(runs.length - shown.length, 'leg');
    log.warning(logLine`A step creates ${MOST_CHECK_RUNS} check runs at most: ${left} of ${runs.length} have none.`);
  }
  const { createCheckRuns } = await loadGitHub();
  const { created, problem } = await createCheckRuns({
    ...access,
    sha,
    detailsUrl: runUrlOf(publication),
    runs: shown,
  });
  if (problem === null) log.info(logLine`${counted(created, 'check run')} created.`);
  else {
    log.warning(logLine`${created} of ${counted(shown.length, 'check run')} created: ${excuse(problem, event)}`);
  }
}

/** The problem as the end of a sentence. A fork's pull request can have no other token. */
function excuse(problem: string, { isFork }: PublishEvent): string {
  const isPermission = problem.includes('permission');
  return isFork && isPermission ? `${problem}; that of a pull request from a fork may only read.` : `${problem}.`;
}

// From here, and from where the bundle of this code lies, the same address leads to what talks to GitHub. The bundler must
// leave it alone: that part is a bundle of its own, which costs nothing unless it is loaded.
function loadGitHub(): Promise<typeof import('../github/index.ts')> {
  return import(/* webpackIgnore: true */ '../github/index.ts');
}
