import pLimit from 'p-limit';
import { type CheckRun, type CommitAccess, MOST_FAILURES, PARALLEL, PERMISSION } from './check-runs.ts';
import { connectTo, failureOf, type RepositoryClient, type GitHubFailure, sendTwice } from './repository-client.ts';

/** How a check run ended that may be there already. */
export interface EndingRun extends CheckRun {
  /** Null for one that is yet to be created. */
  readonly id: number | null;
}

export interface EndingRequest extends CommitAccess {
  /** The page that new ones link to. */
  readonly detailsUrl: string;
  readonly runs: readonly EndingRun[];
  /** Milliseconds that it may wait in all for GitHub's limits. */
  readonly patience: number;
}

export interface Ending {
  readonly ended: ReadonlySet<EndingRun>;
  /** Why some are missing, as a clause; null when none is. */
  readonly problem: string | null;
}

/** Milliseconds. */
const SHORTEST_PAUSE = 1_000;

/**
 * Completes check runs (`PATCH /repos/{owner}/{repo}/check-runs/{id}`), and creates those that are missing as completed ones.
 * It starts no further one after a failure that others would share. Never throws.
 */
export async function endCheckRuns(request: EndingRequest): Promise<Ending> {
  const { clock, runs, signal } = request;
  const ended = new Set<EndingRun>();
  let patience = request.patience;
  for (;;) {
    const left = runs.filter((run) => !ended.has(run));
    const failure = await endOnce(request, left, (run) => ended.add(run));
    if (failure === null) return { ended, problem: ended.size === runs.length ? null : String(signal.reason) };
    const wanted = failure.kind === 'limited' ? (failure.retryAfter ?? Infinity) : Infinity;
    const pause = Math.max(wanted, SHORTEST_PAUSE);
    if (pause > patience) return { ended, problem: failure.problem };
    patience -= pause;
    await clock.sleep(pause, signal);
    if (signal.aborted) return { ended, problem: String(signal.reason) };
  }
}

/** Returns the first failure that says something of the others, else the first one; null when there was none. */
async function endOnce(
  request: EndingRequest,
  runs: readonly EndingRun[],
  onEnded: (run: EndingRun) => void,
): Promise<GitHubFailure | null> {
  const failures: GitHubFailure[] = [];
  const isShared = ({ kind }: GitHubFailure): boolean => kind === 'denied' || kind === 'limited';
  let client: RepositoryClient | null = null;
  const attempt = async (run: EndingRun): Promise<void> => {
    if (failures.some(isShared) || failures.length >= MOST_FAILURES || request.signal.aborted) return;
    try {
      await end((client ??= connectTo(request)), request, run);
      onEnded(run);
    } catch (error) {
      failures.push(failureOf(error, PERMISSION, request.signal));
    }
  };
  const limit = pLimit(PARALLEL);
  await Promise.all(runs.map((run) => limit(attempt, run)));
  return failures.find(isShared) ?? failures[0] ?? null;
}

/** GitHub may reject an annotation that it cannot place: the check run then ends without any. */
async function end(client: RepositoryClient, request: EndingRequest, run: EndingRun): Promise<void> {
  try {
    await send(client, request, run);
  } catch (error) {
    const { annotations = [], title, summary } = run.output;
    const isRejected = failureOf(error, PERMISSION, request.signal).kind === 'rejected';
    if (!isRejected || annotations.length === 0) throw error;
    await send(client, request, { ...run, output: { title, summary } });
  }
}

/** A second arrival completes the check run once more; of two that are created, the commit shows the second. */
async function send(
  { octokit, repository }: RepositoryClient,
  request: EndingRequest,
  { id, name, external_id, conclusion, started_at, completed_at, output }: EndingRun,
): Promise<void> {
  const { annotations = [], title, summary } = output;
  const shown = { title, summary, ...(annotations.length > 0 && { annotations: [...annotations] }) };
  const times = { ...(started_at && { started_at }), ...(completed_at && { completed_at }) };
  const fields = { ...repository, status: 'completed', conclusion, ...times, output: shown } as const;
  const { sha: head_sha, detailsUrl: details_url } = request;
  await sendTwice(async () => {
    if (id !== null) await octokit.rest.checks.update({ ...fields, check_run_id: id });
    else
      await octokit.rest.checks.create({ ...fields, name, head_sha, details_url, ...(external_id && { external_id }) });
  }, request);
}
