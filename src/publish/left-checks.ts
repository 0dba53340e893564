import type { Clock } from '../contree/clock.ts';
import { proxyVariables } from '../contree/proxy.ts';
import type { CommitAccess } from '../github/check-runs.ts';
import type { EndingRun } from '../github/end-check-runs.ts';
import type { FoundCheck } from '../github/find-check-runs.ts';
import type { GitHubFailure } from '../github/repository-client.ts';
import { githubApiUrl } from '../inputs/github-address.ts';
import { type InputSource, inputText } from '../inputs/input-source.ts';
import { logLine } from '../report/text/escape.ts';
import { counted } from '../report/text/format.ts';
import type { Log } from '../report/log/log.ts';
import type { Environment } from '../values/values.ts';
import { type OpenChecks, readOpenChecks } from './checks-state.ts';
import { idPrefix } from './external-ids.ts';
import { loadGitHub } from './load-github.ts';

/** Milliseconds for all requests, and for GitHub's limits among them. The runner gives all post steps five minutes. */
const LIMIT = 90_000;
const PATIENCE = 61_000;
/** Milliseconds that a check run gets to arrive after the step that created it was killed. */
const ARRIVAL = 2_000;

export interface LeftChecksDeps {
  readonly source: InputSource;
  readonly env: Environment;
  readonly log: Log;
  readonly clock: Clock;
}

/**
 * At the end of the job: completes the check runs of the step that are in progress, as the step had decided, and as `cancelled`
 * when it was killed before. Failures are only warnings. Throws when the saved entry is damaged.
 */
export async function endLeftChecks(saved: string, deps: LeftChecksDeps): Promise<void> {
  const { clock, env, log, source } = deps;
  const open = readOpenChecks(saved);
  const token = inputText(source, 'github-token');
  if (token === '') {
    log.warning(
      logLine`The check runs that the step left in progress stay so, since github-token is empty: drop that input, since its default is the token of the job.`,
    );
    return;
  }
  const limit = new AbortController();
  const over = new AbortController();
  void clock.sleep(LIMIT, over.signal).then(() => {
    limit.abort('GitHub did not reply in time');
  });
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  const where = { token, apiUrl: githubApiUrl(env), repository, proxyEnv: proxyVariables(env) };
  const access = { ...where, clock, signal: limit.signal, sha: open.sha };
  try {
    const count = await endFound(open, access, log);
    if (count === null || open.conclusions !== null) return;
    // What was under way when the step was killed may arrive a moment later.
    await clock.sleep(ARRIVAL, limit.signal);
    const late = await endFound(open, access, log);
    if (count === 0 && late === 0) log.info(logLine`No check run was left in progress.`);
  } finally {
    over.abort();
  }
}

/** Returns how many were found; null when that could not be looked up. */
async function endFound(open: OpenChecks, access: CommitAccess, log: Log): Promise<number | null> {
  const { endCheckRuns } = await loadGitHub();
  const found = await find(open, access);
  if ('problem' in found) {
    log.warning(logLine`Check runs that the step left in progress could not be looked up: ${found.problem}.`);
    return null;
  }
  const runs = found.map((check) => endingRun(open, check));
  if (runs.length === 0) return 0;
  const { ended, problem } = await endCheckRuns({ ...access, detailsUrl: '', runs, patience: PATIENCE });
  const what = counted(runs.length, 'check run');
  if (problem === null) log.info(logLine`Completed ${what} that the step left in progress.`);
  else log.warning(logLine`Completed ${ended.size} of ${what} that the step left in progress: ${problem}.`);
  return runs.length;
}

/** Once more when GitHub's limit is over. */
async function find(open: OpenChecks, access: CommitAccess): Promise<readonly FoundCheck[] | GitHubFailure> {
  const { findCheckRuns } = await loadGitHub();
  const request = { ...access, externalId: idPrefix(open.owner) };
  const found = await findCheckRuns(request);
  const pause = 'problem' in found && found.kind === 'limited' ? (found.retryAfter ?? Infinity) : Infinity;
  if (pause > PATIENCE) return found;
  await access.clock.sleep(pause, access.signal);
  return await findCheckRuns(request);
}

function endingRun({ conclusions }: OpenChecks, { id, name, externalId }: FoundCheck): EndingRun {
  const known = conclusions?.[externalId];
  const title = known === undefined ? 'the step ended before this leg did' : 'ended';
  const summary = "The job's log and summary have the details.";
  return { id, name, conclusion: known ?? 'cancelled', output: { title, summary } };
}
