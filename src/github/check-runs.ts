import pLimit from 'p-limit';
import { connectTo, problemOf, sendTwice, type RepositoryAccess } from './repository-client.ts';

/** A check run that has ended. */
export interface CheckRun {
  /** One line. */
  readonly name: string;
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'timed_out' | 'neutral';
  /** RFC 3339; null when it is not known. */
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  /** One line of plain text. */
  readonly title: string;
  /** Markdown, of at most 65,535 characters. */
  readonly summary: string;
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
  const attempt = async (run: CheckRun): Promise<void> => {
    if (problems.length > 0) return;
    try {
      // Of two check runs of one name GitHub shows the second.
      await sendTwice(() => createCheckRun(request, run), request);
      created += 1;
    } catch (error) {
      problems.push(problemOf(error, 'checks: write', request.signal));
    }
  };
  const limit = pLimit(PARALLEL);
  await Promise.all(request.runs.map((run) => limit(attempt, run)));
  return { created, problem: problems[0] ?? null };
}

async function createCheckRun(request: CheckRunsRequest, run: CheckRun): Promise<void> {
  const { octokit, repository } = connectTo(request);
  const { name, conclusion, startedAt, completedAt, title, summary } = run;
  await octokit.rest.checks.create({
    ...repository,
    name,
    head_sha: request.sha,
    details_url: request.detailsUrl,
    status: 'completed',
    conclusion,
    ...(startedAt === null ? {} : { started_at: startedAt }),
    ...(completedAt === null ? {} : { completed_at: completedAt }),
    output: { title, summary },
  });
}
