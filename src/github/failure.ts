import * as v from 'valibot';

/** What went wrong with a request to GitHub. Nothing of it repeats an error's text, which can show the token. */
export interface GitHubFailure {
  /** Of the reply; null when there was none. */
  readonly status: number | null;
  /** Why, as a clause. */
  readonly problem: string;
  /** It may be another one the next time. */
  readonly passing: boolean;
}

/** How Octokit's errors tell a reply from a request that got none; those are said to have status 500 as well. */
const refusal = v.object({
  status: v.number(),
  response: v.object({ headers: v.optional(v.record(v.string(), v.unknown()), {}) }),
});
const breakdown = v.object({
  cause: v.object({ cause: v.object({ code: v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]*$/)) }) }),
});

/**
 * Explains what Octokit threw.
 * @param permission what the token must be allowed for this request, as a workflow writes it: `actions: read`
 */
export function failureOf(error: unknown, permission: string): GitHubFailure {
  const refused = v.safeParse(refusal, error);
  if (refused.success) {
    const { status, response } = refused.output;
    const problem = `${refusalOf(status, response.headers, permission)} (HTTP ${String(status)})`;
    return { status, problem, passing: status >= 500 };
  }
  const broken = v.safeParse(breakdown, error);
  const reason = broken.success ? `GitHub cannot be reached (${broken.output.cause.cause.code})` : null;
  return { status: null, problem: reason ?? 'the request to GitHub failed', passing: true };
}

function refusalOf(status: number, headers: Readonly<Record<string, unknown>>, permission: string): string {
  if (status === 401) return 'GitHub does not accept github-token';
  // A limit is told with either status (GitHub's documentation, "Rate limits for the REST API").
  const isLimit = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0';
  if (status === 429 || (status === 403 && isLimit)) return 'GitHub takes no more requests for now';
  if (status === 403 || status === 404) return `github-token needs the permission ${permission}`;
  return status >= 500 ? 'GitHub failed' : 'GitHub refused it';
}
