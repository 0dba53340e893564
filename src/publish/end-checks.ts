import type { CheckConclusion, CheckOutput } from '../github/check-runs.ts';
import type { EndingRun } from '../github/end-check-runs.ts';
import type { RepositoryAccess } from '../github/repository-client.ts';
import type { Publication } from '../inputs/publication-inputs.ts';
import { logLine } from '../report/text/escape.ts';
import { counted } from '../report/text/format.ts';
import type { Log } from '../report/log/log.ts';
import type { Report } from '../report/report.ts';
import { checkRunsOf, conclusionOf } from './check-content.ts';
import type { EventTarget } from './event-target.ts';
import { externalId, idPrefix } from './external-ids.ts';
import { loadGitHub } from './load-github.ts';
import { runUrlOf } from './origin-line.ts';
import { explainPublishProblem } from './publish-problem.ts';
import { type RunningChecks, MOST_CHECK_RUNS } from './running-checks.ts';

/** Milliseconds that the step's end may wait for GitHub's limits. */
const PATIENCE = 4_000;

export interface PublishWork {
  readonly report: Report;
  readonly publication: Publication;
  readonly target: EventTarget;
  readonly access: RepositoryAccess;
  readonly log: Log;
  /** The last that is done to a text: GitHub masks no secret in what is published. */
  readonly hideSecrets: (text: string) => string;
}

/**
 * Completes the check runs that are in progress, and creates those that are missing as completed ones. What it could not
 * complete is left to the post step, with how it ended.
 */
export async function endChecks(work: PublishWork, running: RunningChecks | null): Promise<void> {
  const { report, publication, target, log } = work;
  if (!publication.checks || report.results.length === 0) return;
  if (target.sha === '') {
    if (target.problem === null) log.info(logLine`No check runs: the commit is not known.`);
    else log.warning(logLine`No check runs: the commit is not known: ${target.problem}.`);
    return;
  }
  const ids = await openIds(work, running);
  const isOpen = (index: number): boolean => ids.has(index) || running?.lost.has(index) === true;
  const chosen = chosenLegs(report, isOpen, running?.isDenied === true);
  if (chosen.length === 0) {
    running?.leave({});
    return;
  }
  warnOfMissing(work, chosen.length);
  const runs = endingRuns(work, chosen, ids, running);
  const open = runs.filter((_, at) => isOpen(chosen[at] ?? -1));
  running?.leave(conclusionsOf(open));
  const { endCheckRuns } = await loadGitHub();
  const request = { ...work.access, sha: target.sha, detailsUrl: runUrlOf(publication), runs, patience: PATIENCE };
  const { ended, problem } = await endCheckRuns(request);
  // One that was not found may still arrive.
  const left = open.filter((run) => run.id === null || !ended.has(run));
  running?.leave(conclusionsOf(left));
  logEnd(work, { wanted: runs.length, ended: ended.size, left: left.length, problem });
}

function warnOfMissing({ report, log }: PublishWork, shown: number): void {
  const all = report.results.length;
  if (shown < MOST_CHECK_RUNS || shown === all) return;
  const left = all - shown;
  const have = left === 1 ? logLine`has` : logLine`have`;
  log.warning(logLine`A step creates ${MOST_CHECK_RUNS} check runs at most: ${left} of ${all} legs ${have} none.`);
}

interface Ended {
  readonly wanted: number;
  readonly ended: number;
  readonly left: number;
  readonly problem: string | null;
}

function logEnd({ log, target }: PublishWork, { wanted, ended, left, problem }: Ended): void {
  const post = left === 0 ? logLine`` : logLine` The post step completes what is left in progress.`;
  if (problem === null) log.info(logLine`${counted(ended, 'check run')} completed.`);
  else
    log.warning(
      logLine`${ended} of ${counted(wanted, 'check run')} completed: ${explainPublishProblem(problem, target)}${post}`,
    );
}

/** Of the check runs that are in progress, those included whose creation was not confirmed. */
async function openIds(
  { access, publication, target }: PublishWork,
  running: RunningChecks | null,
): Promise<Map<number, number>> {
  const ids = new Map(running?.ids);
  if (running === null || running.lost.size === 0) return ids;
  const { findCheckRuns } = await loadGitHub();
  const found = await findCheckRuns({ ...access, sha: target.sha, externalId: idPrefix(running.owner) });
  if ('problem' in found) return ids;
  for (const index of running.lost) {
    const check = found.find(({ externalId: id }) => id === externalId(running.owner, index, publication.origin));
    if (check !== undefined) ids.set(index, check.id);
  }
  return ids;
}

/** Positions of the legs with check runs: all that may be in progress, then as many as fit, first those without success. */
function chosenLegs(report: Report, isOpen: (index: number) => boolean, isDenied: boolean): number[] {
  const { results } = report;
  const all = results.map((_, index) => index);
  const rank = (index: number): number => {
    const result = results[index];
    return result !== undefined && conclusionOf(report, result) === 'success' ? 1 : 0;
  };
  const open = all.filter(isOpen);
  if (isDenied) return open;
  const others = all.filter((index) => !isOpen(index)).sort((one, other) => rank(one) - rank(other));
  const shown = [...open, ...others.slice(0, MOST_CHECK_RUNS - open.length)];
  return shown.sort((one, other) => rank(one) - rank(other));
}

function endingRuns(
  { report, publication, target, hideSecrets: hide }: PublishWork,
  chosen: readonly number[],
  ids: ReadonlyMap<number, number>,
  running: RunningChecks | null,
): EndingRun[] {
  return checkRunsOf(report, publication, target.sha, chosen).map((run, at) => {
    const index = chosen[at] ?? 0;
    const external = running === null ? {} : { external_id: externalId(running.owner, index, publication.origin) };
    return {
      ...run,
      ...external,
      id: ids.get(index) ?? null,
      name: hide(run.name),
      output: withoutSecrets(run.output, hide),
    };
  });
}

function withoutSecrets({ title, summary, annotations }: CheckOutput, hide: PublishWork['hideSecrets']): CheckOutput {
  const shown = annotations?.map((one) => {
    return { ...one, path: hide(one.path), title: hide(one.title), message: hide(one.message) };
  });
  return { title: hide(title), summary: hide(summary), ...(shown && { annotations: shown }) };
}

function conclusionsOf(runs: readonly EndingRun[]): Record<string, CheckConclusion> {
  return Object.fromEntries(runs.map(({ external_id: id = '', conclusion }) => [id, conclusion]));
}
