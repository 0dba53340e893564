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
  /** The commit that they are shown at. */
  readonly sha: string;
  /** Where they lead to. */
  readonly detailsUrl: string;
  readonly runs: readonly CheckRun[];
}

export interface CheckRunsEnd {
  readonly created: number;
  /** Why there are no more of them, as a clause; null when there are all. */
  readonly problem: string | null;
}

/** GitHub asks not to be sent many requests at a time. */
const PARALLEL = 4;

/**
 * Creates the check runs (`POST /repos/{owner}/{repo}/check-runs`), and no further one after the first that fails. Needs
 * the permission `checks: write`, and the token of a job or an app: GitHub takes check runs of no other. Never throws.
 */
export async function createCheckRuns(request: CheckRunsRequest): Promise<CheckRunsEnd> {
  const { sha, detailsUrl, runs, signal } = request;
  const turn = pLimit(PARALLEL);
  const problems: string[] = [];
  let created = 0;

  const create = async ({ octokit, repository }: ReturnType<typeof connectTo>, run: CheckRun): Promise<void> => {
    const { name, conclusion, startedAt, completedAt, title, summary } = run;
    await octokit.rest.checks.create({
      ...repository,
      name,
      head_sha: sha,
      details_url: detailsUrl,
      status: 'completed',
      conclusion,
      ...(startedAt === null ? {} : { started_at: startedAt }),
      ...(completedAt === null ? {} : { completed_at: completedAt }),
      output: { title, summary },
    });
  };

  const attempt = async (run: CheckRun): Promise<void> => {
    if (problems.length > 0) return;
    try {
      // The second of two of the same name is the one that is shown.
      await sendTwice(() => create(connectTo(request), run), request);
      created += 1;
    } catch (error) {
      problems.push(problemOf(error, 'checks: write', signal));
    }
  };

  await Promise.all(runs.map((run) => turn(() => attempt(run))));
  return { created, problem: problems[0] ?? null };
}
