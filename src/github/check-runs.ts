import pLimit from 'p-limit';
import { connectTo, problemOf, sendTwice, type RepositoryAccess, type RepositoryClient } from './repository-client.ts';

/** A check run that has ended, in the fields of GitHub's API; its name is one line. */
export interface CheckRun {
  readonly name: string;
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'timed_out' | 'neutral';
  /** RFC 3339; absent when it is not known. */
  readonly started_at?: string;
  readonly completed_at?: string;
  /** The title is one line of plain text; the summary is Markdown, of at most 65,535 characters. */
  readonly output: { readonly title: string; readonly summary: string };
}

export interface CheckRunsRequest extends RepositoryAccess {
  /** The commit that shows them. */
  readonly sha: string;
  /** The page that they link to. */
  readonly detailsUrl: string;
  readonly runs: readonly CheckRun[];
}

export interface CheckRunsResult {
  readonly created: number;
  /** Why some are missing, as a clause; null when none is. */
  readonly problem: string | null;
}

/** GitHub asks for few requests at a time. */
const PARALLEL = 4;

/**
 * Creates the check runs (`POST /repos/{owner}/{repo}/check-runs`), and starts no further one after the first that fails. Needs
 * the permission `checks: write` and the token of a job or an app: GitHub accepts check runs of no other. Never throws.
 */
export async function createCheckRuns(request: CheckRunsRequest): Promise<CheckRunsResult> {
  const problems: string[] = [];
  let created = 0;
  let client: RepositoryClient | null = null;
  const attempt = async (run: CheckRun): Promise<void> => {
    if (problems.length > 0) return;
    try {
      const { octokit, repository } = (client ??= connectTo(request));
      const where = { ...repository, head_sha: request.sha, details_url: request.detailsUrl };
      // Of two check runs of one name GitHub shows the second.
      await sendTwice(() => octokit.rest.checks.create({ ...where, status: 'completed', ...run }), request);
      created += 1;
    } catch (error) {
      problems.push(problemOf(error, 'checks: write', request.signal));
    }
  };
  const limit = pLimit(PARALLEL);
  await Promise.all(request.runs.map((run) => limit(attempt, run)));
  return { created, problem: problems[0] ?? null };
}
