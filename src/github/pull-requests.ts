import * as v from 'valibot';
import { connectTo, problemOf, sendTwice, UnexpectedReply, type RepositoryAccess } from './repository-client.ts';

/** A pull request as GitHub knows it now. */
export type PullRequest = v.InferOutput<typeof pullRequest>;

const pullRequest = v.object({
  number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  state: v.string(),
  head: v.object({
    sha: v.pipe(v.string(), v.regex(/^[\da-f]{40,64}$/)),
    ref: v.string(),
    /** Null when the fork is deleted. */
    repo: v.nullable(v.object({ full_name: v.string(), pushed_at: v.nullable(v.string()) })),
  }),
});

const PERMISSION = 'pull-requests: read';

/** Reads one (`GET /repos/{owner}/{repo}/pulls/{number}`), or says why it could not, as a clause. Never throws. */
export async function readPullRequest(
  request: RepositoryAccess & { readonly pullRequest: number },
): Promise<PullRequest | { readonly problem: string }> {
  try {
    const { octokit, repository } = connectTo(request);
    const query = { ...repository, pull_number: request.pullRequest };
    const { data } = await sendTwice(() => octokit.rest.pulls.get(query), request);
    const read = v.safeParse(pullRequest, data);
    if (!read.success) throw new UnexpectedReply();
    return read.output;
  } catch (error) {
    return { problem: problemOf(error, PERMISSION, request.signal) };
  }
}

/**
 * Lists those of a branch in a fork, in any state, the newest first (`GET /repos/{owner}/{repo}/pulls`), 100 at most, or says
 * why it could not, as a clause. Never throws.
 * @param request `fork` is `owner/name`
 */
export async function listPullRequestsOf(
  request: RepositoryAccess & { readonly fork: string; readonly branch: string },
): Promise<readonly PullRequest[] | { readonly problem: string }> {
  const { fork, branch } = request;
  try {
    const { octokit, repository } = connectTo(request);
    const head = `${fork.split('/')[0] ?? ''}:${branch}`;
    const query = { ...repository, head, state: 'all', per_page: 100 } as const;
    const { data } = await sendTwice(() => octokit.rest.pulls.list(query), request);
    const rows: unknown = data;
    if (!Array.isArray(rows)) throw new UnexpectedReply();
    const read = rows.map((row) => v.safeParse(pullRequest, row)).flatMap((row) => (row.success ? [row.output] : []));
    // An older server may ignore the filter.
    return read.filter(
      ({ head: { ref, repo } }) => ref === branch && repo?.full_name.toLowerCase() === fork.toLowerCase(),
    );
  } catch (error) {
    return { problem: problemOf(error, PERMISSION, request.signal) };
  }
}
